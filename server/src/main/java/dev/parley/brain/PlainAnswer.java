package dev.parley.brain;

import dev.parley.language.answers.YesNo;
import dev.parley.language.intents.Intent;
import dev.parley.language.intents.Questions;
import dev.parley.language.words.Sentences;
import dev.parley.language.words.Tokens;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A short yes or no to a question that asks for one, and the outcomes that mean it. The reading has
 * the last word: "No." to "Is there any reason why you can't?" is no refusal.
 */
final class PlainAnswer {
  /** A plain yes or no is at most this many words. */
  private static final int SHORT = 5;

  private PlainAnswer() {}

  /** The places of the outcomes that it may mean, none where it is not plain. */
  static List<Integer> of(String said, String reply, List<Question.Choice> choices) {
    if (Questions.asksForMore(Sentences.question(said))
        || Questions.asks(reply)
        || Tokens.of(reply).size() > SHORT
        || !Intent.ofReply(reply).isEmpty()) {
      return List.of();
    }
    return YesNo.of(reply)
        .map(yes -> about(yes ? Intent.AFFIRM : Intent.DENY, choices))
        .orElse(List.of());
  }

  private static List<Integer> about(Intent wanted, List<Question.Choice> choices) {
    return IntStream.range(0, choices.size())
        .filter(i -> Intent.ofLabel(choices.get(i).label()).contains(wanted))
        .boxed()
        .toList();
  }
}
