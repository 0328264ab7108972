package dev.parley.brain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import dev.parley.agent.Variable;
import dev.parley.call.Scores;
import dev.parley.knowledge.Knowledge;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.reading.Whereabouts;
import dev.parley.llm.Asked;
import dev.parley.llm.ChatResult;
import dev.parley.llm.ModelAccount;
import dev.parley.llm.ModelChain;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
 * A brain that asks a language model where the embedded one is not sure, and nothing else of it.
 * What the model says counts as far as it is one of the node's outcomes, one of our intents, or
 * held by the reply; what it does not say, or too late, is as the embedded one has it. Thread-safe.
 */
public final class ModelBrain implements Brain {
  /**
   * An answer of the model counts within this time. By 700 ms after their words callees hear a
   * filler, and by its end the wait is to be over.
   */
  public static final Duration PATIENCE = Duration.ofMillis(1200);

  /** What the embedded brain finds less probable is confirmed before anything is made of it. */
  private static final double PLAUSIBLE = 0.1;

  /** What the model is asked for here, in the record. */
  private static final String PURPOSE = "reply";

  private static final String MIND = "mind";

  /** Values whose words can be taken for nothing else. */
  private static final Set<Variable.Format> READ =
      EnumSet.of(
          Variable.Format.DATE, Variable.Format.TIME, Variable.Format.PHONE, Variable.Format.EMAIL);

  private final Brain mind;
  private final ModelChain models;
  private final InstantSource clock;
  private final InstantSource steady;
  private final Whereabouts callee;
  private final ModelAccount account;

  /**
   * A brain.
   *
   * @param mind the one that is asked first
   * @param clock by which a "tomorrow" is reckoned
   * @param steady that passes evenly
   * @param zone in which it is reckoned where the callee's own is not known
   */
  public ModelBrain(
      Brain mind, ModelChain models, InstantSource clock, InstantSource steady, ZoneId zone) {
    this(mind, models, clock, steady, Whereabouts.in(zone), ModelAccount.ofNobody());
  }

  private ModelBrain(
      Brain mind,
      ModelChain models,
      InstantSource clock,
      InstantSource steady,
      Whereabouts callee,
      ModelAccount account) {
    this.mind = mind;
    this.models = models;
    this.clock = clock;
    this.steady = steady;
    this.callee = callee;
    this.account = account;
  }

  @Override
  public void prepare(AgentDocument document) {
    models.prepare();
    mind.prepare(document);
  }

  @Override
  public Brain inCall(TemplateScope scope, Knowledge knowledge) {
    return new ModelBrain(
        mind.inCall(scope, knowledge),
        models,
        clock,
        steady,
        CalleeFacts.whereabouts(scope, callee.zone()),
        account);
  }

  @Override
  public Brain on(ModelAccount counted) {
    return new ModelBrain(mind.on(counted), models, clock, steady, callee, counted);
  }

  @Override
  public Judgement judge(Question question) throws InterruptedException {
    Judgement own = mind.judge(question);
    if (!leavesOpen(question, own)) {
      return own;
    }
    List<Variable> wanted =
        question.variables().stream()
            .filter(variable -> !own.variables().containsKey(variable.name()))
            .toList();
    Instant asked = steady.instant();
    Asked answer =
        models.ask(
            account,
            PURPOSE,
            ModelQuestion.of(question, wanted, PATIENCE)
                .until(json -> enough(json, question, wanted)));
    Scores.Model told = told(answer, Duration.between(asked, steady.instant()));
    return answer.result() instanceof ChatResult.Answered(ObjectNode json, _)
        ? joined(question, wanted, own, json, told)
        : with(own, MIND, told);
  }

  /** Whether there is something to choose or to tell, and the mind is not sure of it. */
  private static boolean leavesOpen(Question question, Judgement own) {
    CalleeIntent intent = own.intent();
    if (question.reply().isBlank() || own.known() != null || (intent != null && intent.stops())) {
      return false;
    }
    return question.choices().isEmpty()
        ? !question.variables().isEmpty() && own.variables().isEmpty()
        : own.outcome() == null;
  }

  /**
   * Whether so much of an answer is all that counts: an outcome and an intent, where the rest is
   * only values that are read from the reply without a model too.
   */
  private static boolean enough(ObjectNode json, Question question, List<Variable> wanted) {
    return json.has(ModelQuestion.INTENT)
        && chosen(question, json).isPresent()
        && wanted.stream().map(Variable::format).allMatch(READ::contains);
  }

  private static Optional<Question.Choice> chosen(Question question, ObjectNode json) {
    return text(json.path(ModelQuestion.OUTCOME))
        .flatMap(
            id -> question.choices().stream().filter(each -> each.id().equals(id)).findFirst());
  }

  private static Scores.Model told(Asked asked, Duration took) {
    ChatResult result = asked.result();
    return result instanceof ChatResult.Answered(_, ChatResult.Spent spent)
        ? new Scores.Model(
            asked.model(),
            result.words(),
            spent.promptTokens(),
            spent.answerTokens(),
            spent.first(),
            took,
            asked.request())
        : new Scores.Model(asked.model(), result.words(), 0, 0, null, took, asked.request());
  }

  /** The mind's judgement, and what came of asking the model. */
  private static Judgement with(Judgement own, String by, Scores.Model told) {
    return new Judgement(
        own.intent(),
        own.outcome(),
        own.likely(),
        own.variables(),
        own.unsure(),
        scores(own.scores(), by, told));
  }

  private static Scores scores(@Nullable Scores own, String by, Scores.Model told) {
    return own == null
        ? new Scores(by, List.of(), 1, Bars.CALIBRATED.act(), told)
        : new Scores(by, own.candidates(), own.none(), own.least(), told);
  }

  /** What both say, where the mind is not sure of what the model says. */
  private Judgement joined(
      Question question,
      List<Variable> wanted,
      Judgement own,
      ObjectNode json,
      Scores.Model asked) {
    Map<String, String> variables = new HashMap<>(own.variables());
    Set<String> unsure = new HashSet<>(own.unsure());
    HeldValues held = new HeldValues(question, clock.instant(), callee);
    for (Variable variable : wanted) {
      text(json.path(ModelQuestion.VALUES).path(variable.name()))
          .flatMap(written -> held.of(variable, written))
          .ifPresent(reading -> {
            variables.put(variable.name(), reading.value());
            if (!reading.sure()) {
              unsure.add(variable.name());
            }
          });
    }
    Optional<Question.Choice> chosen = chosen(question, json);
    boolean sure = chosen.isPresent() && sure(chosen.get(), own);
    CalleeIntent intent = intent(own.intent(), json, chosen.isPresent());
    boolean told = chosen.isPresent() || variables.size() > own.variables().size();
    return new Judgement(
        intent,
        sure ? chosen.get().id() : null,
        sure ? List.of() : chosen.map(each -> List.of(each.id())).orElse(own.likely()),
        Map.copyOf(variables),
        Set.copyOf(unsure),
        scores(own.scores(), told || intent != own.intent() ? Scores.MODEL : MIND, asked));
  }

  /**
   * Whether an outcome of the model's is acted on at once: it ends nothing, and what the mind makes
   * of the reply does not speak against it.
   */
  private static boolean sure(Question.Choice choice, Judgement own) {
    Scores scores = own.scores();
    return !Bars.ends(choice)
        && (own.likely().isEmpty() || own.likely().contains(choice.id()))
        && (scores == null
            || scores.candidates().stream()
                .anyMatch(each -> each.outcome().equals(choice.id()) && each.score() >= PLAUSIBLE));
  }

  /** The mind's, where it has one that says more than that something was answered. */
  private static @Nullable CalleeIntent intent(
      @Nullable CalleeIntent own, ObjectNode json, boolean chosen) {
    if (own != null && own != CalleeIntent.ANSWER) {
      return own;
    }
    String word = json.path(ModelQuestion.INTENT).asText("");
    for (CalleeIntent intent : CalleeIntent.values()) {
      if (intent.id().equals(word)) {
        return intent;
      }
    }
    return chosen ? CalleeIntent.ANSWER : own;
  }

  private static Optional<String> text(JsonNode value) {
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }
}
