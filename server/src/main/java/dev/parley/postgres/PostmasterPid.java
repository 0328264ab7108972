package dev.parley.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} tells of the server of a data directory.
 *
 * @param ready whether it takes connections
 */
public record PostmasterPid(long pid, int port, boolean ready) {
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /**
   * Reads the file.
   *
   * @return empty if there is none, or it is half written, or its process is gone, is a zombie or
   *     is something else that got the same number
   */
  public static Optional<PostmasterPid> living(Path data) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file(data));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(lines.isEmpty() ? "" : lines.getFirst().strip());
      if (!serves(pid, data)) {
        return Optional.empty();
      }
      int port = lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
      boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
      return Optional.of(new PostmasterPid(pid, port, ready));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** A zombie has no command line; that of another program does not name our directory. */
  private static boolean serves(long pid, Path data) {
    try {
      String commandLine = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
      List<String> arguments = List.of(commandLine.split("\0", -1));
      return arguments.getFirst().endsWith("postgres") && arguments.contains(data.toString());
    } catch (IOException e) {
      return false;
    }
  }
}
