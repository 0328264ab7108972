package dev.parley.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A judgement asked for before the turn is known to be over. It changes nothing unless the turn
 * ends in the very same question.
 */
final class Speculation {
  final long from;
  final long to;
  final Command.Ask ask;

  /** The judgement, once it is there. */
  @Nullable Event answer;

  /** Whether the turn did end in the question and waits for the judgement. */
  boolean wanted;

  Speculation(long from, long to, Command.Ask ask) {
    this.from = from;
    this.to = to;
    this.ask = ask;
  }

  /** Whether a judgement finds all that was asked for in the words. */
  boolean answeredBy(Event judgement) {
    if (!(judgement instanceof Event.Judged judged)) {
      return false;
    }
    Question question = ask.question();
    return question.choices().isEmpty()
        ? !question.variables().isEmpty()
            && question.variables().stream()
                .allMatch(variable -> judged.variables().containsKey(variable.name()))
        : judged.outcome() != null;
  }
}
