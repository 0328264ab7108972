package dev.parley.rtp;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import dev.parley.audio.G711;
import dev.parley.rtp.Counters.Figure;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the far end sends: from packets of its source to frames and keys. */
final class InboundStream {
  private static final int COMFORT_NOISE = 13;
  private static final int TYPES = 128;

  /** Packets of the source before the current one may still be under way for so long. */
  private static final long STRAGGLERS = 500_000_000;

  private final Counters counters;
  private final Reception reception = new Reception();
  private final DtmfReceiver keys = new DtmfReceiver();
  private final Coders coders;

  /**
   * The codec that a payload type stands for: what it always does, or what was agreed, which stays
   * so for the rest of the call (RFC 3264 section 8.3.2).
   */
  private final @Nullable Codec[] codecs = new Codec[TYPES];

  private JitterBuffer buffer;
  private Codec codec = G711.PCMU;
  private int eventType = -1;
  private int eventTypeHere = -1;

  private boolean begun;
  private int ssrc;
  private int formerSsrc;
  private long switchedAt;
  private long timestamp;
  private long lastArrival;

  /** The clock that timestamps run by, since one of them that was a certain tick. */
  private int clockRate = AudioClock.RATE;

  private long anchor;
  private long anchorTicks;

  InboundStream(Counters counters, Coders coders) {
    this.counters = counters;
    this.coders = coders;
    buffer = new JitterBuffer(AudioFrame.NARROWBAND, coders);
    Codecs.FIXED.forEach(fixed -> codecs[fixed.payloadType()] = fixed);
  }

  /** Gives frames of another rate. */
  void open(int rate) {
    JitterBuffer next = new JitterBuffer(rate, coders);
    Arrays.stream(codecs).filter(Objects::nonNull).forEach(next::use);
    buffer = next;
  }

  /** Takes what was agreed; the coders are ready for its codec. */
  void target(MediaTarget target) {
    codec = target.codec();
    buffer.use(codec);
    keys.clock(codec.clockRate());
    codecs[target.payloadType()] = codec;
    eventType = audioNoMore(target.telephoneEvent());
    eventTypeHere = audioNoMore(target.eventsHere());
    codecs[target.codecHere()] = codec; // what our description says counts most
  }

  /** A payload type that means keys; -1 if there is none. */
  private int audioNoMore(@Nullable Integer type) {
    if (type == null) {
      return -1;
    }
    codecs[type] = null;
    return type;
  }

  /** Whether a payload type is one that was agreed to, or has a fixed meaning. */
  boolean understands(int type) {
    return event(type) || type == COMFORT_NOISE || codecs[type] != null;
  }

  /** Whether packets of a payload type tell of keys: as the far end numbers them, or as we do. */
  boolean event(int type) {
    return (type == eventType || type == eventTypeHere) && codecs[type] == null;
  }

  /** The key that the last event was of, 0 if of none. */
  char key() {
    return keys.key();
  }

  /**
   * Takes a packet.
   *
   * @return the key that was just pressed, 0 if none
   */
  char packet(RtpPacket packet, byte[] data, long now) {
    if (begun && packet.ssrc() != ssrc && event(packet.payloadType())) {
      return keys.receive(packet, data, now); // some gateways make keys a source of their own
    }
    if (!begun || packet.ssrc() != ssrc) {
      if (begun && packet.ssrc() == formerSsrc && now - switchedAt < STRAGGLERS) {
        counters.count(Figure.LATE);
        return 0;
      }
      formerSsrc = begun ? ssrc : packet.ssrc();
      switchedAt = now;
      ssrc = packet.ssrc();
      begun = true;
      reception.restart();
      restart(packet);
    }
    long sequence = reception.sequence(packet.sequence());
    if (sequence == Reception.REFUSED) {
      counters.count(Figure.LATE);
      return 0;
    }
    if (reception.restarted()) {
      restart(packet);
    }
    lastArrival = now;
    counters.count(Figure.RECEIVED);
    long extended = timestamp + (packet.timestamp() - (int) timestamp);
    char key = deliver(packet, sequence, extended, data, now);
    counters.set(Figure.LOST, reception.lost());
    counters.set(Figure.JITTER, reception.jitter() * 1_000_000_000L / clockRate);
    return key;
  }

  private char deliver(RtpPacket packet, long sequence, long extended, byte[] data, long now) {
    Codec carried = codecs[packet.payloadType()];
    int length = packet.payloadLength();
    boolean event = event(packet.payloadType());
    run(carried == null ? codec.clockRate() : carried.clockRate(), extended);
    if (event || carried == null) {
      judge(buffer.mark(sequence, ticks(extended), now));
      return event ? keys.receive(packet, data, now) : 0;
    }
    reception.arrived(packet.timestamp(), now, carried.clockRate());
    if (!buffer.fits(ticks(extended), now)) {
      buffer.reset();
      keys.reset();
    }
    timestamp = Math.max(timestamp, extended);
    if (Math.abs(timestamp - extended) > 1 << 30) {
      timestamp = extended;
    }
    int from = packet.payload();
    judge(buffer.audio(sequence, ticks(extended), carried, data, from, length, now));
    return 0;
  }

  /** Timestamps run by a clock from now on, and count on where they are (RFC 7160 section 4.1). */
  private void run(int rate, long extended) {
    if (rate != clockRate) {
      anchorTicks = ticks(extended);
      anchor = extended;
      clockRate = rate;
    }
  }

  /** The position in ticks that a timestamp of the stream means. */
  private long ticks(long timestamp) {
    return anchorTicks + (timestamp - anchor) * AudioClock.RATE / clockRate;
  }

  private void judge(JitterBuffer.Verdict verdict) {
    switch (verdict) {
      case KEPT -> {}
      case LATE -> counters.count(Figure.LATE);
      case DUPLICATE -> counters.count(Figure.DUPLICATE);
    }
  }

  private void restart(RtpPacket packet) {
    buffer.reset();
    keys.reset();
    timestamp = (1L << 32) + (packet.timestamp() & 0xFFFFFFFFL);
    anchor = 0;
    anchorTicks = 0;
  }

  /** Fills the next frame. */
  void frame(short[] out, long now) {
    buffer.frame(out, now);
    if (buffer.made()) {
      if (buffer.missing() && now - lastArrival < STRAGGLERS) {
        counters.count(Figure.CONCEALED);
      }
    } else {
      counters.set(Figure.PLAYOUT_DELAY, now - buffer.arrived());
    }
  }

  /** When the last packet of the frame came off the socket. */
  long arrived() {
    return buffer.arrived();
  }

  /** Whether the frame holds made-up samples. */
  boolean made() {
    return buffer.made();
  }

  Reception reception() {
    return reception;
  }

  int ssrc() {
    return ssrc;
  }
}
