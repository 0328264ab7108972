package dev.parley.conversation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what a reply means among labels, or none. What speaks for each label, and what speaks for
 * none of them, is weighed into a probability (a multinomial logit); below that which a wrong
 * decision needs to pay, none is chosen and the callee is asked again.
 */
final class OutcomeChooser {
  /** A plain yes or no is at most this many words. */
  private static final int SHORT = 5;

  private final @Nullable Likeness likeness;
  private final Weights weights;

  OutcomeChooser(@Nullable Likeness likeness) {
    this.likeness = likeness;
    this.weights = likeness == null ? Weights.WORDS : Weights.FULL;
  }

  /**
   * The id of the one choice that fits.
   *
   * @param said the agent's words the reply answers
   */
  Optional<String> choose(String said, String reply, List<Question.Choice> choices) {
    if (choices.isEmpty() || reply.isBlank()) {
      return Optional.empty();
    }
    List<Set<Meaning>> meanings = meanings(said, choices);
    Optional<Question.Choice> plain = plain(said, reply, choices, meanings);
    return plain.isPresent()
        ? plain.map(Question.Choice::id)
        : weights.best(evidence(said, reply, choices, meanings)).map(i -> choices.get(i).id());
  }

  /** Gets ready to choose among these. */
  void prepare(List<Question.Choice> choices) {
    Likeness like = likeness;
    if (like != null) {
      like.learn(Evidence.ANSWERING_NOTHING);
      choices.forEach(choice -> like.learn(Anchors.of(choice, Meaning.ofLabel(choice.label()))));
    }
  }

  /** What each choice means; where none means yes, the one the question puts into words does. */
  static List<Set<Meaning>> meanings(String said, List<Question.Choice> choices) {
    List<Set<Meaning>> meanings =
        choices.stream().map(choice -> Meaning.ofLabel(choice.label())).toList();
    if (meanings.stream().noneMatch(mine -> mine.contains(Meaning.AFFIRM))) {
      List<Set<String>> labels =
          choices.stream().map(choice -> Overlap.words(choice.label())).toList();
      ImpliedYes.of(said, labels).ifPresent(i -> meanings.get(i).add(Meaning.AFFIRM));
    }
    return meanings;
  }

  /**
   * Where one choice alone means yes, or no, a short yes or no is that choice, unless its words are
   * those of another.
   */
  static Optional<Question.Choice> plain(
      String said, String reply, List<Question.Choice> choices, List<Set<Meaning>> meanings) {
    Optional<Boolean> answer = answer(said, reply);
    if (answer.isEmpty() || Tokens.of(reply).size() > SHORT || !Meaning.ofReply(reply).isEmpty()) {
      return Optional.empty();
    }
    Meaning wanted = answer.get() ? Meaning.AFFIRM : Meaning.DENY;
    List<Integer> fitting =
        IntStream.range(0, choices.size())
            .filter(i -> meanings.get(i).contains(wanted))
            .boxed()
            .toList();
    if (fitting.size() != 1) {
      return Optional.empty();
    }
    int only = fitting.getFirst();
    List<Overlap.Match> words = Overlap.of(reply, choices.stream().map(Anchors::words).toList());
    boolean others =
        IntStream.range(0, words.size()).anyMatch(i -> i != only && words.get(i).any());
    return others ? Optional.empty() : Optional.of(choices.get(only));
  }

  /** Yes or no, where it was asked for and is not itself a question. */
  private static Optional<Boolean> answer(String said, String reply) {
    return Evidence.asksForMore(Phrases.question(said)) || Evidence.asks(reply)
        ? Optional.empty()
        : YesNo.of(reply);
  }

  /** What speaks for each choice and for none. */
  Evidence evidence(
      String said, String reply, List<Question.Choice> choices, List<Set<Meaning>> meanings) {
    Set<Meaning> given = Meaning.ofReply(reply);
    Optional<Boolean> answer = answer(said, reply);
    List<Overlap.Match> words = Overlap.of(reply, choices.stream().map(Anchors::words).toList());
    double[] places = Places.named(said, reply, choices);
    Likeness like = likeness;
    float[] vector = like == null ? new float[0] : like.reply(reply);
    List<Evidence.Of> each = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      Set<Meaning> mine = meanings.get(i);
      Set<Meaning> common = EnumSet.noneOf(Meaning.class);
      common.addAll(given);
      common.retainAll(mine);
      int polarity = answer.map(yes -> polarity(yes, mine)).orElse(0);
      List<String> anchors = Anchors.of(choices.get(i), mine);
      Overlap.Match match =
          Corrections.denies(choices.get(i).label()) ? words.get(i).ofDenial() : words.get(i);
      each.add(
          new Evidence.Of(
              like == null ? 0 : like.best(vector, anchors),
              like == null ? 0 : like.mean(vector, anchors),
              match.shared(),
              match.denied(),
              common.isEmpty() ? 0 : 1,
              polarity,
              places[i]));
    }
    return new Evidence(
        each,
        like == null ? 0 : like.best(vector, Evidence.ANSWERING_NOTHING),
        Evidence.asks(reply) ? 1 : 0,
        YesNo.unsure(reply) ? 1 : 0);
  }

  private static int polarity(boolean yes, Set<Meaning> meanings) {
    if (meanings.contains(yes ? Meaning.AFFIRM : Meaning.DENY)) {
      return 1;
    }
    return meanings.contains(yes ? Meaning.DENY : Meaning.AFFIRM) ? -1 : 0;
  }
}
