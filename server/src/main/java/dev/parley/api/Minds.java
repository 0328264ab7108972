package dev.parley.api;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import dev.parley.brain.Brain;
import dev.parley.call.TeamId;
import dev.parley.knowledge.Knowledge;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What agents judge by in calls, for those who try them.
 *
 * @param knowledge what a team's knowledge bases say, by their ids
 * @param suggestions by which examples are suggested for what is published; null where no language
 *     model is configured
 */
public record Minds(
    Brain brain,
    BiFunction<TeamId, List<String>, Knowledge> knowledge,
    @Nullable ExampleSuggestions suggestions) {
  /** Where no language model is configured. */
  public Minds(Brain brain, BiFunction<TeamId, List<String>, Knowledge> knowledge) {
    this(brain, knowledge, null);
  }

  /** As it is in a call of an agent with somebody of whom so much is known. */
  Brain of(TeamId team, AgentDocument document, TemplateScope scope) {
    return brain.inCall(scope, knowledge.apply(team, document.knowledge())).speakingFor(document);
  }
}
