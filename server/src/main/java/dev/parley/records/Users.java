package dev.parley.records;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
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

  /** Makes a user of a team, who may do everything there. */
  public User create(TeamId team, String name, String email, String password) {
    return create(team, Role.ADMIN, name, email, password);
  }

  /** Makes a user of a team. */
  public User create(TeamId team, Role role, String name, String email, String password) {
    String hash = Passwords.hash(password);
    return database
        .jdbi()
        .inTransaction(handle -> {
          User user = insert(handle, name, email, hash, false).orElseThrow();
          boolean _ = join(handle, team, user.id(), role);
          return user;
        });
  }

  /** The user with this e-mail address, in any case, or else a new one who has to be let in. */
  User putIfAbsent(String name, String email, String password) {
    String hash = Passwords.hash(password);
    return database
        .jdbi()
        .inTransaction(handle ->
            insert(handle, name, email, hash, true)
                .orElseGet(() -> login(handle, email).orElseThrow().user()));
  }

  private Optional<User> insert(
      Handle handle, String name, String email, String hash, boolean invited) {
    User user = new User(new UserId(ids.next()), name, email, DatabaseTime.now(clock));
    int made =
        handle
            .createUpdate(
                """
                insert into users (id, name, email, password_hash, created, invited)
                values (:id, :name, :email, :hash, :created, :invited)
                on conflict (lower(email)) do nothing\
                """)
            .bindMethods(user)
            .bind("hash", hash)
            .bind("invited", invited)
            .execute();
    return made == 1 ? Optional.of(user) : Optional.empty();
  }

  /** Makes a user a member of one team more; whether they were none of it before. */
  public boolean join(TeamId team, UserId user, Role role) {
    return database.jdbi().withHandle(handle -> join(handle, team, user, role));
  }

  private static boolean join(Handle handle, TeamId team, UserId user, Role role) {
    return handle
            .createUpdate(
                """
                insert into memberships (user_id, team, role) values (:user, :team, :role)
                on conflict do nothing\
                """)
            .bind("user", user)
            .bind("team", team)
            .bind("role", role.word())
            .execute()
        == 1;
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

  /**
   * The user with this e-mail address, in any case, and this password. It takes as long to find
   * that nobody has the address.
   */
  public Optional<User> signIn(String email, String password) {
    Optional<Login> known = database.jdbi().withHandle(handle -> login(handle, email));
    if (known.isEmpty()) {
      Passwords.matchesNobody(password);
    }
    return known.filter(login -> Passwords.matches(password, login.hash())).map(Login::user);
  }

  private static Optional<Login> login(Handle handle, String email) {
    return handle
        .createQuery("select * from users where lower(email) = lower(:email)")
        .bind("email", email)
        .map((row, _) -> new Login(user(row), row.getString("password_hash")))
        .findOne();
  }

  /** The teams a user is in, by name. */
  public List<Team> teams(UserId user) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select t.* from teams t join memberships m on m.team = t.id
                    where m.user_id = :user order by t.name, t.id\
                    """)
                .bind("user", user)
                .map((row, _) -> Teams.team(row))
                .list());
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

  /** Gives a user another password, and ends all their sessions. */
  public void change(UserId user, String password) {
    String hash = Passwords.hash(password);
    database
        .jdbi()
        .useTransaction(handle -> {
          handle
              .createUpdate(
                  """
                  update users set password_hash = :hash, password_chosen = :now
                  where id = :user\
                  """)
              .bind("hash", hash)
              .bind("now", DatabaseTime.now(clock))
              .bind("user", user)
              .execute();
          Sessions.endAll(handle, user);
        });
  }

  private record Login(User user, String hash) {}

  static User user(ResultSet row) throws SQLException {
    return new User(
        new UserId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getString("email"),
        Rows.instant(row, "created"));
  }
}
