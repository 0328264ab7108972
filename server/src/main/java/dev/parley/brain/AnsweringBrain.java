package dev.parley.brain;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import dev.parley.call.Scores;
import dev.parley.knowledge.Knowledge;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.llm.ModelAccount;
import dev.parley.llm.ModelChain;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A brain that has a language model answer what a callee asks besides, where the one within knows
 * that they ask and has no answer that is sure. It answers from what the agent's document says and
 * from what its knowledge bases hold near the question, and names which; else nothing is known, as
 * before. Thread-safe.
 */
public final class AnsweringBrain implements Brain {
  private final Brain within;

  private final ModelChain models;
  private final ModelAccount account;
  private final Knowledge knowledge;
  private final @Nullable TemplateScope scope;
  private final @Nullable AgentDocument document;

  /** A brain around another. */
  public AnsweringBrain(Brain within, ModelChain models) {
    this(within, models, ModelAccount.ofNobody(), Knowledge.NONE, null, null);
  }

  private AnsweringBrain(
      Brain within,
      ModelChain models,
      ModelAccount account,
      Knowledge knowledge,
      @Nullable TemplateScope scope,
      @Nullable AgentDocument document) {
    this.within = within;
    this.models = models;
    this.account = account;
    this.knowledge = knowledge;
    this.scope = scope;
    this.document = document;
  }

  @Override
  public void prepare(AgentDocument prepared) {
    within.prepare(prepared);
  }

  @Override
  public Brain inCall(TemplateScope of, Knowledge known) {
    return new AnsweringBrain(within.inCall(of, known), models, account, known, of, document);
  }

  @Override
  public Brain speakingFor(AgentDocument of) {
    return new AnsweringBrain(within.speakingFor(of), models, account, knowledge, scope, of);
  }

  @Override
  public Brain on(ModelAccount counted) {
    return new AnsweringBrain(within.on(counted), models, counted, knowledge, scope, document);
  }

  /** Whether a model was asked of this turn already, and did not answer: nobody waits for two. */
  private static boolean failed(Judgement own) {
    Scores scores = own.scores();
    Scores.Model model = scores == null ? null : scores.model();
    return model != null && !model.result().equals(Scores.Model.ANSWERED);
  }

  @Override
  public Judgement judge(Question question) throws InterruptedException {
    Judgement own = within.judge(question);
    if (own.intent() != CalleeIntent.QUESTION
        || own.known() != null
        || document == null
        || failed(own)) {
      return own;
    }
    String asked = SideQuestion.of(question.reply(), own.outcome() != null);
    Optional<KnownAnswer> known =
        ModelAnswer.of(
            asked,
            question,
            AnswerSources.of(document, scope, knowledge.near(asked)),
            models,
            account);
    return known.isEmpty()
        ? own
        : new Judgement(
            own.intent(),
            own.outcome(),
            own.likely(),
            own.variables(),
            own.unsure(),
            own.scores(),
            known.get());
  }
}
