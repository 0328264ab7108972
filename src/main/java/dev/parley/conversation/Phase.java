package dev.parley.conversation;

import dev.parley.call.EndReason;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation is waiting for. Each but {@link Over} has a timer set that leads out of it.
 */
sealed interface Phase {
  /** The answer. */
  record Unanswered() implements Phase {}

  /**
   * The end of its own words.
   *
   * @param node the node they belong to, null for words of no node
   */
  record Talking(int say, String text, @Nullable String node, boolean interruptible, After after)
      implements Phase {}

  /** The callee to begin to speak, or to press a key. */
  record Waiting() implements Phase {}

  /**
   * The end of the callee's turn.
   *
   * @param cut the words the callee spoke over, if any
   * @param turn the turn, if it is over and only the end of those words is waited for
   */
  record Attending(@Nullable Cut cut, @Nullable Turn turn) implements Phase {}

  /**
   * The brain.
   *
   * @param reply the turn it is asked about
   * @param held its answer, if it came while the callee went on speaking
   */
  record Thinking(int ask, String reply, Event.@Nullable Judged held) implements Phase {}

  /** An action, by its place in the node. */
  record Acting(int index, int run) implements Phase {}

  /**
   * The callee, who put the call on hold.
   *
   * @param before where the conversation stands
   * @param missed what it waited for there and came meanwhile, to be told after the return
   */
  record Held(Phase before, @Nullable Event missed) implements Phase {}

  /** Nothing. */
  record Over() implements Phase {}

  /** What comes after words. */
  sealed interface After {
    record Listen() implements After {}

    record Act() implements After {}

    record End(EndReason reason) implements After {}
  }

  /**
   * Words that are being stopped.
   *
   * @param heard how much of them was heard, null while that is not known
   */
  record Cut(int say, String text, @Nullable String heard) {}

  /** A callee's turn, spoken or keyed. */
  record Turn(String text, double confidence, boolean keyed) {
    /** Below this the words are noise. */
    private static final double NOISE = -0.8;

    /** Below this the words are a guess. */
    private static final double GUESS = -0.45;

    static Turn spoken(String text, double confidence) {
      return new Turn(text.strip(), confidence, false);
    }

    static Turn keyed(String digits) {
      return new Turn(digits, 0, true);
    }

    /** Whether nothing was said. */
    boolean empty() {
      return text.isEmpty() || !(confidence >= NOISE);
    }

    boolean unclear() {
      return confidence < GUESS;
    }

    Turn after(String earlier) {
      return new Turn((earlier + " " + text).strip(), confidence, keyed);
    }
  }
}
