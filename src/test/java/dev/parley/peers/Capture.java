package dev.parley.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** tcpdump on the loopback interface, with the kernel's own time of every packet. */
public final class Capture implements AutoCloseable {
  private final PeerProcess process;
  private final Path file;

  private Capture(PeerProcess process, Path file) {
    this.process = process;
    this.file = file;
  }

  /** Starts capturing UDP from and to a port; empty when this user may not capture. */
  public static Optional<Capture> start(Peers peers, Path directory, int port) {
    Path file = directory.resolve("capture.pcap");
    PeerProcess process =
        PeerProcess.start(
            peers,
            directory,
            "tcpdump",
            "tcpdump",
            List.of(
                "-i",
                "lo",
                "-n",
                "-U",
                "-s",
                "256",
                "-B",
                "4096",
                "-Z",
                System.getProperty("user.name"),
                "-w",
                file.toString(),
                "udp port " + port));
    try {
      process.awaitOutput("listening on");
      return Optional.of(new Capture(process, file));
    } catch (AssertionError e) {
      process.close();
      return Optional.empty();
    }
  }

  /** Ends the capture and gives what was sent from a port. */
  public RtpTrace sentFrom(int port) {
    process.close();
    try {
      return Files.size(file) == 0 ? RtpTrace.of(List.of()) : Pcap.read(file).from(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
