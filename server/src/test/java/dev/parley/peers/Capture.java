package dev.parley.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
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
    return start(peers, directory, "udp port " + port);
  }

  /** Starts capturing UDP from a range of ports; empty when this user may not capture. */
  public static Optional<Capture> from(Peers peers, Path directory, int first, int last) {
    return start(peers, directory, "udp src portrange %d-%d".formatted(first, last));
  }

  private static Optional<Capture> start(Peers peers, Path directory, String filter) {
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
                "--immediate-mode",
                "-s",
                "256",
                "-B",
                "4096",
                "-Z",
                System.getProperty("user.name"),
                "-w",
                file.toString(),
                filter));
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
    return end().from(port);
  }

  /** Ends the capture and gives what was sent to a port. */
  public RtpTrace sentTo(int port) {
    return end().to(port);
  }

  /** Ends the capture and gives what was sent by each source (RFC 3550 SSRC). */
  public Collection<RtpTrace> bySource() {
    return RtpTrace.of(end().all()).bySource();
  }

  private Pcap end() {
    process.close();
    try {
      return Pcap.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
