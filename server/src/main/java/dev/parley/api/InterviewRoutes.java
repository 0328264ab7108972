package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.Agent;
import dev.parley.records.Agents;
import dev.parley.records.Call;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Agents and their calls, in the names existing clients use. */
final class InterviewRoutes {
  private final Agents agents;
  private final CallLists calls;

  InterviewRoutes(Agents agents, CallLists calls) {
    this.agents = agents;
    this.calls = calls;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/interview", this::list),
        Route.get("/interview/{id}/responses", this::responses));
  }

  private Answer list(Request request) {
    Query query = request.query();
    boolean all = query.flag("all_interviews");
    Optional<Agent.Status> status = query.choice("status", Agent.Status.class);
    Agent.Filter filter =
        new Agent.Filter(
            query.search(),
            status.orElse(all ? null : Agent.Status.ACTIVE),
            query.choice("sort", Agent.Sort.class).orElse(Agent.Sort.CREATED_DESC));
    return Answer.of(
        ApiJson.page(
            "interviews",
            agents.list(request.team(), filter, query.page()),
            InterviewRoutes::interview));
  }

  private static ObjectNode interview(Agent.Listed listed) {
    ObjectNode json = AgentJsons.summary(listed.agent());
    json.put("draft_changed", listed.changed());
    json.putNull("phone_number");
    return json;
  }

  private Answer responses(Request request) {
    Query query = request.query();
    if (agents.get(request.team(), request.agentId()).isEmpty()) {
      throw ApiException.notFound("agent", request.agentId().toString());
    }
    Optional<UUID> job =
        query
            .text("job_id")
            .map(text ->
                Request.uuid(text)
                    .orElseThrow(() -> ApiException.invalid("job_id", "A job id is a UUID.")));
    Call.Filter filter =
        new Call.Filter(
            request.agentId(),
            StatusFilter.parse("status", query.texts("status")),
            query.search(),
            query.texts("response_tags"),
            job.orElse(null));
    return Answer.of(calls.page("responses", request.team(), filter, query.page()));
  }
}
