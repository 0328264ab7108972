package dev.parley.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kamailio as a carrier's trunk: it asks for digest (407) and sends every number to one callee. */
public final class KamailioTrunk implements AutoCloseable {
  /** Who may call. */
  public static final String USER = "trunk";

  /** The password of {@link #USER}. */
  public static final String PASSWORD = "trunkpw";

  private static final int NONCE_SECONDS = 300;

  private final PeerProcess process;
  private final int port;

  private KamailioTrunk(PeerProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it; audio goes straight between the two sides. */
  public static KamailioTrunk start(Peers peers, Path directory) {
    return start(peers, directory, null);
  }

  /** Starts it, with audio led through a tap. */
  public static KamailioTrunk start(Peers peers, Path directory, @Nullable RtpTap tap) {
    return start(peers, directory, tap, Ports.free(2));
  }

  /** Starts it at a port. */
  public static KamailioTrunk start(Peers peers, Path directory, @Nullable RtpTap tap, int port) {
    Path modules;
    try {
      modules = peers.modules("kamailio");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> values =
        Map.of(
            "port",
            port,
            "modules",
            modules,
            "nonce_seconds",
            NONCE_SECONDS,
            "tap_offer",
            tap == null ? "" : told(tap.calleePort()),
            "tap_answer",
            tap == null ? "" : told(tap.callerPort()));
    Path config = Template.write("kamailio/trunk.cfg", values, directory.resolve("trunk.cfg"));
    PeerProcess process =
        PeerProcess.start(
            peers,
            directory,
            "kamailio",
            "kamailio",
            List.of(
                "-f",
                config.toString(),
                "-DD",
                "-E",
                "-m",
                "32",
                "-M",
                "4",
                "-P",
                "kamailio.pid",
                "-Y",
                directory.toString(),
                "-w",
                directory.toString()));
    process.await("listens on " + port, () -> Listening.udp(port) && Listening.tcp(port));
    return new KamailioTrunk(process, port);
  }

  private static String told(int port) {
    return "if (has_body(\"application/sdp\")) replace_body(\"m=audio [0-9]+\", \"m=audio %d\");"
        .formatted(port);
  }

  /** The port SIP is spoken on, at 127.0.0.1, by UDP and TCP. */
  public int port() {
    return port;
  }

  /** The trunk as an operator writes it. */
  public String address() {
    return "sip:%s:%s@127.0.0.1:%d".formatted(USER, PASSWORD, port);
  }

  @Override
  public void close() {
    process.close();
  }
}
