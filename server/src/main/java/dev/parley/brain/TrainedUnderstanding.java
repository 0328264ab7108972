package dev.parley.brain;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.call.Scores;
import dev.parley.language.answers.YesNo;
import dev.parley.language.intents.AnsweringCue;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.intents.IntentLabels;
import dev.parley.language.intents.IntentWords;
import dev.parley.language.intents.Questions;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Hesitation;
import dev.parley.language.words.Sentences;
import dev.parley.nlu.Label;
import dev.parley.nlu.ReplyReader;
import dev.parley.nlu.ReplyReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a trained reading of a reply comes to, where only what is sure enough is acted on. */
final class TrainedUnderstanding {
  /** Intents that a turn may have beside an outcome: they are met after it. */
  private static final Set<CalleeIntent> ASIDE =
      EnumSet.of(
          CalleeIntent.WHO,
          CalleeIntent.WHAT,
          CalleeIntent.ROBOT,
          CalleeIntent.NUMBER,
          CalleeIntent.QUESTION);

  private static final Set<CalleeIntent> MACHINES =
      EnumSet.of(CalleeIntent.MACHINE, CalleeIntent.SCREENING, CalleeIntent.IVR);

  /** What hardly anybody says but a machine. */
  private static final Set<AnsweringCue> RECORDED =
      EnumSet.of(
          AnsweringCue.LEAVE_MESSAGE,
          AnsweringCue.TONE,
          AnsweringCue.MAILBOX,
          AnsweringCue.FULL,
          AnsweringCue.OUT_OF_SERVICE,
          AnsweringCue.CALLED_PARTY,
          AnsweringCue.REACHED,
          AnsweringCue.ASSISTANT,
          AnsweringCue.MENU);

  /** How probable a machine must be where the words are one's. */
  private static final double OFTEN = 0.15;

  /** Intents that the words of a whole turn give away more surely than a reading does. */
  private static final Set<CalleeIntent> PLAIN =
      EnumSet.of(CalleeIntent.WRONG, CalleeIntent.WHO, CalleeIntent.ROBOT, CalleeIntent.NUMBER);

  /** Words that give an intent away count where the reading finds it at least so probable. */
  private static final double NOT_AGAINST = 0.1;

  /** Those that can mean nothing but the demand not to be called need hardly any. */
  private static final double THINKABLE = 0.005;

  /** What leads to a clause that may ask something: "Yes, but can I bring my daughter?" */
  static final Pattern MORE =
      Pattern.compile(
          "(?i)[,;] +(?:but|and|so|only) +|[,;] +(?=(?:can|could|do|does|did|is|are|will|would|should"
              + "|what|what's|how|how's|where|when|which|who)\\b[^,;]*\\?$)");

  /** How sure what is asked beside an answer must be, or that a turn with a value tells nothing. */
  private static final double SURE = 0.8;

  private static final Pattern OPEN_END = Pattern.compile("[,;:\\s-]+$");

  private final ReplyReader reader;
  private final Bars bars;

  TrainedUnderstanding(ReplyReader reader, Bars bars) {
    this.reader = reader;
    this.bars = bars;
  }

  /**
   * What was understood.
   *
   * @param likely what is probably meant where no outcome is sure: one, or two of which one is
   * @param intent null where none is sure enough
   * @param certain whether the intent is no less than certain
   * @param scores null where there was nothing to choose from
   */
  record Understood(
      Optional<String> outcome,
      List<String> likely,
      @Nullable CalleeIntent intent,
      boolean certain,
      @Nullable Scores scores) {}

  /** Reads the questions of a document ahead of need, as far as their words are known. */
  void prepare(AgentDocument document) {
    for (Node node : document.nodes()) {
      if (node instanceof Node.Asking asking) {
        reader.prepare(asking.text(), labels(Question.Choice.of(asking.outcomes())));
      }
    }
  }

  /**
   * Understands a reply; of one without words nothing.
   *
   * @param told whether it holds a value that was asked for and nothing else was
   * @param context in which days and times in it are reckoned
   */
  Understood understand(Question question, boolean told, ValueContext context) {
    if (question.reply().isBlank()) {
      return new Understood(Optional.empty(), List.of(), null, false, null);
    }
    List<Question.Choice> choices = question.choices();
    ReplyReading reading = reader.read(question.said(), labels(choices), whole(question.reply()));
    boolean optsOut = optsOut(question, reading);
    Optional<Question.Choice> best =
        best(choices, question.reply(), reading, context)
            .filter(choice -> !tellsOfElse(question.reply(), choice))
            .or(() -> NamedWish.of(choices, reading))
            .filter(choice -> !optsOut || ofOptOut(choice));
    CalleeIntent intent =
        optsOut ? CalleeIntent.OPTOUT : intent(question, reading, best.isPresent(), told);
    return new Understood(
        best.map(Question.Choice::id),
        best.isPresent() || optsOut ? List.of() : likely(choices, reading),
        intent,
        intent != null && reading.of(intent) >= SURE,
        choices.isEmpty() ? null : scores(choices, reading));
  }

  /** Whether they demand not to be called again, whatever else they say. */
  private boolean optsOut(Question question, ReplyReading reading) {
    if (IntentWords.nameAnotherNumber(question.reply())) {
      return false;
    }
    double probability = reading.of(CalleeIntent.OPTOUT);
    boolean said = IntentWords.of(question.reply()).filter(CalleeIntent.OPTOUT::equals).isPresent();
    return said
        ? probability >= (IntentWords.demandNoCalls(question.reply()) ? THINKABLE : NOT_AGAINST)
        : probability >= bars.optOut() && probability > reading.of(CalleeIntent.ANSWER);
  }

  /** Whether a turn's words plainly tell of something for which a choice is not made. */
  private static boolean tellsOfElse(String reply, Question.Choice choice) {
    Optional<CalleeIntent> told = IntentWords.of(reply).filter(PLAIN::contains);
    return told.isPresent()
        && YesNo.of(reply).isEmpty()
        && !told.equals(IntentLabels.of(choice.label()));
  }

  private static boolean ofOptOut(Question.Choice choice) {
    return IntentLabels.of(choice.label()).equals(Optional.of(CalleeIntent.OPTOUT));
  }

  /** The choices one of which is probably meant. */
  private List<String> likely(List<Question.Choice> choices, ReplyReading reading) {
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

  /** The id of the one choice that a reply names, if it is sure enough. */
  Optional<String> choose(String reply, List<Question.Choice> choices, ValueContext context) {
    return choices.isEmpty() || reply.isBlank()
        ? Optional.empty()
        : best(choices, reply, reader.read(context.asked(), labels(choices), reply), context)
            .map(Question.Choice::id);
  }

  private Optional<Question.Choice> best(
      List<Question.Choice> choices, String reply, ReplyReading reading, ValueContext context) {
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
    double probability = reading.outcomes().get(best);
    boolean told =
        PlainAnswer.of(context.asked(), reply, choices).contains(best)
            || (probability > reading.none() && names(reply, choices, best));
    return probability >= (told ? bars.plain() : bars.of(choices.get(best), reply))
        ? Optional.of(choices.get(best))
        : Optional.empty();
  }

  /** Whether a reply names a choice that ends nothing. */
  private static boolean names(String reply, List<Question.Choice> choices, int place) {
    return !Bars.ends(choices.get(place))
        && !Questions.asks(reply)
        && NamedChoice.names(reply, choices, place);
  }

  private @Nullable CalleeIntent intent(
      Question question, ReplyReading reading, boolean answers, boolean told) {
    if (answers) {
      return aside(question).orElse(CalleeIntent.ANSWER);
    }
    Optional<CalleeIntent> machine = machine(question.reply(), reading);
    if (machine.isPresent()) {
      return machine.get();
    }
    CalleeIntent likeliest = reading.likeliest();
    if (likeliest == CalleeIntent.OPTOUT) {
      return told ? CalleeIntent.ANSWER : null;
    }
    if (likeliest == CalleeIntent.PERSON && IntentWords.askTheirOwn(question.reply())) {
      return CalleeIntent.UNSURE;
    }
    if (told && answers(likeliest, reading, question.reply())) {
      return CalleeIntent.ANSWER;
    }
    if (reading.of(likeliest) >= bars.of(likeliest)) {
      return likeliest;
    }
    return IntentWords.of(question.reply())
        .filter(intent -> reading.of(intent) >= NOT_AGAINST)
        .orElse(null);
  }

  /** What kind of machine speaks, where the words are a machine's though the reading has doubts. */
  private static Optional<CalleeIntent> machine(String reply, ReplyReading reading) {
    double probability = MACHINES.stream().mapToDouble(reading::of).sum();
    return probability >= OFTEN && AnsweringCue.in(reply).stream().anyMatch(RECORDED::contains)
        ? MACHINES.stream().max(Comparator.comparingDouble(reading::of))
        : Optional.empty();
  }

  /** Whether a turn that holds what was asked for answers, whatever it resembles. */
  private static boolean answers(CalleeIntent likeliest, ReplyReading reading, String reply) {
    return switch (likeliest) {
      case GREETING, THANKS -> true;
      case FILLER, INCOMPLETE, REPEAT, HOLD, UNRELATED -> reading.of(likeliest) < SURE;
      case MACHINE, SCREENING, IVR -> AnsweringCue.in(reply).isEmpty();
      case QUESTION -> Questions.requests(reply);
      case ANSWER,
          WHO,
          WHAT,
          ROBOT,
          NUMBER,
          LATER,
          WRONG,
          ABSENT,
          OPTOUT,
          PERSON,
          TOLD,
          ANGRY,
          BYE,
          UNSURE,
          LANGUAGE,
          CORRECTION ->
          false;
    };
  }

  /** What the last sentence or clause asks beside the answer in what is before it. */
  private Optional<CalleeIntent> aside(Question question) {
    List<String> sentences = Sentences.of(question.reply());
    List<String> clauses =
        sentences.isEmpty() ? List.of() : List.of(MORE.split(sentences.getLast(), -1));
    if (sentences.size() < 2 && clauses.size() < 2) {
      return Optional.empty();
    }
    ReplyReading last = reader.read(question.said(), List.of(), clauses.getLast());
    CalleeIntent likeliest = last.likeliest();
    return ASIDE.contains(likeliest) && last.of(likeliest) >= SURE
        ? Optional.of(likeliest)
        : Optional.empty();
  }

  private Scores scores(List<Question.Choice> choices, ReplyReading reading) {
    List<Scores.Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      candidates.add(new Scores.Candidate(choices.get(i).id(), reading.outcomes().get(i)));
    }
    return new Scores("mind", candidates, reading.none(), bars.act());
  }

  /** What is meant, without the comma that a recogniser puts where a voice did not fall. */
  private static String whole(String reply) {
    Optional<String> word = Hesitation.word(reply);
    if (word.isPresent()) {
      return word.get();
    }
    return OPEN_END.matcher(Hesitation.without(reply)).replaceFirst("");
  }

  private static List<String> labels(List<Question.Choice> choices) {
    return choices.stream().map(choice -> Label.of(choice.label(), choice.examples())).toList();
  }
}
