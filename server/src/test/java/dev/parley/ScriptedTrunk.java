package dev.parley;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A trunk that does what no peer worth its name does: SIP by hand, as datagrams, with a script for
 * each number that is called.
 */
public final class ScriptedTrunk implements AutoCloseable {
  private static final int LARGEST = 65_507;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern CALLED = Pattern.compile("^INVITE sip:([^@;]+)@");
  private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d+) ");
  private static final Pattern CONTACT = Pattern.compile("(?m)^Contact: .*?<([^>]+)>");

  /** What happens on a call to a number. */
  interface Script {
    void play(Line line) throws IOException, InterruptedException;
  }

  private final DatagramSocket socket;
  private final Map<String, Script> scripts;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  ScriptedTrunk(Map<String, Script> scripts) throws SocketException {
    this.scripts = Map.copyOf(scripts);
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::receive);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** What went other than a script expected. */
  List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** The call to a number. */
  Line line(String number) {
    return lines.values().stream()
        .filter(line -> line.number.equals(number))
        .findFirst()
        .orElseThrow(() -> new AssertionError(number + " was not called"));
  }

  private void receive() {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      while (true) {
        packet.setLength(LARGEST);
        socket.receive(packet);
        String text =
            new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n");
        take(text, (InetSocketAddress) packet.getSocketAddress());
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        failures.add(e);
      }
    }
  }

  private void take(String text, InetSocketAddress from) throws IOException {
    String id = header(text, "Call-ID");
    Matcher called = CALLED.matcher(text);
    if (called.find()) {
      Line line = new Line(called.group(1), text, from);
      if (lines.putIfAbsent(id, line) == null) {
        Thread.startVirtualThread(() -> play(line));
      }
    } else {
      Line line = lines.get(id);
      if (line != null) {
        line.take(text);
      }
    }
  }

  private void play(Line line) {
    try {
      Objects.requireNonNull(scripts.get(line.number), line.number).play(line);
    } catch (IOException | RuntimeException | AssertionError e) {
      failures.add(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String header(String text, String name) {
    return headers(text, name).lines().findFirst().orElse("").replaceFirst("^[^:]+: *", "");
  }

  private static String headers(String text, String name) {
    return text.lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith(name + ":"))
        .collect(Collectors.joining("\n"));
  }

  /** One call, from the INVITE on. */
  final class Line {
    private final String number;
    private final String invite;
    private final InetSocketAddress from;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cseq = new AtomicInteger();
    private volatile boolean deaf;
    private volatile String unanswered = "";

    private Line(String number, String invite, InetSocketAddress from) {
      this.number = number;
      this.invite = invite;
      this.from = from;
    }

    private void take(String text) throws IOException {
      String method = text.substring(0, text.indexOf(' '));
      if (deaf || method.equals(unanswered)) {
        return;
      }
      if (method.startsWith("SIP/")) {
        answered(text);
        return;
      }
      if (!method.equals("ACK")) {
        send(reply(text, "200 OK", header(text, "To"), List.of(), ""));
      }
      seen.add(method + " " + header(text, "To").replaceFirst(".*;tag=", ""));
      requests.add(method);
    }

    private void answered(String text) throws IOException {
      String sequence = header(text, "CSeq");
      if (sequence.endsWith(" INVITE") && !text.startsWith("SIP/2.0 1")) {
        String tag = header(text, "From").replaceFirst(".*;tag=", "");
        send(request("ACK", tag, sequence.replace(" INVITE", ""), ""));
      }
      answers.add(text.substring("SIP/2.0 ".length(), text.indexOf('\n')) + " " + sequence);
    }

    /** Waits for the end of a request of ours. */
    private void awaitAnswer(String sequence) throws InterruptedException {
      for (String next = ""; !next.endsWith(sequence) || next.startsWith("1"); ) {
        next = answers.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
          throw new AssertionError("No answer came to %s on %s".formatted(sequence, number));
        }
      }
    }

    /** Methods of the requests that came after the INVITE, each with the tag it was for. */
    List<String> requests() {
      return List.copyOf(seen);
    }

    /** From here on nothing is answered. */
    void deaf() {
      deaf = true;
    }

    /** From here on requests of a method are not answered. */
    void leavesUnanswered(String method) {
      unanswered = method;
    }

    /** Waits for a request. */
    void await(String method) throws InterruptedException {
      for (String next = ""; !next.equals(method); ) {
        next = requests.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
          throw new AssertionError("No %s came on the call to %s".formatted(method, number));
        }
      }
    }

    /** Where the caller hears. */
    InetSocketAddress media() {
      Matcher audio = AUDIO.matcher(invite);
      if (!audio.find()) {
        throw new AssertionError(invite);
      }
      return new InetSocketAddress(from.getAddress(), Integer.parseInt(audio.group(1)));
    }

    /** Where the caller speaks SIP. */
    InetSocketAddress caller() {
      return from;
    }

    /** Answers the INVITE with a status and what else there is to say. */
    void answer(String status, String tag, String... headers) throws IOException {
      send(reply(invite, status, tagged(tag), List.of(headers), ""));
    }

    /** Answers the INVITE with 200 and where to send audio, in which RTP payload type. */
    void accept(String tag, int port, int payloadType) throws IOException {
      describe("200 OK", tag, sdp("127.0.0.1", port, payloadType));
    }

    /** Answers the INVITE with a status and a session description. */
    void describe(String status, String tag, String sdp) throws IOException {
      send(reply(invite, status, tagged(tag), List.of("Content-Type: application/sdp"), sdp));
    }

    /** Offers a change by re-INVITE or UPDATE, and waits until it is answered. */
    void offer(String method, String tag, String sdp) throws IOException, InterruptedException {
      String sequence = Integer.toString(cseq.incrementAndGet());
      send(request(method, tag, sequence, sdp));
      awaitAnswer(sequence + " " + method);
    }

    /** Hangs up. */
    void hangUp(String tag) throws IOException {
      send(request("BYE", tag, Integer.toString(cseq.incrementAndGet()), ""));
    }

    private String request(String method, String tag, String sequence, String sdp) {
      Matcher contact = CONTACT.matcher(invite);
      if (!contact.find()) {
        throw new AssertionError(invite);
      }
      String head =
          """
          %s %s SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%s%s%s%s
          From: %s
          To: %s
          Call-ID: %s
          CSeq: %s %s
          Contact: <sip:127.0.0.1:%d>
          Max-Forwards: 70
          """
              .formatted(
                  method,
                  contact.group(1),
                  port(),
                  method,
                  tag,
                  number.substring(1),
                  sequence,
                  tagged(tag),
                  header(invite, "From"),
                  header(invite, "Call-ID"),
                  sequence,
                  method,
                  port());
      String type = sdp.isEmpty() ? "" : "Content-Type: application/sdp\n";
      int length = sdp.replace("\n", "\r\n").length();
      return head + type + "Content-Length: %d\n\n".formatted(length) + sdp;
    }

    private String tagged(String tag) {
      return header(invite, "To") + ";tag=" + tag;
    }

    private String reply(
        String request, String status, String to, List<String> headers, String body) {
      StringBuilder text = new StringBuilder("SIP/2.0 ").append(status).append('\n');
      text.append(headers(request, "Via")).append('\n');
      for (String name : List.of("From", "Call-ID", "CSeq")) {
        text.append(headers(request, name)).append('\n');
      }
      text.append("To: ").append(to).append('\n');
      if (headers.stream().noneMatch(header -> header.startsWith("Contact:"))) {
        text.append("Contact: <sip:127.0.0.1:%d>%n".formatted(port()));
      }
      headers.forEach(header -> text.append(header).append('\n'));
      int length = body.replace("\n", "\r\n").length();
      return text.append("Content-Length: %d%n%n".formatted(length)).append(body).toString();
    }

    private void send(String text) throws IOException {
      byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
      socket.send(new DatagramPacket(bytes, bytes.length, from));
    }
  }

  /** A description of audio at an address, with more lines after those. */
  public static String sdp(String host, int port, int payloadType, String... more) {
    String sdp =
        """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        c=IN %s %s
        t=0 0
        m=audio %d RTP/AVP %d
        """
            .formatted(host.contains(":") ? "IP6" : "IP4", host, port, payloadType);
    return sdp + Stream.of(more).map(line -> line + "\n").collect(Collectors.joining());
  }

  /** So many of the requests on a call were this. */
  static long count(Line line, String request) {
    return line.requests().stream().filter(request::equals).count();
  }

  @Override
  public void close() {
    socket.close();
  }
}
