package dev.parley.api;

import dev.parley.call.CallId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody wants to be told of.
 *
 * @param all topics of which they want everything
 * @param calls single calls
 */
record LiveTopics(Set<LiveLog.Topic> all, Set<CallId> calls) {
  private static final String CALL = "call:";

  LiveTopics {
    all = Set.copyOf(all);
    calls = Set.copyOf(calls);
  }

  /**
   * Reads a list with commas.
   *
   * @throws ApiException 400 if it names what there is not
   */
  static LiveTopics of(String text) {
    Set<LiveLog.Topic> all = EnumSet.noneOf(LiveLog.Topic.class);
    Set<CallId> calls = new HashSet<>();
    for (String topic : text.split(",", -1)) {
      String name = topic.strip();
      switch (name) {
        case "now" -> all.add(LiveLog.Topic.NOW);
        case "calls" -> all.add(LiveLog.Topic.CALLS);
        case "deliveries" -> all.add(LiveLog.Topic.DELIVERIES);
        default -> calls.add(call(name));
      }
    }
    return new LiveTopics(all, calls);
  }

  private static CallId call(String name) {
    return (name.startsWith(CALL)
            ? Request.uuid(name.substring(CALL.length()))
            : Optional.<UUID>empty())
        .map(CallId::new)
        .orElseThrow(() ->
            ApiException.invalid(
                "topics",
                "The parameter topics names \"%s\"; it is a list with commas of now, calls, deliveries and call:ID."
                    .formatted(ApiException.shortened(name))));
  }

  boolean wants(LiveLog.Sent sent) {
    return all.contains(sent.topic()) || (sent.call() != null && calls.contains(sent.call()));
  }
}
