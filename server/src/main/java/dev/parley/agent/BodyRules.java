package dev.parley.agent;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** What the body of an action must be: JSON, if it is sent as JSON. */
final class BodyRules {
  private final Problems problems;

  BodyRules(Problems problems) {
    this.problems = problems;
  }

  void check(Action action, String path) {
    String body = action.body();
    if (body == null || !action.saysJson()) {
      return;
    }
    if (!action.sendsJson()) {
      problems.error(
          "bad_body",
          path,
          "The body is sent as JSON and does not begin with { or [. Begin it so, or say in a header Content-Type what it is.");
      return;
    }
    for (JsonNode known : List.of(TextNode.valueOf("x\"\\\n"), MissingNode.getInstance())) {
      try {
        AgentJson.parse(Template.renderJson(body, known));
      } catch (JacksonException e) {
        var at = e.getLocation();
        problems.error(
            "bad_body",
            path,
            "The body is no JSON once its references are filled in (line %s, column %s): %s. A reference stands for a whole value, or inside quotes.",
            at == null ? 1 : at.getLineNr(),
            at == null ? 1 : at.getColumnNr(),
            e.getOriginalMessage());
        return;
      }
    }
  }
}
