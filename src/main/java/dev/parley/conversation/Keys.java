package dev.parley.conversation;

import java.time.Duration;

/** What becomes of keys: pressed one after the other they are a turn, and {@code #} ends it. */
final class Keys {
  private static final Duration PAUSE = Duration.ofMillis(2500);
  private static final int MOST = 64;

  private Keys() {}

  static void pressed(Course course, Turns turns, char digit) {
    if (course.phase instanceof Phase.Unanswered
        || course.phase instanceof Phase.Over
        || course.phase instanceof Phase.Talking(_, _, _, _, Phase.After.End _)) {
      return;
    }
    if (digit == '#') {
      course.orders.cancel(Timer.DIGITS);
      flush(course, turns);
      return;
    }
    if (course.digits.length() < MOST) {
      course.digits += digit;
    }
    course.orders.set(Timer.DIGITS, PAUSE);
    if (course.phase instanceof Phase.Talking talking && talking.interruptible()) {
      course.interrupt(talking);
    } else {
      course.orders.cancel(Timer.SILENCE);
    }
  }

  /** The keys pressed so far are a turn. */
  static void flush(Course course, Turns turns) {
    String digits = course.digits;
    course.digits = "";
    if (!digits.isEmpty()) {
      turns.ended(Phase.Turn.keyed(digits));
    } else if (course.phase instanceof Phase.Waiting) {
      course.await();
    }
  }
}
