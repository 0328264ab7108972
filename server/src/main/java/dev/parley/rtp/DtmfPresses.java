package dev.parley.rtp;

/**
 * Counts a key once in whatever ways it is told of: many a telephone sends an event, the tone that
 * it silences too late, and an INFO besides. Each way tells of its presses in order, so the second
 * that one way tells of is another press, however soon it comes.
 */
final class DtmfPresses {
  private static final int REMEMBERED = 16;

  /** An event and a tone of one press are no further apart than this. */
  private static final long NEAR = 400_000_000L;

  /** A message may be sent when the key is released, and be repeated on its way. */
  private static final long FAR = 2_000_000_000L;

  private final char[] keys = new char[REMEMBERED];
  private final int[] ways = new int[REMEMBERED];
  private final long[] toldAt = new long[REMEMBERED];
  private int count;

  /** How a press is told of. */
  enum Way {
    /** A telephone-event (RFC 4733). */
    EVENT(1),
    /** A tone in the audio. */
    TONE(2),
    /** A message of the signalling. */
    MESSAGE(4);

    private final int bit;

    Way(int bit) {
      this.bit = bit;
    }
  }

  /**
   * Takes notice of a press.
   *
   * @param lasted how long the key was held, in nanoseconds, when that is told
   * @return whether nothing else has told of it
   */
  boolean pressed(char key, Way way, long lasted, long now) {
    int same = -1;
    for (int age = 1; age <= Math.min(count, REMEMBERED); age++) {
      int i = (count - age) % REMEMBERED;
      if (keys[i] == key) {
        boolean message = way == Way.MESSAGE || ways[i] == Way.MESSAGE.bit;
        if ((ways[i] & way.bit) != 0 || now - toldAt[i] > (message ? FAR + lasted : NEAR)) {
          break;
        }
        same = i;
      }
    }
    if (same >= 0) {
      ways[same] |= way.bit;
      return false;
    }
    int slot = count++ % REMEMBERED;
    keys[slot] = key;
    ways[slot] = way.bit;
    toldAt[slot] = now;
    return true;
  }

  /** The key is still held. */
  void held(char key, Way way, long now) {
    for (int age = 1; age <= Math.min(count, REMEMBERED); age++) {
      int i = (count - age) % REMEMBERED;
      if (keys[i] == key && (ways[i] & way.bit) != 0) {
        toldAt[i] = now;
        return;
      }
    }
  }
}
