package dev.parley.brain;

import dev.parley.language.answers.Withheld;
import dev.parley.language.intents.AnsweringCue;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.intents.Delegated;
import dev.parley.language.intents.IntentWords;
import dev.parley.language.intents.Questions;
import dev.parley.language.words.Sentences;
import dev.parley.nlu.ReplyReader;
import dev.parley.nlu.ReplyReading;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a turn does, by its reading and by words that give it away. */
final class ReadIntent {
  /** Intents that a turn may have beside an outcome: they are met after it. */
  private static final Set<CalleeIntent> ASIDE =
      EnumSet.of(
          CalleeIntent.WHO,
          CalleeIntent.WHAT,
          CalleeIntent.ROBOT,
          CalleeIntent.NUMBER,
          CalleeIntent.QUESTION);

  /** For which a question of which bill or car is meant may be taken. */
  private static final Set<CalleeIntent> ABOUT =
      EnumSet.of(CalleeIntent.WHO, CalleeIntent.WHAT, CalleeIntent.QUESTION, CalleeIntent.REPEAT);

  /** What is in a wish to be called at another time. */
  private static final Pattern TO_CALL =
      Pattern.compile(
          "(?i)\\b(?:call\\w*|ring|phone|try|talk\\w*|speak\\w*|chat|back|another|other|some ?time|later|busy|again"
              + "|moment|good time|bad time|do this|discuss)\\b");

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

  /** Words that give an intent away count where the reading finds it at least so probable. */
  private static final double NOT_AGAINST = 0.1;

  /** Those that can mean nothing but the demand not to be called need hardly any. */
  private static final double THINKABLE = 0.005;

  private static final String ASKING =
      "(?:can|could|do|does|did|is|are|will|would|should|what|what's|how|how's|where|when|which|who)";

  /** What leads to a clause that may ask something: "Yes, but can I bring my daughter?" */
  static final Pattern MORE =
      Pattern.compile(
          "(?i)[,;] +(?:but|and|so|only) +|(?:[,;] +|(?:^| +)(?:but|and|so) +)(?="
              + ASKING
              + "\\b[^,;]*\\?$)");

  /** How sure what is asked beside an answer must be, or that a turn with a value tells nothing. */
  static final double SURE = 0.8;

  private final ReplyReader reader;
  private final Bars bars;

  ReadIntent(ReplyReader reader, Bars bars) {
    this.reader = reader;
    this.bars = bars;
  }

  /** Whether they demand not to be called again, whatever else they say. */
  boolean optsOut(Question question, ReplyReading reading) {
    if (IntentWords.nameAnotherNumber(question.reply())) {
      return false;
    }
    double probability = reading.of(CalleeIntent.OPTOUT);
    boolean said = IntentWords.of(question.reply()).filter(CalleeIntent.OPTOUT::equals).isPresent();
    if (!said && (IntentWords.complain(question.reply()) || Withheld.detail(question.reply()))) {
      return false;
    }
    return said
        ? probability >= (IntentWords.demandNoCalls(question.reply()) ? THINKABLE : NOT_AGAINST)
        : probability >= bars.optOut() && probability > reading.of(CalleeIntent.ANSWER);
  }

  /**
   * What it does; null where none is sure enough.
   *
   * @param answers whether it has an outcome
   * @param told whether it holds a value that was asked for
   */
  @Nullable CalleeIntent of(
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
      boolean complains = IntentWords.complain(question.reply());
      return told ? CalleeIntent.ANSWER : complains ? CalleeIntent.ANGRY : null;
    }
    if (ABOUT.contains(likeliest) && Questions.asksWhichOne(question.reply())) {
      return CalleeIntent.WHAT;
    }
    if (likeliest == CalleeIntent.LATER
        && Questions.asks(question.reply())
        && !TO_CALL.matcher(question.reply()).find()) {
      return told ? CalleeIntent.ANSWER : CalleeIntent.QUESTION;
    }
    if (likeliest == CalleeIntent.PERSON && IntentWords.askTheirOwn(question.reply())) {
      return CalleeIntent.UNSURE;
    }
    if (told
        && (likeliest == CalleeIntent.ANSWER || answers(likeliest, reading, question.reply()))) {
      return aside(question).orElse(CalleeIntent.ANSWER);
    }
    if (!told && Delegated.in(question.reply())) {
      return CalleeIntent.ABSENT;
    }
    if (likeliest == CalleeIntent.ANSWER && !told && elsewhere(question.reply(), reading)) {
      return CalleeIntent.LATER;
    }
    if (likeliest == CalleeIntent.INCOMPLETE
        && IntentWords.of(question.reply()).filter(CalleeIntent.HOLD::equals).isPresent()) {
      return CalleeIntent.HOLD;
    }
    if (reading.of(likeliest) >= bars.of(likeliest)) {
      return likeliest;
    }
    return IntentWords.of(question.reply())
        .filter(intent -> reading.of(intent) >= NOT_AGAINST)
        .orElse(null);
  }

  /** Whether a turn that has no outcome tells why its speaker cannot talk now. */
  private static boolean elsewhere(String reply, ReplyReading reading) {
    return reading.of(CalleeIntent.LATER) >= THINKABLE
        && IntentWords.of(reply).filter(CalleeIntent.LATER::equals).isPresent();
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
}
