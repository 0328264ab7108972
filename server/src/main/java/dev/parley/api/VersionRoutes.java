package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.Agent;
import dev.parley.records.AgentVersions;
import dev.parley.records.Agents;
import dev.parley.wire.WireTime;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The published versions of an agent, which never change, and the way back to one. */
final class VersionRoutes {
  private final Agents agents;
  private final AgentVersions versions;

  VersionRoutes(Agents agents, AgentVersions versions) {
    this.agents = agents;
    this.versions = versions;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/agent/{id}/versions", this::list),
        Route.get("/agent/{id}/versions/{number}", this::read),
        Route.post("/agent/{id}/versions/{number}/restore", this::restore),
        Route.delete("/agent/{id}/draft", this::discard));
  }

  private Answer list(Request request) {
    Agent agent = agent(request);
    return Answer.of(
        ApiJson.page(
            "versions",
            versions.list(request.team(), agent.id(), request.query().page()),
            edition -> {
              ObjectNode json = version(edition.number(), edition.published(), agent.published());
              json.put("user_id", edition.user() == null ? null : edition.user().toString());
              json.put("user_name", edition.name());
              return json.put("note", edition.note());
            }));
  }

  private Answer read(Request request) {
    Agent agent = agent(request);
    Agent.Version version = found(request, agent);
    ObjectNode json = version(version.number(), version.published(), agent.published());
    json.set("document", version.document());
    return Answer.of(json);
  }

  /** What is published stays as it is until the draft is published again. */
  private Answer restore(Request request) {
    Agent now = agent(request);
    Integer expected = EntityTag.expected(request, now);
    return restored(request, now, expected, found(request, now));
  }

  /** Makes the version in force the draft. */
  private Answer discard(Request request) {
    Agent now = agent(request);
    Integer expected = EntityTag.expected(request, now);
    Integer inForce = now.published();
    if (inForce == null) {
      throw ApiException.conflict(
          "agent_not_published",
          "The agent \"%s\" has no published version to go back to; archive it to be rid of it."
              .formatted(now.id()));
    }
    Agent.Version version = versions.get(request.team(), now.id(), inForce).orElseThrow();
    return restored(request, now, expected, version);
  }

  private Answer restored(
      Request request, Agent now, @Nullable Integer expected, Agent.Version version) {
    Optional<Agent> restored =
        expected == null
            ? agents.update(request.team(), now.id(), null, version.document())
            : agents.updateIf(request.team(), now.id(), expected, null, version.document());
    Agent agent = restored.orElseThrow(() -> EntityTag.conflict(agent(request)));
    request.context().header("ETag", EntityTag.of(agent));
    return Answer.of(AgentJsons.of(agent));
  }

  private static ObjectNode version(int number, Instant published, @Nullable Integer inForce) {
    ObjectNode json = ApiJson.object();
    json.put("number", number);
    json.put("published", WireTime.of(published));
    json.put("in_force", Objects.equals(inForce, number));
    return json;
  }

  private Agent agent(Request request) {
    return agents
        .get(request.team(), request.agentId())
        .orElseThrow(() -> ApiException.notFound("agent", request.agentId().toString()));
  }

  private Agent.Version found(Request request, Agent agent) {
    String number = request.context().pathParam("number");
    return (number.matches("-?[1-9][0-9]{0,8}")
            ? versions.get(request.team(), agent.id(), Integer.parseInt(number))
            : Optional.<Agent.Version>empty())
        .orElseThrow(() ->
            ApiException.of(
                404,
                "not_found",
                "The agent \"%s\" has no version \"%s\"; /agent/{id}/versions lists those it has."
                    .formatted(agent.id(), ApiException.shortened(number))));
  }
}
