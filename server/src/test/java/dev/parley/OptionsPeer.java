package dev.parley;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A trunk that answers each request by hand, as datagrams, and remembers their methods. */
public final class OptionsPeer implements AutoCloseable {
  private static final int LARGEST = 65_507;

  private final DatagramSocket socket;
  private final Queue<String> methods = new ConcurrentLinkedQueue<>();

  /**
   * Answers from a loopback address.
   *
   * @param answers gives the status line without {@code SIP/2.0}, and more headers after it; empty
   *     for none
   */
  public OptionsPeer(InetAddress address, Function<String, String> answers) {
    try {
      socket = new DatagramSocket(0, address);
    } catch (SocketException e) {
      throw new AssertionError(e);
    }
    Thread.startVirtualThread(() -> serve(answers));
  }

  public OptionsPeer(Function<String, String> answers) {
    this(InetAddress.getLoopbackAddress(), answers);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** The methods of all requests that came. */
  public List<String> methods() {
    return List.copyOf(methods);
  }

  /** Wants digest, and says in the end what became of it. */
  public static Function<String, String> challenging(String user, String password, String refusal) {
    return request -> {
      String challenge =
          "WWW-Authenticate: Digest realm=\"trunk\", nonce=\"n1\", algorithm=MD5, qop=\"auth\"";
      Matcher response = field(request, "response");
      if (!response.find()) {
        return "401 Unauthorized\n" + challenge;
      }
      String expected =
          md5(
              md5(user + ":trunk:" + password)
                  + ":n1:"
                  + bare(request, "nc")
                  + ":"
                  + quoted(request, "cnonce")
                  + ":auth:"
                  + md5("OPTIONS:" + quoted(request, "uri")));
      return response.group(1).equals(expected)
          ? "200 OK"
          : refusal.startsWith("401") ? refusal + "\n" + challenge.replace("n1", "n2") : refusal;
    };
  }

  private static Matcher field(String request, String name) {
    return Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(request);
  }

  private static String quoted(String request, String name) {
    Matcher found = field(request, name);
    return found.find() ? found.group(1) : "";
  }

  private static String bare(String request, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=([0-9a-f]+)").matcher(request);
    return found.find() ? found.group(1) : "";
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void serve(Function<String, String> answers) {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      while (true) {
        packet.setLength(LARGEST);
        socket.receive(packet);
        String request =
            new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n");
        methods.add(request.substring(0, request.indexOf(' ')));
        String answer = answers.apply(request);
        if (!answer.isEmpty()) {
          byte[] bytes = response(request, answer).getBytes(StandardCharsets.ISO_8859_1);
          socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new AssertionError(e);
      }
    }
  }

  private static String response(String request, String answer) {
    String[] parts = answer.split("\n\n", 2);
    String body = parts.length > 1 ? parts[1].replace("\n", "\r\n") : "";
    String kept =
        request
            .lines()
            .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq):.*"))
            .map(line -> line.startsWith("To:") ? line + ";tag=peer" : line)
            .collect(Collectors.joining("\n"));
    return ("SIP/2.0 " + parts[0] + "\n" + kept + "\nContent-Length: " + body.length() + "\n\n")
            .replace("\n", "\r\n")
        + body;
  }

  @Override
  public void close() {
    socket.close();
  }
}
