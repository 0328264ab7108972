package dev.parley.brain;

import dev.parley.language.reading.ValueContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The one of several choices whose range holds what a reply says: "Fifteen." is "more than 12",
 * "tomorrow" is "this week". Only where two choices or more are ranges, and one alone holds it:
 * that is arithmetic and wants no reading. Where all ranges are single ones, such as "8 am" and "2
 * pm", what is said may hold one of them instead: "in the afternoon".
 */
final class RangedChoice {
  /** How probable the ranges must be together. */
  private static final double ABOUT = 0.5;

  private RangedChoice() {}

  /**
   * The choice.
   *
   * @param reading how probable each choice is in a reading of the reply, which says whether it
   *     tells anything of the kind at all
   * @param context in which days and times are reckoned
   */
  static Optional<Question.Choice> of(
      String reply, List<Question.Choice> choices, List<Double> reading, ValueContext context) {
    List<String> labels = choices.stream().map(Question.Choice::label).toList();
    Stream<Scale<?>> scales =
        Stream.of(
            new Quantities(context.asked(), labels),
            new Days(context, labels),
            new TimesOfDay(context, labels));
    return scales.flatMap(scale -> on(scale, reply, choices, reading).stream()).findFirst();
  }

  private static <T extends Comparable<? super T>> Optional<Question.Choice> on(
      Scale<T> scale, String reply, List<Question.Choice> choices, List<Double> reading) {
    List<Optional<Range<T>>> named = scale.named();
    List<Integer> ranged =
        IntStream.range(0, named.size()).filter(i -> named.get(i).isPresent()).boxed().toList();
    if (ranged.size() < 2 || ranged.stream().mapToDouble(reading::get).sum() < ABOUT) {
      return Optional.empty();
    }
    List<Range<T>> said = scale.said(reply);
    List<Integer> holding =
        ranged.stream()
            .filter(i -> said.stream().anyMatch(each -> named.get(i).get().holds(each)))
            .toList();
    if (holding.isEmpty() && ranged.stream().allMatch(i -> named.get(i).get().single())) {
      holding =
          ranged.stream()
              .filter(i -> said.size() == 1 && said.getFirst().holds(named.get(i).get()))
              .toList();
    }
    List<Integer> narrowest = narrowest(holding, named);
    return narrowest.size() == 1
        ? Optional.of(choices.get(narrowest.getFirst()))
        : Optional.empty();
  }

  /** Those in which no other that holds it lies: "today" before "this week". */
  private static <T extends Comparable<? super T>> List<Integer> narrowest(
      List<Integer> holding, List<Optional<Range<T>>> named) {
    return holding.stream()
        .filter(i ->
            holding.stream().allMatch(other -> named.get(other).get().holds(named.get(i).get())))
        .toList();
  }
}
