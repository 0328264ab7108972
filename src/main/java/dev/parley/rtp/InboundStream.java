package dev.parley.rtp;

import dev.parley.audio.G711;
import dev.parley.rtp.Counters.Figure;
import org.jspecify.annotations.Nullable;

/** What the far end sends: from packets of its source to frames and keys. */
final class InboundStream {
  private static final int COMFORT_NOISE = 13;

  /** Packets of the source before the current one may still be under way for so long. */
  private static final long STRAGGLERS = 500_000_000;

  private final Counters counters;
  private final Reception reception = new Reception();
  private final JitterBuffer buffer = new JitterBuffer();
  private final KeyReceiver keys = new KeyReceiver();
  private G711 codec = G711.PCMU;
  private int payloadType;
  private int eventType = -1;
  private int eventTypeHere = -1;

  private boolean begun;
  private int ssrc;
  private int formerSsrc;
  private long switchedAt;
  private long timestamp;
  private long lastArrival;

  InboundStream(Counters counters) {
    this.counters = counters;
  }

  void target(MediaTarget target) {
    codec = target.codec();
    payloadType = target.payloadType();
    Integer event = target.telephoneEvent();
    eventType = event == null ? -1 : event;
    Integer here = target.eventsHere();
    eventTypeHere = here == null ? -1 : here;
  }

  /** Whether a payload type is one that was agreed to, or has a fixed meaning. */
  boolean understands(int type) {
    return event(type) || type == COMFORT_NOISE || codec(type) != null;
  }

  /** Whether packets of a payload type tell of keys: as the far end numbers them, or as we do. */
  boolean event(int type) {
    return type == eventType || (type == eventTypeHere && codec(type) == null);
  }

  /** The key that the last event was of, 0 if of none. */
  char key() {
    return keys.key();
  }

  private @Nullable G711 codec(int type) {
    if (type == payloadType) {
      return codec;
    } else if (type == G711.PCMU.payloadType()) {
      return G711.PCMU;
    }
    return type == G711.PCMA.payloadType() ? G711.PCMA : null;
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
    counters.set(Figure.JITTER, reception.jitter() * 125_000L);
    return key;
  }

  private char deliver(RtpPacket packet, long sequence, long extended, byte[] data, long now) {
    G711 law = codec(packet.payloadType());
    int length = packet.payloadLength();
    boolean event = event(packet.payloadType());
    if (event || law == null) {
      judge(buffer.mark(sequence, extended, now));
      return event ? keys.receive(packet, data, now) : 0;
    }
    reception.arrived(packet.timestamp(), now);
    if (!buffer.fits(extended, now)) {
      buffer.reset();
      keys.reset();
    }
    timestamp = Math.max(timestamp, extended);
    if (Math.abs(timestamp - extended) > 1 << 30) {
      timestamp = extended;
    }
    judge(buffer.audio(sequence, extended, law, data, packet.payload(), length, now));
    return 0;
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
