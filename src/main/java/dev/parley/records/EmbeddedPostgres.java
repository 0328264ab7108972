package dev.parley.records;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real, durable PostgreSQL of our own, on 127.0.0.1 with a generated password, as a child
 * process. It outlives a killed JVM and is found again by the next; when it is killed itself it is
 * started again.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String USER = "parley";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(20);
  private static final int START_ATTEMPTS = 5;
  private static final long MAX_LOG_BYTES = 8L << 20;
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path directory;
  private final Path data;
  private final PostgresBinaries binaries;
  private final ServerAccount account;
  private final HomeLock lock;
  private final String password;
  private int port;
  private @Nullable PostgresGuard guard;

  private EmbeddedPostgres(
      Path directory,
      PostgresBinaries binaries,
      ServerAccount account,
      HomeLock lock,
      String password) {
    this.directory = directory;
    this.data = directory.resolve("data");
    this.binaries = binaries;
    this.account = account;
    this.lock = lock;
    this.password = password;
  }

  /**
   * Starts the server of {@code home}, making it first if there is none, or takes over the one that
   * still runs.
   *
   * @param cache where the programs are kept, shared by all homes
   * @param random makes the password; must be unpredictable
   * @param progress told, in words for a person, of what takes long
   * @throws RecordsException if it cannot run, with the remedy
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
        server.openLog();
        server.run(progress);
        server.guard = new PostgresGuard(server.data, server::startAgain);
        return server;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new RecordsException(
          "PostgreSQL could not be started in %s (%s: %s). Maybe the disk is full, or set PARLEY_HOME to a directory that this user may write to."
              .formatted(directory, e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }

  private static EmbeddedPostgres choose(
      Path directory, Path cache, HomeLock lock, RandomGenerator random, Consumer<String> progress)
      throws IOException {
    String password = password(directory.resolve("password"), random);
    // Where nobody may enter the cache, the home gets programs of its own.
    for (Path place : List.of(cache, directory)) {
      PostgresBinaries binaries = PostgresBinaries.in(place, progress);
      Optional<ServerAccount> account =
          ServerAccount.reaching(directory, binaries.program("postgres"));
      if (account.isPresent()) {
        return new EmbeddedPostgres(directory, binaries, account.get(), lock, password);
      }
    }
    throw new RecordsException(
        "PostgreSQL must not run as root, and the user nobody cannot enter %s. Maybe set PARLEY_HOME to a directory that others may pass through, such as /var/lib/parley, run as an ordinary user, or set PARLEY_DATABASE_URL."
            .formatted(directory));
  }

  /** JDBC address of the database {@code postgres}, without credentials. */
  public String url() {
    return url("postgres");
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** The superuser's name. */
  public String user() {
    return USER;
  }

  /** The superuser's password. */
  public String password() {
    return password;
  }

  /** Ends all connections and stops the server; everything committed is on disk. */
  @Override
  public void close() {
    PostgresGuard watching = guard;
    if (watching != null) {
      watching.close();
    }
    try (lock) {
      if (PostmasterPid.living(data).isPresent()) {
        String limit = Long.toString(STOP_LIMIT.toSeconds());
        runToEnd(
            List.of(
                binaries.program("pg_ctl").toString(),
                "stop",
                "-D",
                data.toString(),
                "-m",
                "fast",
                "-w",
                "-t",
                limit));
      }
    } catch (IOException e) {
      throw new RecordsException("PostgreSQL in %s did not stop.".formatted(directory), e);
    }
  }

  private static String password(Path file, RandomGenerator random) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    String password = HexFormat.of().formatHex(bytes);
    Files.writeString(Files.createFile(file, PRIVATE), password);
    return password;
  }

  /** Keeps the log from others, and of what was before only the last. */
  private void openLog() throws IOException {
    Path log = directory.resolve("log");
    if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
      Files.move(log, directory.resolve("log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(log)) {
      Files.createFile(log, PRIVATE);
    }
  }

  private void run(Consumer<String> progress) throws IOException {
    if (!Files.exists(data.resolve("PG_VERSION"), LinkOption.NOFOLLOW_LINKS)) {
      progress.accept("Creating the database…");
      initialize();
    }
    refuseAnotherMajorVersion();
    account.own(data);
    Optional<PostmasterPid> running = PostmasterPid.living(data);
    if (running.isPresent() && awaitReady(null)) {
      return;
    }
    List<String> ends = new ArrayList<>();
    // Starting fails for a moment when the port was taken meanwhile, or when children of a killed
    // server still hold its shared memory.
    for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
      Files.deleteIfExists(PostmasterPid.file(data));
      port = choosePort();
      if (awaitReady(spawn())) {
        return;
      }
      ends.add(lastLineOfLog());
      pause(Duration.ofMillis(200L << attempt));
    }
    throw new RecordsException(
        "PostgreSQL does not start in %s: %s. See %s."
            .formatted(data, ends.getLast(), directory.resolve("log")));
  }

  /** On the same port, which the connections know. */
  private boolean startAgain() throws IOException {
    Files.deleteIfExists(PostmasterPid.file(data));
    return awaitReady(spawn());
  }

  /** Makes the data directory under another name first, so that a half-made one is never used. */
  private void initialize() throws IOException {
    Path partial = directory.resolve("data.partial");
    PostgresBinaries.deleteTree(partial);
    Files.createDirectory(partial);
    Path passwordFile = partial.resolveSibling("initial-password");
    Files.deleteIfExists(passwordFile);
    Files.writeString(Files.createFile(passwordFile, PRIVATE), password);
    try {
      account.own(partial);
      account.own(passwordFile);
      runToEnd(
          List.of(
              binaries.program("initdb").toString(),
              "-D",
              partial.toString(),
              "-U",
              USER,
              "--pwfile=" + passwordFile,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C.UTF-8",
              "--no-instructions"));
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(partial, data);
  }

  private void refuseAnotherMajorVersion() throws IOException {
    String version = Files.readString(data.resolve("PG_VERSION")).strip();
    if (!version.equals(PostgresBinaries.MAJOR)) {
      throw new RecordsException(
          "The data in %s is of PostgreSQL %s, and this Parley brings PostgreSQL %s, which cannot read it. Run the Parley that made it, or move the data with pg_dump and PARLEY_DATABASE_URL."
              .formatted(data, version, PostgresBinaries.MAJOR));
    }
  }

  /** The port of last time if it is free, for the sake of people who look into the database. */
  private int choosePort() throws IOException {
    Path file = directory.resolve("port");
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

  /**
   * In a session of its own: Ctrl-C in a terminal is for us, who stop the server when we are done.
   */
  private Process spawn() throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(
        account.command(
            List.of(
                binaries.program("postgres").toString(),
                "-D",
                data.toString(),
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
                "log_error_verbosity=terse")));
    return process(command).start();
  }

  private ProcessBuilder process(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()));
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  private void runToEnd(List<String> command) throws IOException {
    try {
      Process process = process(account.command(command)).start();
      if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("%s took too long".formatted(command.getFirst()));
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "%s failed: %s; see %s"
                .formatted(command.getFirst(), lastLineOfLog(), directory.resolve("log")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Waits until the server takes connections.
   *
   * @param child the server if we started it, null for one found running
   * @return false if it ended instead
   */
  private boolean awaitReady(@Nullable Process child) throws IOException {
    for (Duration left = START_LIMIT; left.isPositive(); left = left.minus(STEP)) {
      Optional<PostmasterPid> running = PostmasterPid.living(data);
      if (running.isPresent() && running.get().ready()) {
        port = running.get().port();
        return true;
      }
      if (child == null ? running.isEmpty() : !child.isAlive()) {
        return false;
      }
      pause(STEP);
    }
    throw new RecordsException(
        "PostgreSQL in %s was not ready within %d s. See %s."
            .formatted(data, START_LIMIT.toSeconds(), directory.resolve("log")));
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private String lastLineOfLog() throws IOException {
    try (Stream<String> lines = Files.lines(directory.resolve("log"))) {
      return lines.filter(line -> !line.isBlank()).reduce((_, last) -> last).orElse("no message");
    }
  }
}
