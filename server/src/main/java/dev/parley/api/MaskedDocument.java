package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.Template;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An agent's document for whoever replays a call: of its actions only the host and the references
 * are left, which is all that a replay needs, and no key or password.
 */
final class MaskedDocument {
  private static final String MASK = "***";
  private static final Pattern ADDRESS =
      Pattern.compile("([^/?#]*://)(?:[^/?#]*@)?([^/?#]*)(.*)", Pattern.DOTALL);

  private MaskedDocument() {}

  static JsonNode of(JsonNode document) {
    JsonNode masked = document.deepCopy();
    for (JsonNode node : masked.path("nodes")) {
      for (JsonNode action : node.path("actions")) {
        if (action instanceof ObjectNode object) {
          mask(object);
        }
      }
    }
    return masked;
  }

  private static void mask(ObjectNode action) {
    if (action.path("headers") instanceof ObjectNode headers) {
      for (var header : headers.properties()) {
        if (header.getValue().isTextual()) {
          headers.put(header.getKey(), masked(header.getValue().textValue()));
        }
      }
    }
    if (action.path("url").isTextual()) {
      action.put("url", url(action.path("url").textValue()));
    }
    if (action.path("body").isTextual()) {
      String body = action.path("body").textValue();
      // A replay fills a JSON body in otherwise than another.
      boolean json = body.strip().matches("(?s)[\\[{].*");
      action.put("body", json ? "[" + Template.onlyReferences(body) : masked(body));
    }
  }

  private static String url(String url) {
    Matcher parts = ADDRESS.matcher(url);
    if (!parts.matches()) {
      return masked(url);
    }
    String rest = parts.group(3);
    return parts.group(1)
        + parts.group(2)
        + (rest.isEmpty() || rest.equals("/") ? rest : "/" + masked(rest));
  }

  private static String masked(String text) {
    return MASK + Template.onlyReferences(text);
  }
}
