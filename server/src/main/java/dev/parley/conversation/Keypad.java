package dev.parley.conversation;

import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import dev.parley.brain.Question;
import dev.parley.language.intents.Intent;
import dev.parley.language.speech.MannerPhrases;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keys that stand for the outcomes of a node, for who can't be understood. */
final class Keypad {
  private static final int MOST = 4;

  private final ConversationState state;

  Keypad(ConversationState state) {
    this.state = state;
  }

  /**
   * Puts a question with keys to answer it by.
   *
   * @return false, and nothing is said, if its answers are not such that keys can stand for them
   */
  boolean offer(Node.Asking node, String question) {
    List<Question.Choice> choices = Question.Choice.of(node.outcomes());
    Optional<Question.Choice> yes = only(choices, Intent.AFFIRM, "yes");
    Optional<Question.Choice> no = only(choices, Intent.DENY, "no");
    if (node.expected() == Expects.YES_NO && yes.isPresent() && no.isPresent()) {
      offer(question, List.of(yes.get(), no.get()), List.of("yes", "no"));
      return true;
    }
    if (choices.isEmpty() || choices.size() > MOST) {
      return false;
    }
    offer(question, choices, choices.stream().map(Question.Choice::label).toList());
    return true;
  }

  private void offer(String question, List<Question.Choice> choices, List<String> answers) {
    state.memory.keys.clear();
    choices.forEach(choice -> state.memory.keys.add(choice.id()));
    state.sayAgain(MannerPhrases.keys(question, answers));
  }

  /** The one choice that means this, or of several the one that begins with the word. */
  private static Optional<Question.Choice> only(
      List<Question.Choice> choices, Intent intent, String word) {
    List<Question.Choice> fitting =
        choices.stream().filter(choice -> Intent.ofLabel(choice.label()).contains(intent)).toList();
    List<Question.Choice> plain =
        fitting.stream()
            .filter(choice -> choice.label().toLowerCase(Locale.ROOT).matches(word + "\\b.*"))
            .toList();
    List<Question.Choice> best = fitting.size() > 1 ? plain : fitting;
    return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
  }

  /** The outcome that a key stands for, where one does. */
  static Optional<String> outcome(Memory memory, String keyed) {
    return keyed.matches("[1-9]") && Integer.parseInt(keyed) <= memory.keys.size()
        ? Optional.of(memory.keys.get(Integer.parseInt(keyed) - 1))
        : Optional.empty();
  }
}
