package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of databases in every state, and that saying it changes none. */
class TablesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final AtomicInteger COUNT = new AtomicInteger();

  private static HikariDataSource server() {
    return (HikariDataSource) database.get().pool();
  }

  /** A new database with nothing in it. */
  private static String empty(String options) {
    String name = "tables_test" + COUNT.incrementAndGet();
    database.get().jdbi().useHandle(handle -> handle.execute("create database " + name + options));
    return name;
  }

  private static String jdbc(String name) {
    return server().getJdbcUrl().replaceFirst("/[^/?]*(\\?.*)?$", "/" + name);
  }

  private static String url(String name, String user, String password) {
    return jdbc(name)
        .replace("jdbc:postgresql://", "postgresql://%s:%s@".formatted(user, password));
  }

  private static Tables tables(String name) {
    return Tables.of(url(name, server().getUsername(), server().getPassword()));
  }

  private static Jdbi in(String name) {
    return Jdbi.create(jdbc(name), server().getUsername(), server().getPassword());
  }

  private static Flyway flyway(String name, String target) {
    return Flyway.configure()
        .dataSource(jdbc(name), server().getUsername(), server().getPassword())
        .target(target)
        .load();
  }

  /** Everything that is in a database, with when it was last written. */
  private static List<String> contents(String name) {
    return in(name)
        .withHandle(handle ->
            handle
                .createQuery(
                    "select relname || ' ' || xmin || ' ' || coalesce(pg_relation_size(oid), 0) from pg_class where relnamespace = 'public'::regnamespace order by 1")
                .mapTo(String.class)
                .list());
  }

  private static String why(Tables tables) {
    assertThat(tables).isInstanceOf(Tables.Unusable.class);
    return ((Tables.Unusable) tables).why();
  }

  @Test
  void anEmptyDatabaseStaysEmpty() {
    String name = empty("");
    assertThat(tables(name))
        .isInstanceOfSatisfying(Tables.None.class, none -> assertThat(none.steps()).isPositive());
    assertThat(contents(name)).isEmpty();
  }

  @Test
  void tablesOfThisVersionAreUpToDate() {
    String name = empty("");
    flyway(name, "latest").migrate();
    List<String> before = contents(name);
    assertThat(tables(name)).isInstanceOf(Tables.UpToDate.class);
    assertThat(contents(name)).isEqualTo(before);
  }

  @Test
  void earlierTablesStayAsTheyAre() {
    String name = empty("");
    flyway(name, "1").migrate();
    List<String> before = contents(name);
    assertThat(tables(name))
        .isInstanceOfSatisfying(
            Tables.Older.class,
            older -> {
              assertThat(older.version()).isEqualTo("1");
              assertThat(older.wanted()).isNotEqualTo("1");
              assertThat(older.steps()).isPositive();
            });
    assertThat(contents(name)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"true, newer than this Parley", "false, failed"})
  void tablesThatAnotherVersionLeftAreTold(boolean success, String told) {
    String name = empty("");
    flyway(name, "latest").migrate();
    in(name)
        .useHandle(handle ->
            handle.execute(
                "insert into flyway_schema_history values (999, '999', 'x', 'SQL', 'V999__x.sql', 1, 'x', now(), 1, ?)",
                success));
    assertThat(why(tables(name))).contains(told, "999");
  }

  @Test
  void tablesOfSomebodyElseAreTold() {
    String name = empty("");
    in(name).useHandle(handle -> handle.execute("create table theirs (id int)"));
    assertThat(why(tables(name))).contains("not Parley's");
  }

  @Test
  void aUserWhoMayNotMakeTablesIsTold() {
    String name = empty("");
    String user = name + "_user";
    in(name)
        .useHandle(handle -> {
          handle.execute("create user " + user + " password 'secret'");
          handle.execute("revoke create on schema public from public");
        });
    assertThat(why(Tables.of(url(name, user, "secret")))).contains("CREATE on the schema public");
  }

  @Test
  void anEncodingThatCannotKeepNamesIsTold() {
    String name = empty(" encoding 'LATIN1' template template0 locale 'C'");
    assertThat(why(tables(name))).contains("LATIN1", "UTF8");
  }

  @Test
  void aDatabaseOutOfReachIsToldWithoutItsPassword() {
    String user = server().getUsername();
    String password = server().getPassword();
    for (String url :
        List.of(
            url("no_such_database", user, password),
            url("postgres", user, "wrong-" + password),
            url("postgres", "nobody-" + user, password),
            "postgresql://ada:%s@127.0.0.1:1/parley".formatted(password),
            "postgresql://ada:%s@no-such-host.invalid/parley".formatted(password),
            "mysql://ada:%s@127.0.0.1/parley".formatted(password),
            "jdbc:postgresql:// /:?" + password)) {
      assertThat(why(Tables.of(url))).contains("PARLEY_DATABASE_URL").doesNotContain(password);
    }
  }
}
