package dev.parley.telephony;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gateway between a caller and a callee, both on the loopback address. To the caller the callee
 * has other payload types than its own, as a far end may choose (RFC 3264 section 5.1): what the
 * caller sends by them arrives by the callee's.
 */
final class RenumberingGateway implements AutoCloseable {
  private static final Pattern AUDIO = Pattern.compile("m=audio (\\d+) (.*)");
  private static final Pattern NUMBERED = Pattern.compile("(a=(?:rtpmap|fmtp):)(\\d+)( .*)");
  private static final Pattern LENGTH = Pattern.compile("(?mi)^Content-Length:.*$");

  private final DatagramSocket sip = socket();
  private final DatagramSocket rtp = socket();
  private final InetSocketAddress callee;
  private final Map<Integer, Integer> shown;
  private final Set<Integer> fromCaller = ConcurrentHashMap.newKeySet();
  private final Set<Integer> fromCallee = ConcurrentHashMap.newKeySet();
  private volatile InetSocketAddress caller =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
  private volatile int callerMedia;
  private volatile int calleeMedia;
  private volatile String dropped = "";

  /**
   * Opens it.
   *
   * @param shown what the caller is told in the place of each payload type of the callee
   */
  RenumberingGateway(InetSocketAddress callee, Map<Integer, Integer> shown) {
    this.callee = callee;
    this.shown = Map.copyOf(shown);
    Thread.startVirtualThread(() -> relay(sip, this::signal));
    Thread.startVirtualThread(() -> relay(rtp, this::media));
  }

  private static DatagramSocket socket() {
    try {
      return new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (SocketException e) {
      throw new AssertionError("No socket is free", e);
    }
  }

  /** Where the caller finds the callee. */
  InetSocketAddress address() {
    return (InetSocketAddress) sip.getLocalSocketAddress();
  }

  /** Keeps a payload type from the callee in what the caller offers from now on. */
  void drop(int payloadType) {
    dropped = Integer.toString(payloadType);
  }

  /** The payload types that the caller has sent. */
  Set<Integer> fromCaller() {
    return Set.copyOf(fromCaller);
  }

  /** The payload types that the callee has sent. */
  Set<Integer> fromCallee() {
    return Set.copyOf(fromCallee);
  }

  @FunctionalInterface
  private interface Way {
    void pass(byte[] data, InetSocketAddress from) throws IOException;
  }

  private static void relay(DatagramSocket socket, Way way) {
    DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
    try {
      while (true) {
        packet.setLength(65_507);
        socket.receive(packet);
        byte[] data = Arrays.copyOf(packet.getData(), packet.getLength());
        way.pass(data, (InetSocketAddress) packet.getSocketAddress());
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new AssertionError(e);
      }
    }
  }

  private void signal(byte[] data, InetSocketAddress from) throws IOException {
    boolean back = from.equals(callee);
    if (!back) {
      caller = from;
    }
    String text = new String(data, StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    String head = text.substring(0, end);
    StringBuilder body = new StringBuilder();
    text.substring(end + 4).lines().forEach(line -> body.append(line(line, back)).append("\r\n"));
    if (back) {
      head = head.replace("@127.0.0.1:" + callee.getPort(), "@127.0.0.1:" + sip.getLocalPort());
      head =
          head.replace(
              "<sip:127.0.0.1:" + callee.getPort(), "<sip:127.0.0.1:" + sip.getLocalPort());
    }
    head = LENGTH.matcher(head).replaceFirst("Content-Length: " + body.length());
    byte[] passed = (head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
    sip.send(new DatagramPacket(passed, passed.length, back ? caller : callee));
  }

  private String line(String line, boolean back) {
    Matcher audio = AUDIO.matcher(line);
    if (audio.matches()) {
      int port = Integer.parseInt(audio.group(1));
      StringBuilder formats = new StringBuilder();
      for (String format : audio.group(2).split(" ", -1)) {
        String number = back ? shown(format) : format;
        formats.append(!back && number.equals(dropped) ? "" : " " + number);
      }
      if (back) {
        calleeMedia = port;
      } else {
        callerMedia = port;
      }
      return "m=audio " + rtp.getLocalPort() + formats;
    }
    Matcher numbered = NUMBERED.matcher(line);
    return back && numbered.matches()
        ? numbered.group(1) + shown(numbered.group(2)) + numbered.group(3)
        : line;
  }

  private String shown(String format) {
    return format.matches("\\d+")
        ? Integer.toString(shown.getOrDefault(Integer.valueOf(format), Integer.valueOf(format)))
        : format;
  }

  private void media(byte[] data, InetSocketAddress from) throws IOException {
    // The caller sends nothing before it is told of the callee, who may be early.
    boolean back = calleeMedia == 0 || from.getPort() == calleeMedia;
    boolean report = (data[1] & 0xFF) >= 192 && (data[1] & 0xFF) <= 223;
    if (!report) {
      int type = data[1] & 0x7F;
      (back ? fromCallee : fromCaller).add(type);
      data[1] = (byte) ((data[1] & 0x80) | (back ? type : known(type)));
    }
    int port = back ? callerMedia : calleeMedia;
    rtp.send(new DatagramPacket(data, data.length, rtp.getLocalAddress(), port));
  }

  /** What the callee knows a payload type of the caller's by. */
  private int known(int type) {
    for (Map.Entry<Integer, Integer> one : shown.entrySet()) {
      if (one.getValue() == type) {
        return one.getKey();
      }
    }
    return type;
  }

  @Override
  public void close() {
    sip.close();
    rtp.close();
  }
}
