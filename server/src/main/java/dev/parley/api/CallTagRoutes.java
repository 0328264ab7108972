package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.CallId;
import dev.parley.records.CallTags;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people tag calls with, to find them again. */
final class CallTagRoutes {
  private static final int MOST_CALLS = 1_000;

  private final CallTags tags;

  CallTagRoutes(CallTags tags) {
    this.tags = tags;
  }

  Stream<Route> routes() {
    return Stream.of(Route.post("/call/tags", this::change), Route.patch("/call/{id}", this::set));
  }

  private Answer set(Request request) {
    List<String> wanted = tags("tags", request.body());
    CallId call = request.callId();
    List<String> now =
        tags.set(request.team(), call, wanted)
            .orElseThrow(() -> ApiException.notFound("call", call.toString()));
    ObjectNode json = ApiJson.object().put("id", call.toString());
    ArrayNode array = json.putArray("tags");
    now.forEach(array::add);
    return Answer.of(json);
  }

  private Answer change(Request request) {
    Body body = request.body();
    List<CallId> calls = calls(body);
    List<String> add = Objects.requireNonNullElse(tags("add", body), List.of());
    List<String> remove = Objects.requireNonNullElse(tags("remove", body), List.of());
    ObjectNode json = ApiJson.object();
    ArrayNode changed = json.putArray("changed");
    tags.change(request.team(), calls, add, remove).forEach(call -> changed.add(call.toString()));
    return Answer.of(json);
  }

  private static List<CallId> calls(Body body) {
    List<String> asked = body.texts("call_ids");
    if (asked == null) {
      throw ApiException.missing("call_ids");
    }
    if (asked.size() > MOST_CALLS) {
      throw ApiException.invalid(
          "call_ids",
          "The field call_ids has %d calls and may have %d; send the rest in another request."
              .formatted(asked.size(), MOST_CALLS));
    }
    return asked.stream().map(CallTagRoutes::call).toList();
  }

  private static CallId call(String text) {
    return Request.uuid(text)
        .map((UUID id) -> new CallId(id))
        .orElseThrow(() ->
            ApiException.invalid(
                "call_ids",
                "The field call_ids has \"%s\", which is no id of a call (a UUID)."
                    .formatted(ApiException.shortened(text))));
  }

  /** Each once, without the spaces around it; null if the field is absent. */
  private static @Nullable List<String> tags(String field, Body body) {
    List<String> tags = body.texts(field);
    return tags == null
        ? null
        : tags.stream().map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
  }
}
