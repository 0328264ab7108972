package dev.parley.records;

import static org.awaitility.Awaitility.await;

import dev.parley.peers.Ports;
import dev.parley.postgres.EmbeddedPostgres;
import dev.parley.postgres.PostmasterPid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL for one test alone, which may take it away and bring it back. */
public final class OwnDatabase implements AutoCloseable {
  private static final Duration PORT_FREE = Duration.ofMinutes(1);

  private final Path home;
  private EmbeddedPostgres server;
  private final Database database;

  /** Starts one in a new home. */
  public OwnDatabase(Path home) {
    this.home = PreparedHome.fill(home);
    wish(Integer.toString(Ports.free(2)));
    this.server = start();
    this.database = Database.open(server);
  }

  /** Has it take a port: one that no connection of somebody else's is given by chance. */
  private void wish(String port) {
    try {
      Files.createDirectories(home.resolve("postgres"));
      Files.writeString(home.resolve("postgres/port"), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(home, TestDatabase.testCache(), new SecureRandom(), _ -> {});
  }

  /** The database; its connections break and come back. */
  public Database get() {
    return database;
  }

  /** Kills it, -9, without stopping what watches over it. */
  public void kill() throws IOException {
    long pid = PostmasterPid.living(home.resolve("postgres/data")).orElseThrow().pid();
    boolean _ = ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  /** Freezes all of it: connections stay, and nothing answers. */
  public void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets it go on. */
  public void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    ProcessHandle postmaster =
        ProcessHandle.of(PostmasterPid.living(home.resolve("postgres/data")).orElseThrow().pid())
            .orElseThrow();
    List<String> command = new ArrayList<>(List.of("kill", signal));
    Stream.concat(Stream.of(postmaster), postmaster.descendants())
        .forEach(process -> command.add(Long.toString(process.pid())));
    // One that ends meanwhile is no failure.
    int _ = new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** Stops it. */
  public void away() {
    server.close();
  }

  /**
   * Starts it again where it was, which is where its connections look for it: another process may
   * have the port for a moment, as the near end of a connection of its own.
   */
  public void back() {
    String address = server.url();
    String port = address.replaceAll("^.*:(\\d+)/.*$", "$1");
    await()
        .atMost(PORT_FREE)
        .until(() -> {
          wish(port);
          server = start();
          boolean same = server.url().equals(address);
          if (!same) {
            server.close();
          }
          return same;
        });
  }

  @Override
  public void close() {
    database.close();
    server.close();
  }
}
