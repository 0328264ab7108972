package dev.parley.conversation;

import dev.parley.call.Certainty;
import dev.parley.call.EndReason;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation is waiting for. Each but {@link Over} has a timer set that leads out of it.
 */
sealed interface Phase {
  /** The answer. */
  record Unanswered() implements Phase {}

  /** The callee's first words, or that it is time to speak. */
  record Opening() implements Phase {}

  /** A machine: its words, its tone, or whoever may come after it. */
  record Machine() implements Phase {}

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

  /**
   * The words of a node that are being composed, of which some may be said already.
   *
   * @param text the sentences that have come
   * @param say the words of the last of them, {@link #NOTHING_SAID} before the first
   * @param over whether those were said to their end
   */
  record Composing(
      int compose, String text, int say, boolean over, boolean interruptible, After after)
      implements Phase {
    static final int NOTHING_SAID = -1;

    boolean nothingSaid() {
      return say == NOTHING_SAID;
    }
  }

  /**
   * To be told that the callee is done, before something that can't be taken back.
   *
   * @param next what that is
   */
  record Unsure(After next) implements Phase {}

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

    /**
     * To keep the callee from being called again.
     *
     * @param meant an outcome of the node that was meant too, or null
     */
    record OptOut(@Nullable String meant) implements After {}

    /** The machine that was spoken to. */
    record Machine() implements After {}

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
    static Turn spoken(String text, double confidence) {
      return new Turn(text.strip(), confidence, false);
    }

    static Turn keyed(String digits) {
      return new Turn(digits, 0, true);
    }

    /** Whether nothing was said. */
    boolean empty() {
      return text.isEmpty() || Certainty.noise(confidence);
    }

    boolean unclear() {
      return Certainty.guess(confidence);
    }

    Turn after(String earlier) {
      return new Turn((earlier + " " + text).strip(), confidence, keyed);
    }
  }
}
