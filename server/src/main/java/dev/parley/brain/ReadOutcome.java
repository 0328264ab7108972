package dev.parley.brain;

import dev.parley.call.Scores;
import dev.parley.language.answers.DeniedChoices;
import dev.parley.language.answers.ScaleEnds;
import dev.parley.language.answers.SpokenChoice;
import dev.parley.language.answers.YesNo;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.intents.IntentLabels;
import dev.parley.language.intents.IntentWords;
import dev.parley.language.intents.Questions;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Tokens;
import dev.parley.nlu.ReplyReading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Which outcome a turn means, by its reading and by words that name one. */
final class ReadOutcome {
  /** Intents that the words of a whole turn give away more surely than a reading does. */
  private static final Set<CalleeIntent> PLAIN =
      EnumSet.of(CalleeIntent.WRONG, CalleeIntent.WHO, CalleeIntent.ROBOT, CalleeIntent.NUMBER);

  /** How probable the only choice must be that is not refused. */
  private static final double LEAST = 0.05;

  /** How probable one must be that is named. */
  private static final double NAMED = 0.2;

  /** A reply of more words may name one and mean another. */
  private static final int SHORT = 6;

  private final Bars bars;

  ReadOutcome(Bars bars) {
    this.bars = bars;
  }

  /** Whether a turn's words plainly tell of something for which a choice is not made. */
  static boolean tellsOfElse(String reply, Question.Choice choice) {
    Optional<CalleeIntent> told = IntentWords.of(reply).filter(PLAIN::contains);
    return told.isPresent()
        && YesNo.of(reply).isEmpty()
        && !told.equals(IntentLabels.of(choice.label()));
  }

  /** Whether a choice is not to be called again. */
  static boolean ofOptOut(Question.Choice choice) {
    return IntentLabels.of(choice.label()).equals(Optional.of(CalleeIntent.OPTOUT));
  }

  /** The choices one of which is probably meant. */
  List<String> likely(List<Question.Choice> choices, ReplyReading reading) {
    return reading.of(CalleeIntent.ANSWER) < bars.answers()
        ? List.of()
        : bars.doubt().between(reading.outcomes(), reading.none()).stream()
            .map(each -> choices.get(each).id())
            .toList();
  }

  private static int likeliest(ReplyReading reading, int count) {
    int best = -1;
    for (int i = 0; i < count; i++) {
      best = best < 0 || reading.outcomes().get(i) > reading.outcomes().get(best) ? i : best;
    }
    return best;
  }

  /** The one that is sure enough. */
  Optional<Question.Choice> best(
      List<Question.Choice> choices, String reply, ReplyReading reading, ValueContext context) {
    OptionalInt ordered = EarlierOrLater.of(reply, labels(choices));
    if (ordered.isPresent()) {
      return Optional.of(choices.get(ordered.getAsInt()));
    }
    int best = likeliest(reading, choices.size());
    if (best < 0 || reading.of(CalleeIntent.ANSWER) < bars.answers()) {
      return Optional.empty();
    }
    Optional<Question.Choice> said = SaidLabel.of(reply, choices);
    if (said.isPresent()) {
      return said;
    }
    Optional<Question.Choice> ranged = RangedChoice.of(reply, choices, reading.outcomes(), context);
    if (ranged.isPresent()) {
      return ranged;
    }
    DeniedChoices denied = DeniedChoices.of(reply, labels(choices), context.asked());
    if (denied.places().contains(best)) {
      return denied
          .left()
          .filter(left -> reading.outcomes().get(left) >= LEAST && !Bars.ends(choices.get(left)))
          .map(choices::get);
    }
    Optional<Question.Choice> spoken = spoken(choices, reply, reading, context);
    if (spoken.isPresent()) {
      return spoken;
    }
    Optional<PolarChoice> polar = PolarChoice.of(reply, choices, context);
    if (polar.filter(each -> each.contrary() == best).isPresent()) {
      return Optional.empty();
    }
    if (polar.filter(each -> each.sure() && !Bars.ends(choices.get(each.place()))).isPresent()) {
      return polar.map(each -> choices.get(each.place()));
    }
    Optional<Question.Choice> scaled = scaled(choices, reply, reading, context.asked());
    if (scaled.isPresent()) {
      return scaled;
    }
    double probability = reading.outcomes().get(best);
    boolean told =
        PlainAnswer.of(context.asked(), reply, choices).contains(best)
            || (probability > reading.none() && names(context.asked(), reply, choices, best));
    return probability >= (told ? bars.plain() : bars.of(choices.get(best), reply))
        ? Optional.of(choices.get(best))
        : Optional.empty();
  }

  /** The one that a reply surely names, by its words or its place, if it ends nothing. */
  private static Optional<Question.Choice> spoken(
      List<Question.Choice> choices, String reply, ReplyReading reading, ValueContext context) {
    if (Questions.asks(reply) || Tokens.of(reply).size() > SHORT) {
      return Optional.empty();
    }
    SpokenChoice spoken = SpokenChoice.of(reply, labels(choices), context.asked(), "");
    return spoken.place().isPresent()
            && spoken.sure()
            && !Bars.ends(choices.get(spoken.place().getAsInt()))
            && reading.outcomes().get(spoken.place().getAsInt()) >= NAMED
        ? Optional.of(choices.get(spoken.place().getAsInt()))
        : Optional.empty();
  }

  /** The end of a scale that a reply names, of which readings hardly tell one from the other. */
  private static Optional<Question.Choice> scaled(
      List<Question.Choice> choices, String reply, ReplyReading reading, String said) {
    return IntStream.range(0, choices.size())
        .filter(place -> ScaleEnds.in(choices.get(place).label()))
        .filter(place -> reading.outcomes().get(place) >= NAMED)
        .filter(place -> names(said, reply, choices, place))
        .mapToObj(choices::get)
        .findFirst();
  }

  private static List<String> labels(List<Question.Choice> choices) {
    return choices.stream().map(Question.Choice::label).toList();
  }

  /** Whether a reply names a choice that ends nothing. */
  private static boolean names(
      String said, String reply, List<Question.Choice> choices, int place) {
    return !Bars.ends(choices.get(place))
        && !Questions.asks(reply)
        && NamedChoice.names(said, reply, choices, place);
  }

  /** How probable each is. */
  Scores scores(List<Question.Choice> choices, ReplyReading reading) {
    List<Scores.Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      candidates.add(new Scores.Candidate(choices.get(i).id(), reading.outcomes().get(i)));
    }
    return new Scores("mind", candidates, reading.none(), bars.act());
  }
}
