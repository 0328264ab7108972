package dev.parley.brain;

import dev.parley.agent.Expects;
import dev.parley.language.intents.Intent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An "okay" by itself: to "Is that right?" it is a yes, to other questions that want a yes or no it
 * is probably one.
 */
final class Assent {
  /** What it is read as. */
  static final String YES = "Yes, okay.";

  private static final Pattern ALONE =
      Pattern.compile(
          "(?i)\\W*(?:(?:oh|um+|uh+|well|and|an|ah)\\W+)?(?:okay|ok|o\\.k\\.|alright|all right)"
              + "(?:\\W+(?:okay|ok|then|thanks|thank you))?\\W*");

  private Assent() {}

  static boolean in(Question question) {
    boolean wanted =
        question.expects() == Expects.YES_NO
            || question.choices().stream()
                .anyMatch(choice -> Intent.ofLabel(choice.label()).contains(Intent.AFFIRM));
    return wanted && ALONE.matcher(question.reply()).matches();
  }

  /** What it comes to, where a yes would be taken for this. */
  static TrainedUnderstanding.Understood of(
      Question question, TrainedUnderstanding.Understood yes) {
    Optional<Question.Choice> meant =
        question.choices().stream()
            .filter(choice -> yes.outcome().filter(choice.id()::equals).isPresent())
            .findFirst();
    boolean confirms =
        meant
            .filter(choice -> choice.label().toLowerCase(Locale.ROOT).contains("right"))
            .isPresent();
    return confirms || meant.isEmpty()
        ? yes
        : new TrainedUnderstanding.Understood(
            Optional.empty(), List.of(meant.get().id()), yes.intent(), yes.certain(), yes.scores());
  }
}
