package dev.parley.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An action as a journal may keep it: what it is, where it goes to, and nothing that opens a door.
 * Keys and passwords stand in headers, in all parts of an address but the host, and in bodies.
 */
final class MaskedAction {
  private static final String MASK = "***";
  private static final Set<String> OPEN_HEADERS =
      Set.of("accept", "accept-encoding", "accept-language", "content-type", "user-agent");
  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)(?:[^/?#]*@)?([^/?#]*)(.*)", Pattern.DOTALL);

  private MaskedAction() {}

  /** The command, without what must not be kept; masking it again changes nothing. */
  static Command of(Command command) {
    if (!(command instanceof Command.RunAction action)) {
      return command;
    }
    Map<String, String> headers = new TreeMap<>(action.headers());
    headers.replaceAll((name, value) -> open(name) ? value : MASK);
    return new Command.RunAction(
        action.run(),
        action.action(),
        action.method(),
        url(action.url()),
        headers,
        action.body() == null ? null : MASK,
        action.timeout(),
        action.results());
  }

  /** The same for a command in JSON. */
  static JsonNode of(JsonNode command) {
    if (command instanceof ObjectNode action) {
      if (action.path("headers") instanceof ObjectNode headers) {
        for (var header : headers.properties()) {
          if (!open(header.getKey())) {
            headers.put(header.getKey(), MASK);
          }
        }
      }
      action.put("url", url(action.path("url").asText()));
      if (action.path("body").isTextual()) {
        action.put("body", MASK);
      }
    }
    return command;
  }

  private static boolean open(String header) {
    return OPEN_HEADERS.contains(header.toLowerCase(Locale.ROOT));
  }

  private static String url(String url) {
    Matcher parts = ADDRESS.matcher(url);
    if (!parts.matches()) {
      return MASK;
    }
    String rest = parts.group(3);
    return parts.group(1)
        + parts.group(2)
        + (rest.isEmpty() || rest.equals("/") ? rest : "/" + MASK);
  }
}
