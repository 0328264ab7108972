package dev.parley.api;

import dev.parley.records.Agent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of an agent or a contact as an entity tag (RFC 9110 section 8.8.3), and the condition
 * of a request that one be current.
 */
final class EntityTag {
  private static final String CONDITION = "If-Match";
  private static final int MOST_TAGS = 100;
  private static final Pattern LIST =
      Pattern.compile("\\s*(?:W/)?\"[^\"\\s]*\"\\s*(?:,\\s*(?:W/)?\"[^\"\\s]*\"\\s*)*+");
  private static final Pattern TAG = Pattern.compile("\"([^\"\\s]*)\"");

  private EntityTag() {}

  static String of(Agent agent) {
    return of(agent.version());
  }

  static String of(int version) {
    return "\"" + version + "\"";
  }

  /**
   * The version that the request says the agent is at; null where it makes no such condition. A
   * weak tag counts as a strong one: proxies weaken tags, and a version names exactly one state.
   *
   * @throws ApiException 412 if the agent is at another, 400 if the condition cannot be read, 428
   *     if a browser makes none: in its pages people would overwrite what they have never seen
   */
  static @Nullable Integer expected(Request request, Agent now) {
    if (request.header(CONDITION).isEmpty() && request.client().token() == null) {
      throw ApiException.of(
              428,
              "precondition_required",
              "A change of an agent by cookie needs the header %s with the ETag that the agent was read with; \"*\" overwrites whatever is there."
                  .formatted(CONDITION))
          .with("ETag", of(now));
    }
    return expected(request, "agent", now.version());
  }

  /** The same of anything that has a version. */
  static @Nullable Integer expected(Request request, String what, int version) {
    Optional<String> header = request.header(CONDITION);
    if (header.isEmpty() || header.get().strip().equals("*")) {
      return null;
    }
    if (!tags(header.get()).contains(Integer.toString(version))) {
      throw conflict(what, version);
    }
    return version;
  }

  private static List<String> tags(String header) {
    Matcher tag = TAG.matcher(header);
    List<String> tags = tag.results().map(result -> result.group(1)).limit(MOST_TAGS).toList();
    if (!LIST.matcher(header).matches()) {
      throw ApiException.invalid(
          CONDITION,
          "The header %s must hold what ETag held, such as \"7\" with its quotes, and is %s."
              .formatted(CONDITION, ApiException.shortened(header)));
    }
    return tags;
  }

  /** The answer to a change of what somebody else has changed meanwhile: 412. */
  static ApiException conflict(Agent now) {
    return conflict("agent", now.version());
  }

  static ApiException conflict(String what, int version) {
    return ApiException.of(
            412,
            "precondition_failed",
            "The %s has changed meanwhile and is at version %d, which %s does not name. Read it again and repeat the change."
                .formatted(what, version, CONDITION))
        .with("ETag", of(version));
  }
}
