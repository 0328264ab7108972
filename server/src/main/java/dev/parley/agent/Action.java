package dev.parley.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request made in the middle of a call.
 *
 * @param id names it within its node; to the outside it is {@code nodeId.actionId}
 * @param url with references, as are header values and the body
 * @param results JSONPath into the answer, by the variable it lands in
 */
public record Action(
    String id,
    @Default("http") Kind kind,
    @AtMost(200) @Nullable String name,
    @AtMost(20) @Default("GET") String method,
    @AtMost(2_000) String url,
    @AtMost(value = 50, each = 4_000) Map<String, String> headers,
    @AtMost(50_000) @Nullable String body,
    @JsonProperty("timeout_seconds") @Default("10") Duration timeout,
    @AtMost(value = 50, each = 500) Map<String, String> results) {
  private static final Pattern OPEN_JSON = Pattern.compile("\\s*[\\[{]");

  public Action {
    headers = Map.copyOf(headers);
    results = Map.copyOf(results);
  }

  /** Whether the receiver is told that the body is JSON, as it is where nothing else is said. */
  boolean saysJson() {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
        .allMatch(header -> header.getValue().toLowerCase(Locale.ROOT).contains("json"));
  }

  /** Whether the body is filled in as JSON. */
  public boolean sendsJson() {
    return body != null && saysJson() && OPEN_JSON.matcher(body).lookingAt();
  }

  /** What kind of action it is. */
  public enum Kind {
    HTTP
  }
}
