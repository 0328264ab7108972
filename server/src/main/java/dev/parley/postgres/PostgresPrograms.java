package dev.parley.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs PostgreSQL's programs as the user who may, with all they say in one log. */
final class PostgresPrograms {
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final long MAX_LOG_BYTES = 8L << 20;

  private final PostgresBinaries binaries;
  private final ServerAccount account;
  private final Path log;

  /** With the log in a directory. */
  PostgresPrograms(Path directory, PostgresBinaries binaries, ServerAccount account) {
    this.binaries = binaries;
    this.account = account;
    this.log = directory.resolve("log");
  }

  Path log() {
    return log;
  }

  /** Gives a file or directory, and all in it, to the user who runs the programs. */
  void own(Path path) throws IOException {
    account.own(path);
  }

  /** Keeps the log from others, and of what was before only the last. */
  void openLog() throws IOException {
    if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
      Files.move(log, log.resolveSibling("log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(log)) {
      Files.createFile(log, PRIVATE);
    }
  }

  /**
   * Starts a program in a session of its own: Ctrl-C in a terminal is for us, who stop the server
   * when we are done.
   */
  Process start(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(account.command(command(program, arguments)));
    return process(command).start();
  }

  /** Runs a program to its end; one that fails is an error with the last line of the log. */
  void runToEnd(String program, String... arguments) throws IOException {
    try {
      Process process = process(account.command(command(program, arguments))).start();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("%s took too long".formatted(program));
      }
      if (process.exitValue() != 0) {
        throw new IOException("%s failed: %s; see %s".formatted(program, lastLineOfLog(), log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(binaries.program(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private ProcessBuilder process(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  /** What a program said last. */
  String lastLineOfLog() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> !line.isBlank()).reduce((_, last) -> last).orElse("no message");
    }
  }
}
