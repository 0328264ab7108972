package dev.parley.brain;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.call.Scores;
import dev.parley.language.answers.AnyChoice;
import dev.parley.language.answers.Withheld;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.intents.Questions;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Hesitation;
import dev.parley.nlu.Label;
import dev.parley.nlu.ReplyReader;
import dev.parley.nlu.ReplyReading;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a trained reading of a reply comes to, where only what is sure enough is acted on. */
final class TrainedUnderstanding {
  private static final Pattern OPEN_END = Pattern.compile("[,;:\\s-]+$");

  private final ReplyReader reader;
  private final ReadOutcome outcome;
  private final ReadIntent intent;

  TrainedUnderstanding(ReplyReader reader, Bars bars) {
    this.reader = reader;
    outcome = new ReadOutcome(bars);
    intent = new ReadIntent(reader, bars);
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
    boolean optsOut = intent.optsOut(question, reading);
    boolean anotherTime = AnotherTime.in(question);
    Optional<Question.Choice> best =
        outcome
            .best(choices, question.reply(), reading, context)
            .filter(choice -> !ReadOutcome.tellsOfElse(question.reply(), choice))
            .filter(choice -> !anotherTime || !AnotherTime.now(choice))
            .or(() -> NamedWish.of(choices, reading))
            .filter(choice -> !optsOut || ReadOutcome.ofOptOut(choice))
            .filter(choice -> !ReadOutcome.ofOptOut(choice) || !Withheld.detail(question.reply()));
    Optional<AnyChoice> any =
        optsOut || anotherTime || best.isPresent() || !mayBeAny(reading.likeliest())
            ? Optional.empty()
            : AnyChoice.of(
                question.reply(),
                choices.stream().map(Question.Choice::label).toList(),
                question.said());
    if (any.isPresent()) {
      return any(choices, any.get(), reading);
    }
    CalleeIntent read =
        optsOut
            ? CalleeIntent.OPTOUT
            : anotherTime && best.isEmpty()
                ? CalleeIntent.LATER
                : intent.of(question, reading, best.isPresent(), told);
    boolean asks = best.isEmpty() && !told && Questions.asksOpenly(question.reply());
    CalleeIntent does = asks && read == CalleeIntent.ANSWER ? CalleeIntent.QUESTION : read;
    return new Understood(
        best.map(Question.Choice::id),
        best.isPresent() || optsOut || anotherTime || asks
            ? List.of()
            : outcome.likely(choices, reading),
        does,
        does != null && (asks || reading.of(does) >= ReadIntent.SURE),
        choices.isEmpty() ? null : outcome.scores(choices, reading));
  }

  private static boolean mayBeAny(CalleeIntent likeliest) {
    return likeliest == CalleeIntent.ANSWER || likeliest == CalleeIntent.UNSURE;
  }

  /** What any of several comes to: the first that is named, or perhaps the first offered. */
  private Understood any(List<Question.Choice> choices, AnyChoice any, ReplyReading reading) {
    Question.Choice first = choices.get(any.place());
    boolean taken = any.named() && !Bars.ends(first);
    return new Understood(
        taken ? Optional.of(first.id()) : Optional.empty(),
        taken ? List.of() : List.of(first.id()),
        CalleeIntent.ANSWER,
        false,
        outcome.scores(choices, reading));
  }

  /** The id of the one choice that a reply names, if it is sure enough. */
  Optional<String> choose(String reply, List<Question.Choice> choices, ValueContext context) {
    return choices.isEmpty() || reply.isBlank()
        ? Optional.empty()
        : outcome
            .best(choices, reply, reader.read(context.asked(), labels(choices), reply), context)
            .map(Question.Choice::id);
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
