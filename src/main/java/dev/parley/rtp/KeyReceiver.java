package dev.parley.rtp;

/**
 * Reads keys from telephone-events (RFC 4733 section 2.3). A key counts once, at the first packet
 * of it that arrives; repeats, updates and the three ends are known by their timestamp, and a
 * missing end does no harm.
 */
final class KeyReceiver {
  private static final String KEYS = "0123456789*#ABCD";
  private static final int END = 0x80;

  /** Within this a packet of the same key without marker or end between is the same press. */
  private static final long SAME_PRESS = 60_000_000;

  private boolean any;
  private boolean ended;
  private int code;
  private int timestamp;
  private int duration;
  private long lastNanos;

  /** Forgets the last key: a new stream follows. */
  void reset() {
    any = false;
  }

  /**
   * Takes the payload of a telephone-event packet.
   *
   * @return the key that was just pressed; 0 when the packet tells of none, or of one known
   */
  char receive(byte[] data, int from, int length, int packetTimestamp, boolean marker, long now) {
    if (length < 4) {
      return 0;
    }
    int event = data[from] & 0xFF;
    boolean end = (data[from + 1] & END) != 0;
    int lasted = Bytes.readShort(data, from + 2);
    int ahead = packetTimestamp - timestamp;
    if (any && ahead <= 0 && ahead > -(1 << 24)) {
      if (ahead == 0) {
        ended |= end;
        duration = Math.max(duration, lasted);
        lastNanos = now;
      }
      return 0;
    }
    boolean same = any && !ended && !marker && event == code;
    // A press of more than 8 s goes on in a new segment (section 2.5.1.3); and some senders move
    // the
    // timestamp on with each update though they must not.
    boolean goesOn = same && (ahead == duration || now - lastNanos < SAME_PRESS);
    any = true;
    ended = end;
    code = event;
    timestamp = packetTimestamp;
    duration = lasted;
    lastNanos = now;
    return goesOn || event >= KEYS.length() ? 0 : KEYS.charAt(event);
  }
}
