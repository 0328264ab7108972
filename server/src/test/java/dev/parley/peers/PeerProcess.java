package dev.parley.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** A program under way, its output in {@code name.log}; {@link #close} ends it. */
final class PeerProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);
  private static final long LEAVE_SECONDS = 5;

  private final String name;
  private final Path log;
  private final Process process;

  private PeerProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  static PeerProcess start(
      Peers peers, Path directory, String name, String program, List<String> arguments) {
    try {
      Path log = directory.resolve(name + ".log");
      ProcessBuilder builder =
          new ProcessBuilder(peers.command(program, arguments))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(log.toFile());
      builder.environment().putAll(peers.environment());
      builder.environment().put("HOME", directory.toString());
      return new PeerProcess(name, log, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String output() {
    try {
      return Files.readString(log, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the program has said {@code text}. */
  void awaitOutput(String text) {
    await("says \"" + text + "\"", () -> output().contains(text));
  }

  /** Waits until the program is ready; ends it if it never is. */
  void await(String what, BooleanSupplier ready) {
    boolean done = false;
    try {
      Awaitility.await(name + " " + what)
          .atMost(START)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> isReady(ready));
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  private boolean isReady(BooleanSupplier ready) {
    boolean alive = process.isAlive();
    boolean now = ready.getAsBoolean();
    if (!now && !alive) {
      throw new AssertionError(
          "%s ended with %d:%n%s".formatted(name, process.exitValue(), output()));
    }
    return now;
  }

  /** Waits for the end and gives the exit status. */
  int awaitEnd(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(
          "%s did not end within %s; it said:%n%s".formatted(name, limit, output()));
    }
    return process.exitValue();
  }

  /** Asks it to end, insists after a while, and takes its children along. */
  @Override
  public void close() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(LEAVE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    family.forEach(ProcessHandle::destroyForcibly);
  }
}
