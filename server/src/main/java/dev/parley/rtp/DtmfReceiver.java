package dev.parley.rtp;

import dev.parley.audio.AudioClock;

/**
 * Reads keys from telephone-events (RFC 4733 section 2.3). A key counts once, at the first packet
 * of it that arrives; repeats, updates and the three ends are known by their timestamp, and a
 * missing end does no harm. Senders that keep one timestamp for several keys, or give one key
 * several, are understood by what cannot be otherwise: a press lasted for as long as a packet says,
 * so it is the one before if that was still going on when it began.
 */
final class DtmfReceiver {
  private static final String KEYS = "0123456789*#ABCD";
  private static final int END = 0x80;
  private static final long TICK_NANOS = AudioClock.TICK_NANOS;

  /** Within this a packet of the same key without marker or end between is the same press. */
  private static final long SAME_PRESS = 60_000_000;

  /** By so much the network may make a press seem to begin earlier. */
  private static final long HASTE = 10_000_000;

  /** In ticks: a packet that begins a press has not lasted longer. */
  private static final int START = 480;

  private int clockRate = AudioClock.RATE;
  private boolean any;
  private boolean ended;
  private int ssrc;
  private int sequence;
  private int code;
  private int timestamp;
  private int duration;
  private long lastNanos;
  private int codeBefore;
  private int timestampBefore;

  /** Events count their time by another clock from now on. */
  void clock(int rate) {
    clockRate = rate;
  }

  /** Forgets the last key: a new stream follows. */
  void reset() {
    any = false;
  }

  /**
   * Takes the payload of a telephone-event packet.
   *
   * @return the key that was just pressed; 0 when the packet tells of none, or of one known
   */
  char receive(RtpPacket packet, byte[] data, long now) {
    if (packet.payloadLength() < 4) {
      return 0;
    }
    int from = packet.payload();
    int event = data[from] & 0xFF;
    boolean end = (data[from + 1] & END) != 0;
    int lasted = Bytes.readShort(data, from + 2);
    any &= packet.ssrc() == ssrc;
    if (any && (short) (packet.sequence() - sequence) <= 0) {
      return 0; // overtaken
    }
    boolean start = packet.marker() && ticks(lasted) <= START;
    boolean known = any && known(packet.timestamp(), event, start, end, lasted, now);
    if (any && !known && end && event == codeBefore && packet.timestamp() == timestampBefore) {
      return 0; // a late end of the key before
    }
    ended = end || (known && ended);
    duration = known && packet.timestamp() == timestamp ? Math.max(duration, lasted) : lasted;
    if (!known) {
      codeBefore = any ? code : -1;
      timestampBefore = timestamp;
    }
    any = true;
    ssrc = packet.ssrc();
    sequence = packet.sequence();
    code = event;
    timestamp = packet.timestamp();
    lastNanos = now;
    return known ? 0 : key();
  }

  /** Whether a packet belongs to the press before it. */
  private boolean known(
      int packetTimestamp, int event, boolean start, boolean end, int lasted, long now) {
    if (event != code) {
      return false;
    }
    if (packetTimestamp == timestamp) {
      boolean anew = ended ? !end && (start || lasted < duration) : start && lasted < duration;
      return !anew;
    }
    if (start) {
      return false;
    }
    if (now - ticks(lasted) * TICK_NANOS < lastNanos - HASTE) {
      return true;
    }
    boolean soon = now - lastNanos < SAME_PRESS;
    // A press too long for 16 bits goes on in a new segment (section 2.5.1.3).
    return ended
        ? end && soon && lasted == duration
        : soon || packetTimestamp - timestamp == duration;
  }

  private long ticks(int lasted) {
    return (long) lasted * AudioClock.RATE / clockRate;
  }

  /** The key of the last packet, 0 when it was of another event. */
  char key() {
    return any && code < KEYS.length() ? KEYS.charAt(code) : 0;
  }
}
