package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.Problem;
import dev.parley.agent.Validation;
import dev.parley.call.TeamId;
import dev.parley.records.Agent;
import dev.parley.records.AgentVersions;
import dev.parley.records.Agents;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Agents that somebody tries, and what of each is tried.
 *
 * @param problems what is wrong with a document
 */
record TriedAgents(
    Agents agents, AgentVersions versions, BiFunction<TeamId, JsonNode, List<Problem>> problems) {

  /**
   * What of an agent is tried: the version in force if nothing else is said.
   *
   * @param version a published one, null if there is none of these or another is meant
   * @param document null if it is not this one
   */
  record Which(@Nullable Integer version, boolean draft, @Nullable ObjectNode document) {
    /** Reads what a request says of it. */
    static Which of(Body body) {
      Which which = new Which(body.number("version"), body.flag("draft"), body.object("document"));
      int given =
          (which.version == null ? 0 : 1)
              + (which.draft ? 1 : 0)
              + (which.document == null ? 0 : 1);
      if (given > 1) {
        throw ApiException.invalid(
            "version", "An agent is tried by one of version, draft and document; give one.");
      }
      return which;
    }

    private String name() {
      return document != null ? "document" : draft ? "draft" : "version";
    }
  }

  /** The agent that a field {@code agent} names. */
  Agent agent(Request request, String id) {
    return OrderRoutes.agentId(id)
        .flatMap(found -> agents.get(request.team(), found))
        .orElseThrow(() -> ApiException.notFound("agent", id).in("agent"));
  }

  /**
   * A document that a conversation can be held by.
   *
   * @throws ApiException 422 for one that has errors, each of which is told by {@code
   *     /agent/{id}/validate}
   */
  AgentDocument sound(Agent agent, Which which) {
    JsonNode document = document(agent, which);
    List<Problem> found = problems.apply(agent.team(), document);
    if (Validation.passes(found)
        && AgentJson.read(document) instanceof AgentJson.Reading.Read(AgentDocument read)) {
      return read;
    }
    throw invalid(which, found);
  }

  /**
   * A document whose parts can be read, whatever is wrong with where they lead.
   *
   * @throws ApiException 422 for one that cannot
   */
  AgentDocument readable(Agent agent, Which which) {
    return switch (AgentJson.read(document(agent, which))) {
      case AgentJson.Reading.Read(AgentDocument read) -> read;
      case AgentJson.Reading.Refused(List<Problem> found) -> throw invalid(which, found);
    };
  }

  /** The number of a version that is published. */
  int number(Agent agent, Which which) {
    Integer version = which.version() == null ? agent.published() : which.version();
    if (version == null) {
      throw ApiException.of(
              422,
              "agent_not_published",
              "The agent has no published version; try its draft (\"draft\": true).")
          .in("version");
    }
    return version;
  }

  private JsonNode document(Agent agent, Which which) {
    ObjectNode document = which.document();
    if (document != null) {
      return document;
    }
    if (which.draft()) {
      return agent.draft();
    }
    int number = number(agent, which);
    return versions
        .get(agent.team(), agent.id(), number)
        .orElseThrow(() -> ApiException.notFound("version", Integer.toString(number)).in("version"))
        .document();
  }

  private static ApiException invalid(Which which, List<Problem> found) {
    Problem first =
        found.stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .findFirst()
            .orElseGet(found::getFirst);
    return ApiException.of(
            422,
            "agent_invalid",
            "The %s has errors; /agent/{id}/validate lists them. %s: %s"
                .formatted(which.name(), first.path(), first.message()))
        .in(which.name());
  }
}
