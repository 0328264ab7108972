package dev.parley.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what a reply means among labels, or none. Three kinds of evidence are added up: what the
 * words give away by rule, words shared with a label and its examples, and likeness in meaning. The
 * best must be good enough by itself, better than the next, and better than talk that answers
 * nothing.
 */
final class OutcomeChooser {
  /** A plain yes or no is at most this many words. */
  private static final int SHORT = 5;

  /** Talk that answers nothing, whatever was asked. */
  private static final List<String> BACKGROUND =
      List.of(
          "What is this about?",
          "Who is this?",
          "Which company are you calling from?",
          "I'm not sure.",
          "I don't know.",
          "Let me think about it.",
          "I have to ask my wife.",
          "How much does it cost?",
          "Where are you located?",
          "How long does it take?",
          "What do you mean?",
          "I don't understand the question.",
          "Are you a robot?",
          "How did you get my number?",
          "Can you hear me?",
          "The weather is nice today.",
          "I like music.",
          "My dog is barking.",
          "Something completely different.");

  private final @Nullable Likeness likeness;
  private final Weights weights;

  OutcomeChooser(@Nullable Likeness likeness) {
    this.likeness = likeness;
    this.weights = likeness == null ? Weights.LEXICAL : Weights.FULL;
  }

  /**
   * What each kind of evidence counts.
   *
   * @param least what the best choice must reach
   * @param margin how far it must lead the next
   * @param background how far its likeness must lead that of talk that answers nothing
   */
  record Weights(
      double rule,
      double polarity,
      double shared,
      double like,
      double least,
      double margin,
      double background) {
    static final Weights FULL = new Weights(0.2, 0.2, 0.05, 1, 0.62, 0.05, 0.04);
    static final Weights LEXICAL = new Weights(0.5, 0.4, 0.8, 0, 0.35, 0.1, 0);
  }

  /** The evidence for one choice. */
  record Evidence(boolean rule, int polarity, double shared, double like, double background) {
    double score(Weights weights) {
      return (rule ? weights.rule() : 0)
          + polarity * weights.polarity()
          + shared * weights.shared()
          + like * weights.like();
    }
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
    Optional<Question.Choice> plain = plain(reply, choices, meanings);
    return plain.isPresent()
        ? plain.map(Question.Choice::id)
        : best(evidence(reply, choices, meanings)).map(i -> choices.get(i).id());
  }

  /** Gets ready to choose among these. */
  void prepare(List<Question.Choice> choices) {
    Likeness like = likeness;
    if (like != null) {
      like.learn(BACKGROUND);
      choices.forEach(choice -> like.learn(anchors(choice, Meaning.ofLabel(choice.label()))));
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

  /** Where one choice alone means yes, or no, a short yes or no is that choice. */
  static Optional<Question.Choice> plain(
      String reply, List<Question.Choice> choices, List<Set<Meaning>> meanings) {
    Optional<Boolean> answer = YesNo.of(reply);
    if (answer.isEmpty() || Tokens.of(reply).size() > SHORT || !Meaning.ofReply(reply).isEmpty()) {
      return Optional.empty();
    }
    Meaning wanted = answer.get() ? Meaning.AFFIRM : Meaning.DENY;
    List<Integer> fitting =
        IntStream.range(0, choices.size())
            .filter(i -> meanings.get(i).contains(wanted))
            .boxed()
            .toList();
    return fitting.size() == 1 ? Optional.of(choices.get(fitting.getFirst())) : Optional.empty();
  }

  private Optional<Integer> best(List<Evidence> evidence) {
    List<Integer> order =
        IntStream.range(0, evidence.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -evidence.get(i).score(weights)))
            .toList();
    Evidence first = evidence.get(order.getFirst());
    double next = order.size() > 1 ? evidence.get(order.get(1)).score(weights) : 0;
    double score = first.score(weights);
    boolean sure =
        score >= weights.least()
            && score - next >= weights.margin()
            && score >= first.background() * weights.like() + weights.background();
    return sure ? Optional.of(order.getFirst()) : Optional.empty();
  }

  List<Evidence> evidence(
      String reply, List<Question.Choice> choices, List<Set<Meaning>> meanings) {
    Set<Meaning> said = Meaning.ofReply(reply);
    Optional<Boolean> answer = YesNo.of(reply);
    double[] shared = Overlap.of(reply, choices.stream().map(choice -> words(choice)).toList());
    Likeness like = likeness;
    float[] vector = like == null ? new float[0] : like.reply(reply);
    double background = like == null ? 0 : like.best(vector, BACKGROUND);
    List<Evidence> all = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      Set<Meaning> mine = meanings.get(i);
      Set<Meaning> common = EnumSet.noneOf(Meaning.class);
      common.addAll(said);
      common.retainAll(mine);
      int polarity = answer.map(yes -> polarity(yes, mine)).orElse(0);
      all.add(
          new Evidence(
              !common.isEmpty(),
              polarity,
              shared[i],
              like == null ? 0 : like.best(vector, anchors(choices.get(i), mine)),
              background));
    }
    return all;
  }

  private static int polarity(boolean yes, Set<Meaning> meanings) {
    if (meanings.contains(yes ? Meaning.AFFIRM : Meaning.DENY)) {
      return 1;
    }
    return meanings.contains(yes ? Meaning.DENY : Meaning.AFFIRM) ? -1 : 0;
  }

  private static List<String> anchors(Question.Choice choice, Set<Meaning> meanings) {
    List<String> anchors = new ArrayList<>(choice.examples());
    anchors.add(choice.label());
    meanings.forEach(meaning -> anchors.addAll(meaning.sentences()));
    return anchors;
  }

  private static Set<String> words(Question.Choice choice) {
    Set<String> words = new HashSet<>(Overlap.words(choice.label()));
    choice.examples().forEach(example -> words.addAll(Overlap.words(example)));
    return words;
  }
}
