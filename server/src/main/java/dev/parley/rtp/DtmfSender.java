package dev.parley.rtp;

/**
 * Plans the keys to send, tick by tick of 20 ms: pressed for 100 ms, then 60 ms in which the end is
 * told three times (RFC 4733 section 2.5.1.4), then 60 ms of rest.
 */
final class DtmfSender {
  static final String KEYS = "0123456789*#ABCD";

  /** Ticks a key is pressed. */
  static final int PRESSED = 5;

  private static final int ENDS = 3;
  private static final int REST = 3;
  private static final int QUEUE = 64;

  private final char[] queue = new char[QUEUE];
  private int first;
  private int count;
  private int tick;

  /** What a tick sends. */
  enum Step {
    /** Nothing of keys: audio. */
    AUDIO,
    /** The key begins. */
    START,
    /** The key is held. */
    HOLD,
    /** The key is told to have ended. */
    END,
    /** Silence between keys. */
    REST
  }

  /** Queues a key; false when too many wait. */
  boolean add(char key) {
    if (count == QUEUE) {
      return false;
    }
    queue[(first + count++) % QUEUE] = key;
    return true;
  }

  /** What to send in this tick; call {@link #advance} after it. */
  Step step() {
    if (count == 0) {
      return Step.AUDIO;
    } else if (tick == 0) {
      return Step.START;
    } else if (tick < PRESSED - 1) {
      return Step.HOLD;
    } else if (tick < PRESSED - 1 + ENDS) {
      return Step.END;
    }
    return Step.REST;
  }

  /** The key being sent. */
  char key() {
    return queue[first];
  }

  /** Its RFC 4733 event code. */
  int code() {
    return KEYS.indexOf(key());
  }

  /** Ticks since the key began, this one included, at most {@link #PRESSED}. */
  int ticks() {
    return Math.min(tick + 1, PRESSED);
  }

  /** Whether the key's tone is still to be heard in this tick. */
  boolean audible() {
    return tick < PRESSED;
  }

  /** Goes on to the next tick. */
  void advance() {
    if (count > 0 && ++tick == PRESSED - 1 + ENDS + REST) {
      tick = 0;
      first = (first + 1) % QUEUE;
      count--;
    }
  }
}
