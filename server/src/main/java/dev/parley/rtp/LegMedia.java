package dev.parley.rtp;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Codec;
import dev.parley.audio.DtmfDetector;
import dev.parley.rtp.Counters.Figure;
import dev.parley.rtp.DtmfPresses.Way;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One leg's media as seen by its media thread, to which it is confined: told of packets and of the
 * tick that comes every 20 ms. It knows no clock and no socket.
 */
final class LegMedia {
  /** Frames in a row that may be made up in the middle of a key's tone. */
  private static final int MADE_OF_A_KEY = 2;

  private final RtpLine line = new RtpLine();
  private final Counters counters = new Counters();
  private final SourceLock rtpSource = new SourceLock();
  private final RtpPacket packet = new RtpPacket();
  private final DtmfPresses presses = new DtmfPresses();
  private final Coders coders = new Coders();
  private final OutboundStream out;
  private final InboundStream in;
  private final Rtcp rtcp;
  private final Wire wire;
  private final long deadMedia;

  private DtmfDetector tones = new DtmfDetector(AudioFrame.NARROWBAND);
  private short[] heard = new short[AudioClock.FRAME];
  private RtpLine.Queues queues;
  private @Nullable MediaTarget target;
  private @Nullable MediaListener listener;
  private @Nullable InetSocketAddress rtcpSource;
  private @Nullable RecordingTrack track;
  private long heardAt;
  private boolean asked;
  private boolean lost;
  private @Nullable Throwable failure;
  private boolean held;
  private int made;

  LegMedia(MediaConfig config, NtpClock clock, String cname, RandomGenerator random, Wire wire) {
    this.wire = wire;
    deadMedia = config.deadMedia().toNanos();
    queues = line.queues();
    out = new OutboundStream(line, counters, random);
    in = new InboundStream(counters, coders);
    rtcp = new Rtcp(cname, clock, config.reportInterval().toNanos(), random, counters);
  }

  RtpLine line() {
    return line;
  }

  Counters counters() {
    return counters;
  }

  /** Makes what a codec needs, so that the media thread need not. From any thread. */
  void prepare(Codec codec) {
    coders.ready(codec);
  }

  /** Starts or redirects. */
  void start(MediaTarget target, MediaListener listener, long now) {
    Throwable gone = failure;
    if (gone != null) {
      listener.mediaFailed(gone);
      return;
    }
    if (!coders.ready(target.codec())) {
      return; // it is closed
    }
    if (this.target == null) {
      line.open(target.codec().sampleRate(), false);
      rtcp.begin(now);
    }
    open();
    this.target = target;
    this.listener = listener;
    out.target(target, coders.of(target.codec()));
    in.target(target);
    rtpSource.expect(target.rtp());
    rtcpSource = null;
    heardAt = now;
    asked = false;
    lost = false;
  }

  /** Makes anew what depends on the line's rate when that is another. */
  private void open() {
    RtpLine.Queues now = line.queues();
    if (!now.equals(queues)) {
      queues = now;
      heard = new short[AudioClock.FRAME * now.perTick()];
      tones = new DtmfDetector(now.rate());
      out.open(now);
      in.open(now.rate());
    }
  }

  /** Learns which hosts the far end signals from. */
  void trust(List<InetAddress> hosts) {
    rtpSource.trust(hosts);
  }

  /** Records from now on, or no longer. */
  void record(@Nullable RecordingTrack track) {
    this.track = track;
  }

  /** The far end holds the leg, or no longer: silence takes the place of what it sends. */
  void hold(boolean held) {
    this.held = held;
  }

  /** Queues a key to send. */
  void key(char key) {
    out.key(key);
  }

  /** Takes a datagram that came to the RTP port and is not RTCP. */
  void rtp(byte[] data, int length, InetSocketAddress from, long now) {
    MediaTarget target = this.target;
    if (target == null || !target.direction().receives()) {
      return;
    }
    if (!packet.parse(data, length) || !in.understands(packet.payloadType())) {
      counters.count(Figure.MALFORMED);
      if (from.equals(rtpSource.destination())) {
        alive(now); // some keep a NAT open with what means nothing else (RFC 6263)
      }
      return;
    }
    if (!rtpSource.accept(from, packet.ssrc(), packet.sequence(), now)) {
      counters.count(Figure.IGNORED);
      return;
    }
    line.arrived(now);
    alive(now);
    pressed(in.packet(packet, data, now), Way.EVENT, 0, now);
    if (in.event(packet.payloadType())) {
      presses.held(in.key(), Way.EVENT, now);
    }
  }

  /** Takes an RTCP datagram, from either port. */
  void rtcp(byte[] data, int length, InetSocketAddress from, long now) {
    MediaTarget target = this.target;
    if (target == null) {
      return;
    }
    boolean theirs =
        from.getAddress().equals(target.rtcp().getAddress()) || rtpSource.theirs(from.getAddress());
    if (!theirs && Rtcp.reportsOn(data, length, out.ssrc())) {
      rtpSource.vouch(from.getAddress());
      theirs = true;
    }
    if (!theirs) {
      counters.count(Figure.IGNORED);
    } else if (rtcp.receive(data, length, out.ssrc(), in.ssrc(), target.codec().clockRate(), now)) {
      rtcpSource = from;
      if (!rtcp.leaving()) {
        alive(now);
      }
    } else {
      counters.count(Figure.MALFORMED);
    }
  }

  /**
   * Sends and hears 20 ms.
   *
   * @param behind the loop was held up for so long that sending would only make a burst
   */
  void tick(long now, boolean behind) {
    MediaTarget target = this.target;
    if (target == null) {
      return;
    }
    if (behind) {
      skipped(1);
    }
    open();
    tones.expect(target.telephoneEvent() != null);
    rtpSource.pass(now);
    InetSocketAddress to = rtpSource.destination();
    if (target.direction().sends() && to != null && reachable(to)) {
      if (behind) {
        out.pass(now);
      } else {
        out.send(wire, to, now);
      }
    } else {
      out.pass(now);
      queues.play().dropStopped();
    }
    in.frame(heard, now);
    if (held) {
      Arrays.fill(heard, (short) 0);
    }
    queues.heard().add(heard, in.arrived(), in.made());
    if (track != null) {
      track.add(heard, out.frame());
    }
    listenForTones(now);
    watch(target, now);
    if (rtcp.due(now)) {
      report(target, false, now);
    }
  }

  /** So many ticks could not be made up for. */
  void skipped(long ticks) {
    if (target != null) {
      counters.count(Figure.SKIPPED, ticks);
    }
  }

  /** Says BYE, and that the line is closed. */
  void close(long now) {
    MediaTarget last = target;
    target = null;
    track = null;
    try {
      if (last != null) {
        report(last, true, now);
      }
    } finally {
      coders.close();
      line.close();
    }
  }

  /** A defect ended its media, of which whoever listens, or will, is told once. */
  void fail(Throwable cause) {
    boolean first = failure == null;
    failure = cause;
    line.close();
    if (first && listener != null) {
      listener.mediaFailed(cause);
    }
  }

  /** What is made up for a lost packet is no silence between two keys. */
  private void listenForTones(long now) {
    made = in.made() ? made + 1 : 0;
    if (made == 0 || made > MADE_OF_A_KEY) {
      pressed(tones.listen(heard, 0, heard.length), Way.TONE, 0, now);
      presses.held(tones.key(), Way.TONE, now);
    }
  }

  /** Takes keys that signalling told of. */
  void keyed(String keys, long lasted, long now) {
    for (int i = 0; i < keys.length(); i++) {
      pressed(keys.charAt(i), Way.MESSAGE, lasted, now);
    }
  }

  private void pressed(char key, Way way, long lasted, long now) {
    if (key != 0 && listener != null && presses.pressed(key, way, lasted, now)) {
      listener.digit(key);
    }
  }

  /** The far end gave a sign of life. */
  private void alive(long now) {
    heardAt = now;
    asked = false;
    if (lost && listener != null) {
      lost = false;
      listener.mediaResumed();
    }
  }

  /** Takes what the far end answered when it was asked whether it is there. */
  void answered(boolean there, long now) {
    if (there) {
      alive(now);
    } else if (asked) {
      lose();
    }
  }

  private void watch(MediaTarget target, long now) {
    if (!target.direction().receives()) {
      heardAt = now;
    } else if (now - heardAt > deadMedia) {
      lose();
    } else if (!asked && now - heardAt > deadMedia / 2 && listener != null) {
      asked = true;
      listener.mediaQuiet();
    }
  }

  private void lose() {
    if (!lost && listener != null) {
      lost = true;
      listener.mediaLost();
    }
  }

  private void report(MediaTarget target, boolean bye, long now) {
    int length = rtcp.report(out, in, bye, now);
    InetSocketAddress media = rtpSource.destination();
    if (target.rtcpMux() && media != null) {
      if (reachable(media)) {
        wire.rtp(rtcp.packet(), length, media);
      }
      return;
    }
    InetSocketAddress to = rtcpSource != null ? rtcpSource : target.rtcp();
    if (reachable(to)) {
      wire.rtcp(rtcp.packet(), length, to);
    }
  }

  /** An address of zeros, or port 0, is an old way to say that nothing shall be sent. */
  private static boolean reachable(InetSocketAddress address) {
    return address.getPort() != 0 && !address.getAddress().isAnyLocalAddress();
  }
}
