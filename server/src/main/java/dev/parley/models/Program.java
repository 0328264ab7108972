package dev.parley.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the machine, run to its end. */
final class Program {
  private Program() {}

  /**
   * What a program left.
   *
   * @param output standard output
   * @param errors standard error
   */
  record Result(int status, String output, String errors) {
    boolean succeeded() {
      return status == 0;
    }
  }

  /**
   * Runs it.
   *
   * @throws ModelException if it is not installed or takes longer than the limit
   */
  static Result run(
      Path directory, Map<String, String> environment, Duration limit, List<String> command)
      throws InterruptedException {
    Path output = null;
    Path errors = null;
    try {
      output = Files.createTempFile(directory, "out", ".txt");
      errors = Files.createTempFile(directory, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      try {
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
          throw new ModelException(
              "The program (" + command.getFirst() + ") was not done after " + limit + ".");
        }
      } finally {
        process.destroyForcibly();
      }
      return new Result(
          process.exitValue(),
          Files.readString(output, StandardCharsets.UTF_8),
          Files.readString(errors, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ModelException(
          "The program (" + command.getFirst() + ") cannot be run. Maybe install it.", e);
    } finally {
      drop(output);
      drop(errors);
    }
  }

  private static void drop(@org.jspecify.annotations.Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException _) {
        // The directory is a work directory, emptied as a whole.
      }
    }
  }
}
