package dev.parley.brain;

import dev.parley.language.answers.YesNoAnswers;
import dev.parley.language.intents.Intent;
import dev.parley.language.intents.Questions;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Sentences;
import dev.parley.language.words.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Of two choices of which one is the other's contrary ("has a licence", "has no licence"), that
 * which a reply means if it is read as a yes or no to the question.
 *
 * @param place that choice's
 * @param contrary the other's
 * @param sure whether the reply can hardly mean anything else
 */
record PolarChoice(int place, int contrary, boolean sure) {
  private static final Set<String> NEGATIONS =
      Set.of(
          "no", "not", "never", "none", "without", "isn't", "doesn't", "don't", "hasn't", "won't",
          "can't", "cannot", "didn't", "wasn't");

  /** Words that labels may share without being about the same. */
  private static final Set<String> LIGHT =
      Set.of(
          "yes", "a", "an", "any", "the", "is", "are", "was", "were", "be", "has", "have", "does",
          "do", "did", "will", "can", "to", "of", "it", "they", "their", "longer", "more");

  /** What a reply means; nothing where it is no yes or no, or where the choices are others. */
  static Optional<PolarChoice> of(
      String reply, List<Question.Choice> choices, ValueContext context) {
    OptionalInt no = only(choices, PolarChoice::denies);
    if (no.isEmpty() || Questions.asksForMore(Sentences.question(context.asked()))) {
      return Optional.empty();
    }
    OptionalInt yes = affirmed(choices, no.getAsInt());
    if (yes.isEmpty() || Questions.asks(reply)) {
      return Optional.empty();
    }
    return YesNoAnswers.of(reply, context)
        .map(reading -> {
          boolean affirms = reading.value().equals("true");
          return new PolarChoice(
              affirms ? yes.getAsInt() : no.getAsInt(),
              affirms ? no.getAsInt() : yes.getAsInt(),
              reading.sure());
        });
  }

  private static OptionalInt affirmed(List<Question.Choice> choices, int no) {
    OptionalInt yes =
        only(choices, choice -> Intent.ofLabel(choice.label()).contains(Intent.AFFIRM));
    if (yes.isPresent() || choices.size() != 2) {
      return yes;
    }
    Set<String> shared = words(choices.get(1 - no));
    shared.retainAll(words(choices.get(no)));
    return shared.isEmpty() ? OptionalInt.empty() : OptionalInt.of(1 - no);
  }

  private static boolean denies(Question.Choice choice) {
    return Intent.ofLabel(choice.label()).contains(Intent.DENY)
        || Tokens.of(choice.label()).stream().anyMatch(NEGATIONS::contains);
  }

  private static Set<String> words(Question.Choice choice) {
    Set<String> words = new HashSet<>(Tokens.of(choice.label()));
    words.removeAll(NEGATIONS);
    words.removeAll(LIGHT);
    return words;
  }

  private static OptionalInt only(
      List<Question.Choice> choices, Predicate<Question.Choice> wanted) {
    List<Integer> places =
        IntStream.range(0, choices.size())
            .filter(each -> wanted.test(choices.get(each)))
            .boxed()
            .toList();
    return places.size() == 1 ? OptionalInt.of(places.getFirst()) : OptionalInt.empty();
  }
}
