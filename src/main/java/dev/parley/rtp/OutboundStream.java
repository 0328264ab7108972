package dev.parley.rtp;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.G711;
import dev.parley.audio.Tone;
import dev.parley.rtp.Counters.Figure;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What we send: one packet every 20 ms with what is queued, a key, or silence. Timestamps run on
 * while nothing is sent.
 */
final class OutboundStream {
  private static final int FRAME = AudioFrame.SAMPLES;
  private static final int EVENT_LENGTH = 4;
  private static final int EVENT_END = 0x80;

  /** Power of the keys we send: -10 dBm0. */
  private static final int EVENT_VOLUME = 10;

  private static final double TONE_AMPLITUDE = 6000;

  private final RtpLine line;
  private final Counters counters;
  private final KeySender keys = new KeySender();
  private final byte[] packet = new byte[RtpPacket.HEADER + FRAME];
  private final short[] frame = new short[FRAME];
  private final int ssrc;
  private G711 codec = G711.PCMU;
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
    this.counters = counters;
    ssrc = random.nextInt();
    sequence = random.nextInt(1 << 15); // RFC 3711 section 3.3.1 advises against the upper half
    timestamp = random.nextInt();
  }

  void target(MediaTarget target) {
    codec = target.codec();
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
    KeySender.Step step = keys.step();
    switch (step) {
      case AUDIO -> {
        int count = line.playQueue().take(frame);
        if (sendFrame(wire, to) && count > 0) {
          line.sent().add(line.playQueue().taken(), count, now);
        }
      }
      case START, HOLD, END -> {
        Arrays.fill(frame, (short) 0);
        if (eventType >= 0) {
          sendEvent(step, wire, to);
        } else {
          sendTone(wire, to);
        }
      }
      case REST -> {
        Arrays.fill(frame, (short) 0);
        tone = null;
        sendFrame(wire, to);
      }
    }
    keys.advance();
    timestamp += FRAME;
  }

  /** Lets a tick pass without sending: time goes on, the queue and the keys wait. */
  void pass(long now) {
    tickedAt = now;
    Arrays.fill(frame, (short) 0);
    marker = true;
    timestamp += FRAME;
  }

  private boolean sendFrame(Wire wire, InetSocketAddress to) {
    RtpPacket.writeHeader(packet, marker, payloadType, sequence, timestamp, ssrc);
    codec.encode(frame, 0, packet, RtpPacket.HEADER, FRAME);
    return send(wire, to, FRAME);
  }

  private void sendTone(Wire wire, InetSocketAddress to) {
    if (tone == null) {
      tone = Tone.key(keys.key(), TONE_AMPLITUDE);
    }
    if (keys.audible()) {
      tone.fill(frame, 0, FRAME);
    }
    sendFrame(wire, to);
  }

  /** One packet of a telephone-event (RFC 4733 section 2.5); the first is sent three times. */
  private void sendEvent(KeySender.Step step, Wire wire, InetSocketAddress to) {
    boolean start = step == KeySender.Step.START;
    if (start) {
      eventTimestamp = timestamp;
    }
    int end = step == KeySender.Step.END ? EVENT_END : 0;
    for (int i = 0; i < (start ? 3 : 1); i++) {
      RtpPacket.writeHeader(packet, start && i == 0, eventType, sequence, eventTimestamp, ssrc);
      packet[RtpPacket.HEADER] = (byte) keys.code();
      packet[RtpPacket.HEADER + 1] = (byte) (end | EVENT_VOLUME);
      Bytes.writeShort(packet, RtpPacket.HEADER + 2, keys.ticks() * FRAME);
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
    return timestamp + (int) ((now - tickedAt) / 125_000);
  }
}
