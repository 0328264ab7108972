package dev.parley.bench.media;

import dev.parley.bench.report.BenchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A C program under way that answers each line with a line. */
final class CProgram implements AutoCloseable {
  private final Path file;
  private final Process process;
  private final PrintWriter to;
  private final BufferedReader from;

  private CProgram(Path file, Process process) {
    this.file = file;
    this.process = process;
    to = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII), true);
    from = process.inputReader(StandardCharsets.US_ASCII);
  }

  static CProgram start(Path file, List<String> command) {
    try {
      return new CProgram(
          file, new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new BenchException(file + " cannot be run. Is its directory mounted noexec?", e);
    }
  }

  /** The words of its next line. */
  List<String> read() {
    try {
      String line = from.readLine();
      if (line == null) {
        throw new BenchException(file + " ended by itself; it said why on standard error.");
      }
      return List.of(line.split(" ", -1));
    } catch (IOException e) {
      throw new BenchException(file + " cannot be read from.", e);
    }
  }

  /** The words it answers to a line. */
  List<String> ask(String line) {
    to.println(line);
    return read();
  }

  @Override
  public void close() {
    to.close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
