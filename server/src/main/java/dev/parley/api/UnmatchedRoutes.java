package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.CallId;
import dev.parley.records.Agent;
import dev.parley.records.Agents;
import dev.parley.records.Learning;
import dev.parley.records.Unmatched;
import dev.parley.wire.WireTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replies that an agent did not understand, and what a person says they meant. */
final class UnmatchedRoutes {
  private static final String CALL = "call_id";
  private static final String INDEX = "index";
  private static final String OUTCOME = "outcome";

  private final Agents agents;
  private final Learning learning;

  UnmatchedRoutes(Agents agents, Learning learning) {
    this.agents = agents;
    this.learning = learning;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/agent/{id}/unmatched", this::list),
        Route.post("/agent/{id}/unmatched", this::learn),
        Route.post("/agent/{id}/unmatched/dismiss", this::dismiss));
  }

  private Answer list(Request request) {
    return Answer.of(
        ApiJson.page(
            "unmatched",
            learning.list(request.team(), agent(request).id(), request.query().page()),
            UnmatchedRoutes::unmatched));
  }

  private Answer learn(Request request) {
    Agent agent = agent(request);
    return settle(request, agent, request.body().required(OUTCOME));
  }

  private Answer dismiss(Request request) {
    return settle(request, agent(request), null);
  }

  private Answer settle(Request request, Agent agent, @Nullable String meant) {
    Body body = request.body();
    String text = body.required(CALL);
    CallId call =
        Request.uuid(text)
            .map(CallId::new)
            .orElseThrow(() ->
                ApiException.invalid(
                    CALL,
                    "The field call_id is no id of a call: \"%s\"."
                        .formatted(ApiException.shortened(text))));
    int index = body.index(INDEX);
    return switch (learning.settle(
        request.author(), agent.id(), EntityTag.expected(request, agent), call, index, meant)) {
      case Learning.Outcome.Settled(Agent now) -> {
        request.context().header("ETag", EntityTag.of(now));
        yield Answer.of(AgentJsons.of(now));
      }
      case Learning.Outcome.Unknown() ->
          throw ApiException.of(
              404,
              "not_found",
              "The agent \"%s\" has no unmatched reply at index %d of the call \"%s\"; GET /agent/{id}/unmatched lists those it has."
                  .formatted(agent.id(), index, call));
      case Learning.Outcome.Changed(Agent now) -> throw EntityTag.conflict(now);
      case Learning.Outcome.SettledBefore(String before) ->
          throw ApiException.conflict("settled_before", settledBefore(before));
      case Learning.Outcome.Refused(var why) ->
          throw ApiException.of(422, why.code(), why.message());
    };
  }

  private static String settledBefore(@Nullable String meant) {
    return meant == null
        ? "The reply was dismissed before. Write it among the examples of the draft with PUT"
            + " /agent/{id}, if it means something after all."
        : "The reply was said to mean \"%s\" before. If that is wrong, move the example in the draft with PUT /agent/{id}."
            .formatted(ApiException.shortened(meant));
  }

  private Agent agent(Request request) {
    return agents
        .get(request.team(), request.agentId())
        .orElseThrow(() -> ApiException.notFound("agent", request.agentId().toString()));
  }

  private static ObjectNode unmatched(Unmatched unmatched) {
    ObjectNode json = ApiJson.object();
    json.put(CALL, unmatched.call().toString());
    json.put(INDEX, unmatched.index());
    json.put("date", WireTime.of(unmatched.at()));
    json.put("node_id", unmatched.node());
    json.put("node_name", unmatched.nodeName());
    json.put("said", unmatched.said());
    json.put("reply", unmatched.reply());
    json.put("why", CallRoutes.name(unmatched.why()));
    json.put(OUTCOME, unmatched.outcome());
    ArrayNode outcomes = json.putArray("outcomes");
    for (Unmatched.Choice choice : unmatched.choices()) {
      outcomes
          .addObject()
          .put("id", choice.id())
          .put("label", choice.label())
          .put("probability", choice.probability());
    }
    json.put("none", unmatched.none());
    json.put("least", unmatched.least());
    return json;
  }
}
