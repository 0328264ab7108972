package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that needs judgement. */
public interface Brain {
  /**
   * Chooses an outcome and extracts variables. May block.
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
   * A judgement.
   *
   * @param outcome the id of the one choice that fits, null when none does
   * @param variables by name; absent when nothing was said of one, never invented
   */
  record Judgement(@Nullable String outcome, Map<String, String> variables) {}
}
