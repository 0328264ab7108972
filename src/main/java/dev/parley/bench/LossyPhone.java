package dev.parley.bench;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.G711;
import dev.parley.sip.IncomingInvite;
import dev.parley.sip.SipCall;
import dev.parley.sip.SipCallListener;
import dev.parley.sip.SipConfig;
import dev.parley.sip.SipEndpoint;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A telephone on a bad network: answers a call, sends a packet every 20 ms over the faint noise
 * that every telephone has, and lets some of them get lost. What it hears it throws away.
 */
final class LossyPhone implements AutoCloseable {
  private static final int HEADER = 12;
  private static final long BEAT = Duration.ofMillis(20).toNanos();
  private static final Pattern MEDIA = Pattern.compile("(?m)^m=audio (\\d+) ");

  /** Of the noise: -62 dBFS. */
  private static final double NOISE = 26;

  private final double loss;
  private final RandomGenerator random;
  private final DatagramSocket socket;
  private final SipEndpoint sip;
  private final Thread sender;
  private volatile @Nullable InetSocketAddress target;
  private volatile short @Nullable [] saying;
  private volatile boolean closed;
  private volatile int sent;
  private volatile int lost;

  /**
   * Waits for a call.
   *
   * @param loss the share of packets that get lost, each for itself
   */
  LossyPhone(double loss, InstantSource clock, RandomGenerator random) {
    this.loss = loss;
    this.random = random;
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      socket = new DatagramSocket(anywhere);
    } catch (SocketException e) {
      throw new BenchException("No port for a telephone can be had.", e);
    }
    sip = SipEndpoint.open(SipConfig.of(anywhere, clock, random), this::answer);
    sender = Thread.ofPlatform().name("lossy-phone").daemon().start(this::send);
  }

  InetSocketAddress address() {
    return sip.address();
  }

  private SipCallListener answer(SipCall call, IncomingInvite invite) {
    Matcher port = MEDIA.matcher(invite.offer() == null ? "" : invite.offer());
    if (!port.find()) {
      call.reject(488);
      return (_, _) -> {};
    }
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    call.accept(
        """
        v=0
        o=- 1 1 IN IP4 %1$s
        s=-
        c=IN IP4 %1$s
        t=0 0
        m=audio %2$d RTP/AVP 0
        a=rtpmap:0 PCMU/8000
        a=ptime:20
        """
            .formatted(host, socket.getLocalPort())
            .replace("\n", "\r\n"));
    target = new InetSocketAddress(host, Integer.parseInt(port.group(1)));
    return (_, _) -> {};
  }

  /** Says something. */
  void say(short[] samples) {
    saying = samples;
  }

  /** Whether what it was to say has left. */
  boolean quiet() {
    return saying == null;
  }

  /** Packets that got lost. */
  int lost() {
    return lost;
  }

  /** Packets there were, lost or not. */
  int sent() {
    return sent;
  }

  private void send() {
    long next = System.nanoTime();
    byte[] packet = new byte[HEADER + AudioFrame.SAMPLES];
    int stream = random.nextInt();
    int at = 0;
    for (int number = 0; !closed; number++) {
      InetSocketAddress to = target;
      short[] words = saying;
      short[] frame = Sounds.noise(AudioFrame.SAMPLES, NOISE, random);
      if (to != null && words != null) {
        Sounds.add(Arrays.copyOfRange(words, at, at + AudioFrame.SAMPLES), frame);
        at += AudioFrame.SAMPLES;
        if (at >= words.length) {
          at = 0;
          saying = null;
        }
      }
      if (to != null) {
        head(packet, number, stream);
        G711.PCMU.encode(frame, 0, packet, HEADER, AudioFrame.SAMPLES);
        post(packet, to);
      }
      next += BEAT;
      LockSupport.parkNanos(this, next - System.nanoTime());
    }
  }

  /** RFC 3550 section 5.1. */
  private static void head(byte[] packet, int number, int stream) {
    int timestamp = number * AudioFrame.SAMPLES;
    packet[0] = (byte) 0x80;
    packet[1] = (byte) G711.PCMU.payloadType();
    packet[2] = (byte) (number >> 8);
    packet[3] = (byte) number;
    for (int i = 0; i < 4; i++) {
      packet[4 + i] = (byte) (timestamp >> (24 - 8 * i));
      packet[8 + i] = (byte) (stream >> (24 - 8 * i));
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread counts.
  private void post(byte[] packet, InetSocketAddress to) {
    sent++;
    if (random.nextDouble() < loss) {
      lost++;
      return;
    }
    try {
      socket.send(new DatagramPacket(packet, packet.length, to));
    } catch (IOException e) {
      if (!closed) {
        throw new BenchException("A packet to " + to + " cannot be sent.", e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(sender);
    sip.close();
    socket.close();
  }
}
