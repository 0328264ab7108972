package dev.parley;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A trunk that passes SIP on to somebody's phone, as datagrams, and has two bad numbers: of calls
 * to one nothing ever comes back, and on calls to the other the callee dies after a while: its
 * audio stops, and it gives no sign of life when it is asked for one.
 */
final class BadTrunk implements AutoCloseable {
  private static final int LARGEST = 65_507;
  private static final int MTU = 1500;
  private static final Pattern CONTACT =
      Pattern.compile("(?m)^(?<before>Contact: *<sip:(?:[^@>]*@)?)127\\.0\\.0\\.1:\\d+");
  private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d+) ");

  /** A second and a half of 20 ms packets. */
  private static final int HEARD_PACKETS = 75;

  private final InetSocketAddress phone;
  private final String dead;
  private final String muffled;
  private final DatagramSocket sip = socket();
  private final Side caller = new Side();
  private final Side callee = new Side();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile @Nullable InetSocketAddress server;

  /** Where one end of the muffled call sends its audio, and where it wants the other's. */
  private static final class Side {
    final DatagramSocket socket = socket();
    volatile int wantedAt;
  }

  BadTrunk(InetSocketAddress phone, String dead, String muffled) {
    this.phone = phone;
    this.dead = dead;
    this.muffled = muffled;
    threads.execute(this::passSip);
    threads.execute(() -> passAudio(caller, callee, Integer.MAX_VALUE));
    threads.execute(() -> passAudio(callee, caller, HEARD_PACKETS));
  }

  private static DatagramSocket socket() {
    try {
      return new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (SocketException e) {
      throw new AssertionError("No socket is free", e);
    }
  }

  int port() {
    return sip.getLocalPort();
  }

  private void passSip() {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      while (receive(sip, packet)) {
        String text =
            new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        InetSocketAddress asking = server;
        if (packet.getPort() != phone.getPort()) {
          server = (InetSocketAddress) packet.getSocketAddress();
          if (!text.lines().findFirst().orElse("").contains(dead) && !asksTheMuffled(text)) {
            send(sip, through(text, caller, callee), phone);
          }
        } else if (asking != null) {
          send(sip, through(ledThroughHere(text), callee, caller), asking);
        }
      }
    } catch (IOException e) {
      throw new AssertionError("The trunk failed", e);
    }
  }

  /** What follows the answer of the muffled call comes here as well. */
  private String ledThroughHere(String text) {
    return text.contains(muffled)
        ? CONTACT.matcher(text).replaceFirst("${before}127.0.0.1:" + sip.getLocalPort())
        : text;
  }

  private boolean asksTheMuffled(String text) {
    return text.startsWith("OPTIONS ") && text.contains(muffled);
  }

  /** The message, with the audio of the muffled call led through here. */
  private byte[] through(String text, Side from, Side to) {
    int body = text.indexOf("\r\n\r\n") + 4;
    Matcher audio = AUDIO.matcher(text.substring(body));
    if (!text.contains(muffled) || !audio.find()) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
    from.wantedAt = Integer.parseInt(audio.group(1));
    String sdp = audio.replaceFirst("m=audio " + to.socket.getLocalPort() + " ");
    String headers =
        text.substring(0, body)
            .replaceFirst("(?mi)^(Content-Length|l)\\s*:.*$", "Content-Length: " + sdp.length());
    return (headers + sdp).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Passes on so many packets that came from one side, and no more. */
  private static void passAudio(Side from, Side to, int most) {
    DatagramPacket packet = new DatagramPacket(new byte[MTU], MTU);
    int passed = 0;
    try {
      while (receive(from.socket, packet)) {
        if (passed++ < most) {
          byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
          send(to.socket, bytes, new InetSocketAddress(packet.getAddress(), to.wantedAt));
        }
      }
    } catch (IOException e) {
      throw new AssertionError("The trunk failed", e);
    }
  }

  private static boolean receive(DatagramSocket socket, DatagramPacket packet) throws IOException {
    packet.setLength(packet.getData().length);
    try {
      socket.receive(packet);
      return true;
    } catch (SocketException e) {
      if (socket.isClosed()) {
        return false;
      }
      throw e;
    }
  }

  private static void send(DatagramSocket socket, byte[] bytes, InetSocketAddress to)
      throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  @Override
  public void close() {
    sip.close();
    caller.socket.close();
    callee.socket.close();
    threads.close();
  }
}
