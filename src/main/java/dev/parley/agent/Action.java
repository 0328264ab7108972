package dev.parley.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Map;
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
    @Nullable String name,
    @Default("GET") String method,
    String url,
    Map<String, String> headers,
    @Nullable String body,
    @JsonProperty("timeout_seconds") @Default("10") Duration timeout,
    Map<String, String> results) {
  public Action {
    headers = Map.copyOf(headers);
    results = Map.copyOf(results);
  }

  /** What kind of action it is. */
  public enum Kind {
    HTTP
  }
}
