package dev.parley.brain;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Expects;
import dev.parley.agent.TemplateScope;
import dev.parley.agent.Variable;
import dev.parley.knowledge.Knowledge;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.intents.QuestionKind;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.reading.Whereabouts;
import dev.parley.language.words.Hesitation;
import dev.parley.language.words.Misheard;
import dev.parley.nlu.ReplyReader;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The brain that needs no language model: a small trained encoder names the intent and chooses the
 * outcome, recognisers find the variables, and what is asked besides is answered in the words of
 * its knowledge. It never invents and never composes. Thread-safe.
 */
public final class ScriptedBrain implements Brain {
  /** For which a question is taken now and then: "Where are you?" for "Who are you?" */
  private static final Set<CalleeIntent> NEAR =
      EnumSet.of(CalleeIntent.WHO, CalleeIntent.WHAT, CalleeIntent.UNSURE);

  /** What asks something beside an answer. */
  private static final Set<CalleeIntent> ASKING =
      EnumSet.of(
          CalleeIntent.WHO,
          CalleeIntent.WHAT,
          CalleeIntent.ROBOT,
          CalleeIntent.NUMBER,
          CalleeIntent.QUESTION);

  /** Kinds of questions that are about none of these. */
  private static final Set<QuestionKind> PLAIN =
      EnumSet.of(
          QuestionKind.LENGTH,
          QuestionKind.MONEY,
          QuestionKind.EARNINGS,
          QuestionKind.OFTEN,
          QuestionKind.COUNT,
          QuestionKind.WHEN,
          QuestionKind.WHERE);

  private final TrainedUnderstanding understanding;
  private final InstantSource clock;
  private final Whereabouts callee;
  private final Knowledge knowledge;
  private final ValueFinder values;

  /**
   * A brain.
   *
   * @param zone in which a "tomorrow" is reckoned where the callee's own is not known
   */
  public ScriptedBrain(ReplyReader reader, InstantSource clock, ZoneId zone) {
    this(
        new TrainedUnderstanding(reader, Bars.CALIBRATED),
        clock,
        Whereabouts.in(zone),
        Knowledge.NONE);
  }

  private ScriptedBrain(
      TrainedUnderstanding understanding,
      InstantSource clock,
      Whereabouts callee,
      Knowledge knowledge) {
    this.understanding = understanding;
    this.clock = clock;
    this.callee = callee;
    this.knowledge = knowledge;
    values = new ValueFinder(understanding::choose);
  }

  @Override
  public void prepare(AgentDocument document) {
    understanding.prepare(document);
  }

  @Override
  public Brain inCall(TemplateScope scope, Knowledge knowledge) {
    return new ScriptedBrain(
        understanding, clock, CalleeFacts.whereabouts(scope, callee.zone()), knowledge);
  }

  @Override
  public Judgement judge(Question asked) {
    Question question = asked.of(Misheard.right(asked.reply()));
    Map<String, Reading> found = values.find(question, clock.instant(), callee);
    TrainedUnderstanding.Understood understood = understood(question, found);
    Map<String, String> variables = new HashMap<>();
    Set<String> unsure = new HashSet<>();
    Map<String, Reading> standing =
        StandingValues.of(question, found, understood.intent(), understood.certain());
    LocalDate today = LocalDate.ofInstant(clock.instant(), callee.zone());
    DayGone.without(question, standing, understood.outcome(), today)
        .forEach((name, reading) -> {
          variables.put(name, reading.value());
          if (!reading.sure()) {
            unsure.add(name);
          }
        });
    CalleeIntent intent = StandingValues.intent(question, found, understood.intent());
    boolean beside = understood.outcome().isPresent() || !variables.isEmpty();
    KnownAnswer known = known(question, intent, beside);
    return new Judgement(
        known == null ? intent : CalleeIntent.QUESTION,
        understood.outcome().orElse(null),
        understood.likely(),
        Map.copyOf(variables),
        Set.copyOf(unsure),
        understood.scores(),
        known);
  }

  /**
   * What is meant by a turn; by one that answers and then asks, what its answer by itself means.
   */
  private TrainedUnderstanding.Understood understood(
      Question question, Map<String, Reading> found) {
    if (SaidAgain.in(question, found, context(question))) {
      return understanding.understand(question.of(SaidAgain.YES), false, context(question));
    }
    if (Assent.in(question)) {
      return Assent.of(
          question,
          understanding.understand(
              question.of(Assent.YES), told(question, found), context(question)));
    }
    Optional<TrainedUnderstanding.Understood> accepted =
        AcceptedOffer.in(question, context(question))
            .map(clause -> understanding.understand(question.of(clause), false, context(question)))
            .filter(understood -> understood.outcome().isPresent());
    if (accepted.isPresent()) {
      return accepted.get();
    }
    TrainedUnderstanding.Understood whole =
        understanding.understand(question, told(question, found), context(question));
    if (whole.outcome().isPresent()) {
      return whole;
    }
    if (whole.intent() == CalleeIntent.LATER && NotNow.in(question)) {
      return understanding.understand(question.of(NotNow.NO), false, context(question));
    }
    String answer = SideQuestion.before(question.reply(), PLAIN);
    if (answer.isEmpty()) {
      return LeadingAnswer.of(question.reply())
          .map(leading -> led(question, leading, whole))
          .orElse(whole);
    }
    TrainedUnderstanding.Understood alone =
        understanding.understand(question.of(answer), false, context(question));
    boolean other =
        !whole.likely().isEmpty() && alone.outcome().filter(whole.likely()::contains).isEmpty();
    return other || alone.outcome().isEmpty()
        ? whole
        : new TrainedUnderstanding.Understood(
            alone.outcome(), List.of(), CalleeIntent.QUESTION, false, alone.scores());
  }

  /** What a turn means that begins with a plain answer, where the whole of it is not sure. */
  private TrainedUnderstanding.Understood led(
      Question question, LeadingAnswer leading, TrainedUnderstanding.Understood whole) {
    CalleeIntent intent = whole.intent();
    boolean goesOn = intent == null || intent == CalleeIntent.ANSWER;
    boolean asks = leading.asks() && intent != null && ASKING.contains(intent);
    boolean waits = leading.waits() && intent == CalleeIntent.HOLD;
    if (question.choices().isEmpty() || !(goesOn || asks || waits)) {
      return whole;
    }
    TrainedUnderstanding.Understood alone =
        understanding.understand(question.of(leading.answer()), false, context(question));
    Optional<String> meant = alone.outcome();
    if (meant.isEmpty()) {
      return whole;
    }
    boolean sure = asks || waits || whole.likely().contains(meant.get());
    return sure
        ? new TrainedUnderstanding.Understood(
            meant, List.of(), asks ? intent : CalleeIntent.ANSWER, false, alone.scores())
        : whole.likely().isEmpty() && !leading.asks()
            ? new TrainedUnderstanding.Understood(
                Optional.empty(), List.of(meant.get()), intent, false, whole.scores())
            : whole;
  }

  /** The answer to what a turn asks, null for none. */
  private @Nullable KnownAnswer known(
      Question question, @Nullable CalleeIntent intent, boolean beside) {
    String reply = Hesitation.without(question.reply()).strip();
    String asked = SideQuestion.of(reply, beside);
    boolean apart = beside && asked.length() < reply.length() && asked.endsWith("?");
    boolean asks =
        intent == CalleeIntent.QUESTION
            || ((intent == null
                    || NEAR.contains(intent)
                    || (intent == CalleeIntent.ANSWER && apart))
                && PLAIN.contains(QuestionKind.of(asked)));
    return asks ? knowledge.answer(asked).orElse(null) : null;
  }

  private ValueContext context(Question question) {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), callee.zone());
    return new ValueContext(Expects.OPEN, question.said(), now, callee, null);
  }

  /** Whether a reply to what asks for values alone holds one that is none of mere words. */
  private static boolean told(Question question, Map<String, Reading> found) {
    return question.choices().isEmpty()
        && question.variables().stream()
            .anyMatch(variable ->
                variable.format() != Variable.Format.TEXT && found.containsKey(variable.name()));
  }
}
