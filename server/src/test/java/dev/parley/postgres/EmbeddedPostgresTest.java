package dev.parley.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.records.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir private Path home;

  private final List<String> told = new ArrayList<>();

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(home, TestDatabase.testCache(), new SecureRandom(), told::add);
  }

  private static Jdbi jdbi(EmbeddedPostgres server) {
    return Jdbi.create(server.url(), server.user(), server.password());
  }

  @Test
  void keepsWhatWasCommittedThroughTheDeathOfEveryProcess() throws IOException {
    EmbeddedPostgres first = start();
    Jdbi before = jdbi(first);
    before.useHandle(h -> h.execute("create table kept as select 42 as answer"));
    long postmaster = PostmasterPid.living(home.resolve("postgres/data")).orElseThrow().pid();
    killFamily(postmaster);
    first.close();

    try (EmbeddedPostgres second = start()) {
      assertThat(answer(jdbi(second))).isEqualTo(42);
      assertThat(second.password()).isEqualTo(first.password());
    }
  }

  @Test
  void adoptsTheServerThatOutlivedItsParent() throws Exception {
    Process parent =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Orphan.class.getName(),
                home.toString())
            .redirectErrorStream(true)
            .start();
    String said;
    try (var out = parent.inputReader()) {
      said = out.lines().filter(line -> line.startsWith("ready ")).findFirst().orElseThrow();
    }
    parent.destroyForcibly().waitFor();

    try (EmbeddedPostgres adopted = start()) {
      assertThat(adopted.url()).isEqualTo(said.substring("ready ".length()));
      assertThat(answer(jdbi(adopted))).isEqualTo(7);
    }
    assertThat(PostmasterPid.living(home.resolve("postgres/data"))).isEmpty();
  }

  /** A program that starts a server, leaves a row in it and waits to be killed. */
  static final class Orphan {
    private Orphan() {}

    public static void main(String[] args) throws InterruptedException {
      EmbeddedPostgres server =
          EmbeddedPostgres.start(
              Path.of(args[0]), TestDatabase.testCache(), new SecureRandom(), _ -> {});
      jdbi(server).useHandle(h -> h.execute("create table kept as select 7 as answer"));
      System.out.println("ready " + server.url());
      Thread.currentThread().join();
    }
  }

  @Test
  void keepsThePasswordFromOthersAndRefusesAWrongOne() throws IOException {
    try (EmbeddedPostgres server = start()) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(home.resolve("postgres/password"))))
          .isEqualTo("rw-------");
      assertThatThrownBy(() -> Jdbi.create(server.url(), server.user(), "guess").open())
          .isInstanceOf(JdbiException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(told).contains("Creating the database…");
      assertThat(
              jdbi(server).<String, RuntimeException>withHandle(EmbeddedPostgresTest::durability))
          .isEqualTo("on on 127.0.0.1");
    }
  }

  @Test
  void refusesASecondParleyInTheSameHome() {
    try (EmbeddedPostgres _ = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(PostgresException.class)
          .hasMessageContaining("in use by another Parley");
    }
  }

  @Test
  void refusesDataOfAnotherMajorVersion() throws IOException {
    start().close();
    Path version = home.resolve("postgres/data/PG_VERSION");
    Files.writeString(version, "17\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(PostgresException.class)
        .hasMessageContaining("PostgreSQL 17")
        .hasMessageContaining("PARLEY_DATABASE_URL");
  }

  private static String durability(org.jdbi.v3.core.Handle handle) {
    return handle
        .createQuery(
            "select concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'), current_setting('listen_addresses'))")
        .mapTo(String.class)
        .one();
  }

  private static int answer(Jdbi jdbi) {
    return jdbi.withHandle(h -> h.createQuery("select answer from kept").mapTo(int.class).one());
  }

  private static void killFamily(long postmaster) {
    ProcessHandle parent = ProcessHandle.of(postmaster).orElseThrow();
    List<ProcessHandle> family = new ArrayList<>(parent.descendants().toList());
    family.add(parent);
    family.forEach(ProcessHandle::destroyForcibly);
    Awaitility.await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
  }
}
