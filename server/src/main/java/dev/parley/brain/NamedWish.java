package dev.parley.brain;

import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.intents.IntentLabels;
import dev.parley.nlu.ReplyReading;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The choice that provides for what a callee wants of the call itself: "You've misdialled" is a
 * "wrong number" where the author has a way for it, though the reading takes it for no answer.
 */
final class NamedWish {
  /** How probable the wish must be by itself. */
  private static final double MEANT = 0.1;

  /** How probable it and the choice must be together. */
  private static final double ENOUGH = 0.7;

  /** How probable it must be that no other choice is meant. */
  private static final double NO_OTHER = 0.6;

  private NamedWish() {}

  /** The choice; none where two provide for the same. */
  static Optional<Question.Choice> of(List<Question.Choice> choices, ReplyReading reading) {
    List<Optional<CalleeIntent>> wishes =
        choices.stream().map(choice -> IntentLabels.of(choice.label())).toList();
    List<Integer> granted =
        IntStream.range(0, choices.size())
            .filter(place ->
                wishes.get(place).isPresent()
                    && wishes.stream().filter(wishes.get(place)::equals).count() == 1
                    && wanted(wishes.get(place).get(), place, reading))
            .boxed()
            .toList();
    return granted.size() == 1 ? Optional.of(choices.get(granted.getFirst())) : Optional.empty();
  }

  private static boolean wanted(CalleeIntent wish, int place, ReplyReading reading) {
    double chosen = reading.outcomes().get(place);
    double meant = reading.of(wish);
    return meant >= MEANT && chosen + meant >= ENOUGH && chosen + reading.none() >= NO_OTHER;
  }
}
