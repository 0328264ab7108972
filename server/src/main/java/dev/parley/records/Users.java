package dev.parley.records;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people who sign in, and the teams they are in. */
public final class Users {
  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public Users(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** Makes a user of a team. */
  public User create(TeamId team, String name, String email, String password) {
    User user = new User(new UserId(ids.next()), name, email, DatabaseTime.now(clock));
    String hash = Passwords.hash(password);
    database
        .jdbi()
        .useTransaction(handle -> {
          handle
              .createUpdate(
                  """
                  insert into users (id, name, email, password_hash, created)
                  values (:id, :name, :email, :hash, :created)\
                  """)
              .bindMethods(user)
              .bind("hash", hash)
              .execute();
          handle
              .createUpdate("insert into memberships (user_id, team) values (:user, :team)")
              .bind("user", user.id())
              .bind("team", team)
              .execute();
        });
    return user;
  }

  /** Reads a user who is a member of the team. */
  public Optional<User> get(TeamId team, UserId user) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select users.* from users join memberships on user_id = id
                    where id = :user and team = :team\
                    """)
                .bind("user", user)
                .bind("team", team)
                .map((row, _) -> user(row))
                .findOne());
  }

  /** The user with this e-mail address, in any case, and this password. */
  public Optional<User> signIn(String email, String password) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select * from users where lower(email) = lower(:email)")
                .bind("email", email)
                .map((row, _) -> new Login(user(row), row.getString("password_hash")))
                .findOne())
        .filter(login -> Passwords.matches(password, login.hash()))
        .map(Login::user);
  }

  /**
   * The user with this e-mail address, in any case, or the first there was.
   *
   * @param email null for the first
   */
  public Optional<Member> member(@Nullable String email) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select u.*, m.team from users u join memberships m on m.user_id = u.id
                      join teams t on t.id = m.team
                    where cast(:email as text) is null or lower(u.email) = lower(:email)
                    order by u.created, t.created limit 1\
                    """)
                .bind("email", email)
                .map((row, _) -> new Member(user(row), Rows.team(row, "team")))
                .findOne());
  }

  /** A user and the first team they are in. */
  public record Member(User user, TeamId team) {}

  /** Gives a user another password. */
  public void change(UserId user, String password) {
    String hash = Passwords.hash(password);
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate("update users set password_hash = :hash where id = :user")
                .bind("hash", hash)
                .bind("user", user)
                .execute());
  }

  private record Login(User user, String hash) {}

  private static User user(ResultSet row) throws SQLException {
    return new User(
        new UserId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getString("email"),
        Rows.instant(row, "created"));
  }
}
