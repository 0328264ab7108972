package dev.parley.records;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

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
    User user = new User(new UserId(ids.next()), name, email, Times.now(clock));
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

  private record Login(User user, String hash) {}

  private static User user(ResultSet row) throws SQLException {
    return new User(
        new UserId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getString("email"),
        Rows.instant(row, "created"));
  }
}
