package dev.parley.telephony;

import dev.parley.sip.message.SipUri;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A callee that answers as it is told, with a description of any kind: SIP and RTP by hand, as
 * datagrams on the loopback address.
 */
final class HandMadeCallee implements AutoCloseable {
  static final String PLAIN =
      """
      v=0
      o=- 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio {port} RTP/AVP 0 96
      a=rtpmap:0 PCMU/8000
      a=rtpmap:96 telephone-event/8000
      """;

  private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d+) ");
  private static final Pattern CONTACT = Pattern.compile("(?m)^Contact: .*?<([^>]+)>");
  private static final String TAG = ";tag=theirs";
  private static final int SAMPLES = 160;
  private static final byte SILENCE = (byte) 0xFF;

  private final DatagramSocket sip = socket();
  private final DatagramSocket rtp = socket();
  private final String description;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> responses = new LinkedBlockingQueue<>();
  private final AtomicInteger heard = new AtomicInteger();
  private volatile String invite = "";
  private volatile String alive = "200 OK";
  private volatile boolean holdsAKey;
  private int cseq = 1;
  private int sequence;

  /** Its description has {@code {port}} where the port of its audio goes. */
  HandMadeCallee(String description) {
    this.description = description;
    Thread.startVirtualThread(this::serve);
    Thread.startVirtualThread(this::hear);
  }

  private static DatagramSocket socket() {
    try {
      return new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (SocketException e) {
      throw new AssertionError("No socket is free", e);
    }
  }

  /** A request for a call to it. */
  DialRequest called(Phone phone) {
    SipUri to = SipUri.of("them", (InetSocketAddress) sip.getLocalSocketAddress());
    return DialRequest.direct(to, SipUri.of("us", phone.address()), UUID.randomUUID().toString());
  }

  /** How it answers OPTIONS from now on; empty for not at all. */
  void answers(String status) {
    alive = status;
  }

  /** Presses 5 at the very moment it hears that the call is established, and holds it. */
  void pressesAKeyAtOnce() {
    holdsAKey = true;
  }

  private void holdAKey() {
    try {
      for (int i = 0; i < 3_000 && !rtp.isClosed(); i++) {
        packet(96, i == 0, 0, new byte[] {5, 10, (byte) (i >> 8), (byte) i});
        LockSupport.parkNanos(50_000);
      }
    } catch (IOException e) {
      if (!rtp.isClosed()) {
        throw new AssertionError(e);
      }
    }
  }

  /** RTP packets that came to where its description says. */
  int heard() {
    return heard.get();
  }

  private void hear() {
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    try {
      while (true) {
        rtp.receive(packet);
        heard.incrementAndGet();
      }
    } catch (IOException e) {
      if (!rtp.isClosed()) {
        throw new AssertionError(e);
      }
    }
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
    try {
      while (true) {
        packet.setLength(65_507);
        sip.receive(packet);
        String text =
            new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8)
                .replace("\r\n", "\n");
        take(text, (InetSocketAddress) packet.getSocketAddress());
      }
    } catch (IOException e) {
      if (!sip.isClosed()) {
        throw new AssertionError(e);
      }
    }
  }

  private void take(String text, InetSocketAddress from) throws IOException {
    String method = text.substring(0, text.indexOf(' '));
    switch (method) {
      case "SIP/2.0" -> responses.add(text.lines().findFirst().orElseThrow());
      case "INVITE" -> {
        invite = text;
        String sdp = description.replace("{port}", Integer.toString(rtp.getLocalPort()));
        reply(text, "200 OK", sdp.replace("\n", "\r\n"), from);
      }
      case "ACK" -> {
        requests.add(method);
        if (holdsAKey) {
          Thread.startVirtualThread(this::holdAKey);
        }
      }
      case "OPTIONS" -> {
        requests.add(method);
        if (!alive.isEmpty()) {
          reply(text, alive, "", from);
        }
      }
      default -> {
        requests.add(method);
        reply(text, "200 OK", "", from);
      }
    }
  }

  private void reply(String request, String status, String body, InetSocketAddress to)
      throws IOException {
    String head =
        "SIP/2.0 %s\n%s\n%s\n%s\n%s\n%s\nContact: <sip:127.0.0.1:%d>\n%s"
            .formatted(
                status,
                header(request, "Via"),
                header(request, "From"),
                header(request, "Call-ID"),
                header(request, "CSeq"),
                header(request, "To").contains(";tag=")
                    ? header(request, "To")
                    : header(request, "To") + TAG,
                sip.getLocalPort(),
                body.isEmpty() ? "" : "Content-Type: application/sdp\n");
    send(head, body, to);
  }

  private static String header(String text, String name) {
    return text.lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith(name + ":"))
        .collect(Collectors.joining("\n"));
  }

  private void send(String head, String body, InetSocketAddress to) throws IOException {
    byte[] bytes =
        (head.replace("\n", "\r\n")
                + "Content-Length: %d\r\n\r\n"
                    .formatted(body.getBytes(StandardCharsets.UTF_8).length)
                + body)
            .getBytes(StandardCharsets.UTF_8);
    sip.send(new DatagramPacket(bytes, bytes.length, to));
  }

  /** Waits for a request, whatever comes before it. */
  void await(String method) throws InterruptedException {
    for (String next = ""; !next.equals(method); ) {
      next = requests.poll(TestPhones.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("No %s came".formatted(method));
      }
    }
  }

  /** Sends INFO in the call; the status line of the response to it. */
  String info(String type, String body, Phone phone) throws IOException, InterruptedException {
    Matcher contact = CONTACT.matcher(invite);
    if (!contact.find()) {
      throw new AssertionError(invite);
    }
    int number = cseq++;
    send(
        "INFO %s SIP/2.0\nVia: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bKinfo%d\n%s\n%s\n%s\nCSeq: %d INFO\nMax-Forwards: 70\nContent-Type: %s\n"
            .formatted(
                contact.group(1),
                sip.getLocalPort(),
                number,
                header(invite, "To").replaceFirst("^To", "From") + TAG,
                header(invite, "From").replaceFirst("^From", "To"),
                header(invite, "Call-ID"),
                number,
                type),
        body,
        phone.address());
    String response = responses.poll(TestPhones.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return response == null ? "" : response;
  }

  /** Where the caller hears. */
  InetSocketAddress media() {
    Matcher audio = AUDIO.matcher(invite);
    if (!audio.find()) {
      throw new AssertionError(invite);
    }
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), Integer.parseInt(audio.group(1)));
  }

  /** Sends a packet of silence. */
  void silence() throws IOException {
    byte[] payload = new byte[SAMPLES];
    Arrays.fill(payload, SILENCE);
    packet(0, false, SAMPLES * sequence, payload);
  }

  /** Presses a key by RFC 4733 with a payload type of the test's choice. */
  void press(int event, int payloadType) throws IOException {
    int timestamp = SAMPLES * sequence;
    for (int i = 1; i <= 5; i++) {
      packet(
          payloadType,
          i == 1,
          timestamp,
          new byte[] {
            (byte) event,
            (byte) (i > 2 ? 0x8A : 0x0A),
            (byte) ((i * SAMPLES) >> 8),
            (byte) (i * SAMPLES)
          });
    }
    sequence += 10;
  }

  /** Sends a packet from where its description says. */
  void packet(int payloadType, boolean marker, int timestamp, byte[] payload) throws IOException {
    byte[] bytes =
        ByteBuffer.allocate(12 + payload.length)
            .put((byte) 0x80)
            .put((byte) (payloadType | (marker ? 0x80 : 0)))
            .putShort((short) sequence++)
            .putInt(timestamp)
            .putInt(4711)
            .put(payload)
            .array();
    rtp.send(new DatagramPacket(bytes, bytes.length, media()));
  }

  @Override
  public void close() {
    sip.close();
    rtp.close();
  }
}
