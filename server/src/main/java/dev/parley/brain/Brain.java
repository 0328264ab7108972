package dev.parley.brain;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import dev.parley.call.Scores;
import dev.parley.knowledge.Knowledge;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.llm.ModelAccount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that needs judgement. */
public interface Brain {
  /**
   * Names the intent, chooses an outcome and extracts variables. May block.
   *
   * @throws BrainException if no judgement is to be had
   */
  Judgement judge(Question question) throws InterruptedException;

  /**
   * Gets ready for a document's questions, so that the first answer is as quick as the others. May
   * block; meant for while it rings.
   */
  default void prepare(AgentDocument document) {}

  /**
   * The brain for one call, which goes by what is known of its callee.
   *
   * @param scope what the agent's texts refer to in that call
   * @param knowledge what the callee's questions are answered from
   */
  default Brain inCall(TemplateScope scope, Knowledge knowledge) {
    return this;
  }

  /** The same brain, whose requests to language models are counted in a call's account. */
  default Brain on(ModelAccount account) {
    return this;
  }

  /** The same brain, which knows what an agent's document says. */
  default Brain speakingFor(AgentDocument document) {
    return this;
  }

  /**
   * A judgement.
   *
   * @param intent what the turn does, null where the brain is not sure enough of one to act on it
   * @param outcome the id of the one choice that fits, null when none does
   * @param likely where none is sure, the id of the one choice that is probably meant, or of the
   *     two of which one is, the likelier first; empty where neither can be told
   * @param variables by name; absent when nothing was said of one, never invented
   * @param unsure names of those variables whose values may be other than they seem
   * @param scores what the choice went by; null where there was none, or it is not known
   * @param known the answer to what the callee asks, null where nothing is asked or none is sure
   */
  record Judgement(
      @Nullable CalleeIntent intent,
      @Nullable String outcome,
      List<String> likely,
      Map<String, String> variables,
      Set<String> unsure,
      @Nullable Scores scores,
      @Nullable KnownAnswer known) {
    public Judgement {
      likely = List.copyOf(likely);
    }

    /** A judgement of a turn to whose question nothing is known. */
    public Judgement(
        @Nullable CalleeIntent intent,
        @Nullable String outcome,
        List<String> likely,
        Map<String, String> variables,
        Set<String> unsure,
        @Nullable Scores scores) {
      this(intent, outcome, likely, variables, unsure, scores, null);
    }

    /** A judgement of a brain that names no intent and does not say what it goes by. */
    public Judgement(@Nullable String outcome, Map<String, String> variables) {
      this(null, outcome, List.of(), variables, Set.of(), null);
    }
  }
}
