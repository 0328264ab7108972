package dev.parley.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * baresip as the phone of the called: registered at a {@link KamailioTrunk}, a sound file as its
 * microphone, and it records what it hears.
 */
public final class BaresipPhone implements AutoCloseable {
  private static final Duration RECORDED = Duration.ofSeconds(10);
  private static final int RTP_PORTS = 16;

  private final PeerProcess process;
  private final Path recordings;
  private final int controlPort;

  private BaresipPhone(PeerProcess process, Path recordings, int controlPort) {
    this.process = process;
    this.recordings = recordings;
    this.controlPort = controlPort;
  }

  /** What it does with calls. */
  public enum Answering {
    /** Answers at once. */
    AUTO,
    /** Rings. */
    MANUAL
  }

  /**
   * Starts it and waits until it is registered.
   *
   * @param microphone 8 kHz mono; when it ends, the call does
   */
  public static BaresipPhone start(
      Peers peers, Path directory, KamailioTrunk trunk, Path microphone, Answering answering) {
    return start(peers, directory, trunk, microphone, answering, "PCMU,PCMA", 8000);
  }

  /**
   * The same with codecs of its own, the most wanted first.
   *
   * @param rate samples a second of them, and of the microphone
   */
  public static BaresipPhone start(
      Peers peers,
      Path directory,
      KamailioTrunk trunk,
      Path microphone,
      Answering answering,
      String codecs,
      int rate) {
    // TLS takes the port after SIP's.
    int port = Ports.free(2);
    int controlPort = Ports.free(2);
    int rtp = Ports.free(RTP_PORTS);
    Path home = directory.resolve("baresip");
    try {
      Path recordings = Files.createDirectories(home.resolve("recordings"));
      Files.writeString(home.resolve("contacts"), "");
      Map<String, Object> values =
          Map.ofEntries(
              Map.entry("port", port),
              Map.entry("registrar_port", trunk.port()),
              Map.entry("control_port", controlPort),
              Map.entry("rtp_first", rtp),
              Map.entry("rtp_last", rtp + RTP_PORTS - 1),
              Map.entry("modules", peers.modules("baresip")),
              Map.entry("microphone", microphone),
              Map.entry("recordings", recordings),
              Map.entry("codecs", codecs),
              Map.entry("rate", rate),
              Map.entry("answer_mode", answering == Answering.AUTO ? "auto" : "manual"));
      Template.write("baresip/config", values, home.resolve("config"));
      Template.write("baresip/accounts", values, home.resolve("accounts"));
      PeerProcess process =
          PeerProcess.start(
              peers, directory, "baresip", "baresip", List.of("-f", home.toString(), "-v"));
      process.awaitOutput("200 OK (");
      return new BaresipPhone(process, recordings, controlPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a command, such as {@code hangup}, {@code hold}, {@code resume} or {@code accept}. */
  public void command(String name) {
    command(name, "");
  }

  /** Gives a command; {@code sndcode} sends the keys in {@code parameters}. */
  public void command(String name, String parameters) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), controlPort)) {
      byte[] json =
          new ObjectMapper()
              .writeValueAsBytes(Map.of("command", name, "params", parameters, "token", "t"));
      OutputStream out = socket.getOutputStream();
      // A netstring: the length, a colon, the bytes, a comma.
      out.write((json.length + ":").getBytes(StandardCharsets.US_ASCII));
      out.write(json);
      out.write(',');
      out.flush();
      socket.setSoTimeout(5_000);
      byte[] answer = new byte[4096];
      int length = socket.getInputStream().read(answer);
      if (length < 0) {
        throw new IOException("baresip closed its control port");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has said {@code text}. */
  public void awaitOutput(String text) {
    process.awaitOutput(text);
  }

  /** What it heard in the call that has ended, once the file is finished. */
  public Path heard() {
    return recording("-dec.wav");
  }

  /** What its microphone took in the call that has ended. */
  public Path said() {
    return recording("-enc.wav");
  }

  private Path recording(String suffix) {
    return Awaitility.await("baresip's recording " + suffix)
        .atMost(RECORDED)
        .until(() -> newest(suffix), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<Path> newest(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(recordings)) {
      return files.filter(file -> file.toString().endsWith(suffix)).max(Path::compareTo);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
