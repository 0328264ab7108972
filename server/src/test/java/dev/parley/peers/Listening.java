package dev.parley.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether somebody listens on a port of this machine, without disturbing whoever does. */
final class Listening {
  private static final String TCP_LISTEN = "0A";

  private Listening() {}

  static boolean udp(int port) {
    return lines("udp").stream().anyMatch(fields -> bound(fields, port));
  }

  static boolean tcp(int port) {
    return lines("tcp").stream()
        .anyMatch(fields -> bound(fields, port) && fields[3].equals(TCP_LISTEN));
  }

  /** Fields 1 and 3 of a socket are its local address and its state (proc(5)). */
  private static List<String[]> lines(String protocol) {
    try {
      return Files.readAllLines(Path.of("/proc/net", protocol)).stream()
          .skip(1)
          .map(line -> line.strip().split("\\s+", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean bound(String[] fields, int port) {
    return fields[1].endsWith(":%04X".formatted(port));
  }
}
