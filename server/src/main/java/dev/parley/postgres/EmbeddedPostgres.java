package dev.parley.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A real, durable PostgreSQL of our own, on 127.0.0.1 with a generated password, as a child
 * process. It outlives a killed JVM and is found again by the next; when it is killed itself it is
 * started again.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(20);
  private static final int START_ATTEMPTS = 5;

  private final PostgresPrograms programs;
  private final PostgresData data;
  private final HomeLock lock;
  private int port;
  private @Nullable PostgresGuard guard;

  private EmbeddedPostgres(PostgresPrograms programs, PostgresData data, HomeLock lock) {
    this.programs = programs;
    this.data = data;
    this.lock = lock;
  }

  /**
   * Starts the server of {@code home}, making it first if there is none, or takes over the one that
   * still runs.
   *
   * @param cache where the programs are kept, shared by all homes
   * @param random makes the password; must be unpredictable
   * @param progress told, in words for a person, of what takes long
   * @throws PostgresException if it cannot run, with the remedy
   */
  public static EmbeddedPostgres start(
      Path home, Path cache, RandomGenerator random, Consumer<String> progress) {
    Path directory = home.toAbsolutePath().resolve("postgres");
    try {
      Files.createDirectories(directory);
      PostgresBinaries.letPass(home);
      PostgresBinaries.letPass(directory);
      HomeLock lock = HomeLock.take(directory);
      try {
        EmbeddedPostgres server = choose(directory, cache, lock, random, progress);
        server.programs.openLog();
        server.run(progress);
        server.guard = new PostgresGuard(server.data.path(), server::startAgain);
        return server;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new PostgresException(
          "PostgreSQL could not be started in %s (%s: %s). Maybe the disk is full, or set PARLEY_HOME to a directory that this user may write to."
              .formatted(directory, e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }

  /** Where a server that runs is reached, and by whom. */
  public record Address(String url, String user, String password) {}

  /** The server of {@code home}, if one runs; whoever started it keeps it. */
  public static Optional<Address> running(Path home) {
    Path directory = home.toAbsolutePath().resolve("postgres");
    try {
      Optional<PostmasterPid> living = PostmasterPid.living(directory.resolve("data"));
      if (living.isEmpty() || !living.get().ready()) {
        return Optional.empty();
      }
      return Optional.of(
          new Address(
              "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(living.get().port()),
              PostgresData.USER,
              Files.readString(directory.resolve("password")).strip()));
    } catch (IOException e) {
      throw new PostgresException(
          "The database in %s could not be looked at (%s: %s). Maybe run this as the user who runs Parley."
              .formatted(directory, e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }

  /**
   * Starts the server of a home that has one already.
   *
   * @throws PostgresException if there is none
   */
  public static EmbeddedPostgres existing(
      Path home, Path cache, RandomGenerator random, Consumer<String> progress) {
    if (!Files.isDirectory(home.toAbsolutePath().resolve("postgres"))) {
      throw new PostgresException(
          "There is no database in %s. Maybe it is another PARLEY_HOME, or PARLEY_DATABASE_URL is not set; ./parley up makes one."
              .formatted(home));
    }
    return start(home, cache, random, progress);
  }

  private static EmbeddedPostgres choose(
      Path directory, Path cache, HomeLock lock, RandomGenerator random, Consumer<String> progress)
      throws IOException {
    // Where nobody may enter the cache, the home gets programs of its own.
    for (Path place : List.of(cache, directory)) {
      PostgresBinaries binaries = PostgresBinaries.in(place, progress);
      Optional<ServerAccount> account =
          ServerAccount.reaching(directory, binaries.program("postgres"));
      if (account.isPresent()) {
        PostgresPrograms programs = new PostgresPrograms(directory, binaries, account.get());
        return new EmbeddedPostgres(programs, PostgresData.in(directory, programs, random), lock);
      }
    }
    throw new PostgresException(
        "PostgreSQL must not run as root, and the user nobody cannot enter %s. Maybe set PARLEY_HOME to a directory that others may pass through, such as /var/lib/parley, run as an ordinary user, or set PARLEY_DATABASE_URL."
            .formatted(directory));
  }

  /** JDBC address of the database {@code postgres}, without credentials. */
  public String url() {
    return url("postgres");
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** The superuser's name. */
  public String user() {
    return PostgresData.USER;
  }

  /** The superuser's password. */
  public String password() {
    return data.password();
  }

  /** Ends all connections and stops the server; everything committed is on disk. */
  @Override
  public void close() {
    PostgresGuard watching = guard;
    if (watching != null) {
      watching.close();
    }
    try (lock) {
      if (PostmasterPid.living(data.path()).isPresent()) {
        String limit = Long.toString(STOP_LIMIT.toSeconds());
        programs.runToEnd(
            "pg_ctl", "stop", "-D", data.path().toString(), "-m", "fast", "-w", "-t", limit);
      }
    } catch (IOException e) {
      throw new PostgresException("PostgreSQL in %s did not stop.".formatted(data.path()), e);
    }
  }

  private void run(Consumer<String> progress) throws IOException {
    data.prepare(progress);
    Optional<PostmasterPid> running = PostmasterPid.living(data.path());
    if (running.isPresent() && awaitReady(null)) {
      return;
    }
    List<String> ends = new ArrayList<>();
    // Starting fails for a moment when the port was taken meanwhile, or when children of a killed
    // server still hold its shared memory.
    for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
      Files.deleteIfExists(PostmasterPid.file(data.path()));
      port = choosePort();
      if (awaitReady(spawn())) {
        return;
      }
      ends.add(programs.lastLineOfLog());
      pause(Duration.ofMillis(200L << attempt));
    }
    throw new PostgresException(
        "PostgreSQL does not start in %s: %s. See %s."
            .formatted(data.path(), ends.getLast(), programs.log()));
  }

  /** On the same port, which the connections know. */
  private boolean startAgain() throws IOException {
    Files.deleteIfExists(PostmasterPid.file(data.path()));
    return awaitReady(spawn());
  }

  /** The port of last time if it is free, for the sake of people who look into the database. */
  private int choosePort() throws IOException {
    Path file = data.path().resolveSibling("port");
    InetAddress loopback = InetAddress.getLoopbackAddress();
    if (Files.exists(file)) {
      try (ServerSocket socket = new ServerSocket()) {
        int last = Integer.parseInt(Files.readString(file).strip());
        socket.bind(new InetSocketAddress(loopback, last));
        return last;
      } catch (IOException | NumberFormatException _) {
        Files.delete(file);
      }
    }
    try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
      Files.writeString(file, Integer.toString(socket.getLocalPort()));
      return socket.getLocalPort();
    }
  }

  private Process spawn() throws IOException {
    return programs.start(
        "postgres",
        "-D",
        data.path().toString(),
        "-p",
        Integer.toString(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "timezone=UTC",
        "-c",
        "log_timezone=UTC",
        "-c",
        "jit=off",
        // Details hold the values of rows, which are people's data.
        "-c",
        "log_error_verbosity=terse");
  }

  /**
   * Waits until the server takes connections.
   *
   * @param child the server if we started it, null for one found running
   * @return false if it ended instead
   */
  private boolean awaitReady(@Nullable Process child) throws IOException {
    for (Duration left = START_LIMIT; left.isPositive(); left = left.minus(STEP)) {
      Optional<PostmasterPid> running = PostmasterPid.living(data.path());
      if (running.isPresent() && running.get().ready()) {
        port = running.get().port();
        return true;
      }
      if (child == null ? running.isEmpty() : !child.isAlive()) {
        return false;
      }
      pause(STEP);
    }
    throw new PostgresException(
        "PostgreSQL in %s was not ready within %d s. See %s."
            .formatted(data.path(), START_LIMIT.toSeconds(), programs.log()));
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
