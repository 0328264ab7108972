package dev.parley.rtp;

import dev.parley.audio.AudioClock;
import dev.parley.audio.Tone;
import dev.parley.rtp.Counters.Figure;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What we send: 20 ms every tick of what is queued, a key, or silence, in packets as long as the
 * far end wants them. Timestamps run on while nothing is sent.
 */
final class OutboundStream {
  /** As long as a datagram of the media loop. */
  private static final int LONGEST = 2048;

  private static final int EVENT_LENGTH = 4;
  private static final int EVENT_END = 0x80;

  /** Power of the keys we send: -10 dBm0. */
  private static final int EVENT_VOLUME = 10;

  private static final double TONE_AMPLITUDE = 6000;

  private final RtpLine line;
  private final Counters counters;
  private final DtmfSender keys = new DtmfSender();
  private final Packing packing = new Packing();
  private final byte[] packet = new byte[LONGEST];
  private final int ssrc;
  private short[] frame = new short[AudioClock.FRAME];
  private RtpLine.Queues queues;
  private int clockRate = AudioClock.RATE;
  private int payloadType;
  private int eventType = -1;
  private int sequence;
  private int timestamp;
  private int eventTimestamp;
  private boolean marker = true;
  private @Nullable Tone tone;
  private long packets;
  private long octets;
  private long tickedAt;

  OutboundStream(RtpLine line, Counters counters, RandomGenerator random) {
    this.line = line;
    queues = line.queues();
    this.counters = counters;
    ssrc = random.nextInt();
    sequence = random.nextInt(1 << 15); // RFC 3711 section 3.3.1 advises against the upper half
    timestamp = random.nextInt();
  }

  /** Takes what is queued at another rate. */
  void open(RtpLine.Queues queues) {
    this.queues = queues;
    frame = new short[AudioClock.FRAME * queues.perTick()];
    packing.open(queues.rate());
  }

  void target(MediaTarget target, Coders.Coder coder) {
    clockRate = target.codec().clockRate();
    packing.target(coder, (int) AudioClock.ticks(target.packetTime()));
    payloadType = target.payloadType();
    Integer event = target.telephoneEvent();
    eventType = event == null ? -1 : event;
  }

  /** Queues a key to send; false when too many wait. */
  boolean key(char key) {
    return keys.add(key);
  }

  /** Sends what is next. */
  void send(Wire wire, InetSocketAddress to, long now) {
    tickedAt = now;
    DtmfSender.Step step = keys.step();
    switch (step) {
      case AUDIO -> {
        int perTick = queues.perTick();
        int count = queues.play().take(frame);
        long position = queues.play().taken() / perTick;
        sendFrame(position, (count + perTick - 1) / perTick, wire, to, now);
      }
      case START, HOLD, END -> {
        Arrays.fill(frame, (short) 0);
        if (eventType >= 0) {
          sendEvent(step, wire, to, now);
        } else {
          sendTone(wire, to, now);
        }
      }
      case REST -> {
        Arrays.fill(frame, (short) 0);
        tone = null;
        sendFrame(0, 0, wire, to, now);
      }
    }
    keys.advance();
    timestamp += timestamps(AudioClock.FRAME);
  }

  /** Lets a tick pass without sending: time goes on, the queue and the keys wait. */
  void pass(long now) {
    tickedAt = now;
    Arrays.fill(frame, (short) 0);
    marker = true;
    packing.clear();
    timestamp += timestamps(AudioClock.FRAME);
  }

  /** What ticks are in the clock of our timestamps. */
  private int timestamps(int ticks) {
    return (int) ((long) ticks * clockRate / AudioClock.RATE);
  }

  private void sendFrame(
      long position, int queuedTicks, Wire wire, InetSocketAddress to, long now) {
    packing.add(frame, position, queuedTicks);
    sendPackets(timestamp + timestamps(AudioClock.FRAME), false, wire, to, now);
  }

  /** Sends the packets that are full, or all that waits, which lasts until a timestamp. */
  private void sendPackets(int end, boolean all, Wire wire, InetSocketAddress to, long now) {
    for (int ticks = packing.next(all); ticks > 0; ticks = packing.next(all)) {
      int begin = end - timestamps(packing.ticks());
      RtpPacket.writeHeader(packet, marker, payloadType, sequence, begin, ssrc);
      int length = packing.encode(ticks, packet, RtpPacket.HEADER);
      if (send(wire, to, length)) {
        packing.sent(ticks, line.sent(), now);
      }
      packing.drop(ticks);
    }
  }

  private void sendTone(Wire wire, InetSocketAddress to, long now) {
    if (tone == null) {
      tone = Tone.key(keys.key(), TONE_AMPLITUDE).at(queues.rate());
    }
    if (keys.audible()) {
      tone.fill(frame, 0, frame.length);
    }
    sendFrame(0, 0, wire, to, now);
  }

  /** One packet of a telephone-event (RFC 4733 section 2.5); the first is sent three times. */
  private void sendEvent(DtmfSender.Step step, Wire wire, InetSocketAddress to, long now) {
    boolean start = step == DtmfSender.Step.START;
    if (start) {
      sendPackets(timestamp, true, wire, to, now);
      eventTimestamp = timestamp;
    }
    int end = step == DtmfSender.Step.END ? EVENT_END : 0;
    for (int i = 0; i < (start ? 3 : 1); i++) {
      RtpPacket.writeHeader(packet, start && i == 0, eventType, sequence, eventTimestamp, ssrc);
      packet[RtpPacket.HEADER] = (byte) keys.code();
      packet[RtpPacket.HEADER + 1] = (byte) (end | EVENT_VOLUME);
      Bytes.writeShort(packet, RtpPacket.HEADER + 2, timestamps(keys.ticks() * AudioClock.FRAME));
      send(wire, to, EVENT_LENGTH);
    }
  }

  private boolean send(Wire wire, InetSocketAddress to, int payload) {
    sequence = (sequence + 1) & 0xFFFF;
    marker = false;
    if (!wire.rtp(packet, RtpPacket.HEADER + payload, to)) {
      counters.count(Figure.SEND_ERRORS);
      return false;
    }
    packets++;
    octets += payload;
    counters.count(Figure.SENT);
    return true;
  }

  /** The audio of the tick: what was sent, silence while a key was. */
  short[] frame() {
    return frame;
  }

  int ssrc() {
    return ssrc;
  }

  long packets() {
    return packets;
  }

  long octets() {
    return octets;
  }

  /** The RTP timestamp of a moment close to the last tick. */
  int timestampAt(long now) {
    return timestamp + (int) ((now - tickedAt) / 1000 * clockRate / 1_000_000);
  }
}
