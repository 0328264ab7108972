package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.Problem;
import dev.parley.agent.Validation;
import dev.parley.records.Agent;
import dev.parley.wire.WireTime;
import java.util.List;
import java.util.Locale;

/** Agents, and what is wrong with them, as JSON. */
final class AgentJsons {
  private AgentJsons() {}

  /** An agent without its document. */
  static ObjectNode summary(Agent.Summary agent) {
    ObjectNode json = ApiJson.object();
    json.put("id", agent.id().toString());
    json.put("title", agent.title());
    json.put("status", agent.status().name());
    json.put("created", WireTime.of(agent.created()));
    json.put("updated", WireTime.of(agent.updated()));
    json.put("version", agent.version());
    json.put("published_version", agent.published());
    return json;
  }

  /** An agent and its draft. */
  static ObjectNode of(Agent agent) {
    ObjectNode json = summary(agent.summary());
    json.set("document", agent.draft());
    return json;
  }

  static ObjectNode of(List<Problem> problems) {
    ObjectNode json = ApiJson.object();
    json.put("valid", Validation.passes(problems));
    ArrayNode list = json.putArray("problems");
    for (Problem problem : problems) {
      list.addObject()
          .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
          .put("code", problem.code())
          .put("message", problem.message())
          .put("path", problem.path());
    }
    return json;
  }
}
