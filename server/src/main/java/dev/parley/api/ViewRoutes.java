package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.View;
import dev.parley.records.Views;
import dev.parley.wire.WireTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Filters of the list of calls that people keep under names. */
final class ViewRoutes {
  private final Views views;

  ViewRoutes(Views views) {
    this.views = views;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/view", this::list),
        Route.post("/view", this::add),
        Route.get("/view/{id}", this::read),
        Route.put("/view/{id}", this::change),
        Route.delete("/view/{id}", this::remove));
  }

  private Answer list(Request request) {
    ObjectNode json = ApiJson.object();
    ArrayNode list = json.putArray("views");
    views.list(request.author()).forEach(view -> list.add(json(view, request)));
    return Answer.of(json);
  }

  private Answer add(Request request) {
    View.Draft draft = draft(request.body());
    return views
        .add(request.author(), draft)
        .map(view -> Answer.of(json(view, request)))
        .orElseThrow(() ->
            ApiException.conflict(
                "too_many_views",
                "This team keeps %d views, which is all it may; delete one first (DELETE /view/{id})."
                    .formatted(Views.MOST_OF_A_TEAM)));
  }

  private Answer read(Request request) {
    return Answer.of(json(existing(request), request));
  }

  private Answer change(Request request) {
    Body body = request.body();
    checkTypes(body);
    View before = existing(request);
    return views
        .change(request.author(), before.id(), draft(body))
        .map(view -> Answer.of(json(view, request)))
        .orElseThrow(() -> unknown(request));
  }

  private Answer remove(Request request) {
    View was = existing(request);
    if (!views.remove(request.author(), was.id())) {
      throw unknown(request);
    }
    return Answer.of(json(was, request));
  }

  /** What cannot be meant is told also of a view that does not exist. */
  private static void checkTypes(Body body) {
    Object _ = body.text("name");
    Object _ = body.object("filters");
    Object _ = body.truth("shared");
  }

  private static View.Draft draft(Body body) {
    checkTypes(body);
    String name = body.required("name").strip();
    ObjectNode filters = body.object("filters");
    if (filters == null) {
      throw ApiException.missing("filters");
    }
    for (Map.Entry<String, JsonNode> filter : filters.properties()) {
      if (!values(filter.getValue())) {
        throw ApiException.invalid(
            "filters." + filter.getKey(),
            "A filter must be a text or an array of texts, as in the address of GET /call.");
      }
    }
    return new View.Draft(name, filters, body.flag("shared"));
  }

  private static boolean values(JsonNode value) {
    return value.isTextual()
        || (value.isArray() && value.valueStream().allMatch(JsonNode::isTextual));
  }

  private View existing(Request request) {
    return id(request)
        .flatMap((UUID id) -> views.get(request.author(), id))
        .orElseThrow(() -> unknown(request));
  }

  private static Optional<UUID> id(Request request) {
    return Request.uuid(request.context().pathParam("id"));
  }

  private static ApiException unknown(Request request) {
    return ApiException.notFound("view", request.context().pathParam("id"));
  }

  private static ObjectNode json(View view, Request request) {
    ObjectNode json = ApiJson.object();
    json.put("id", view.id().toString());
    json.put("name", view.name());
    json.set("filters", view.filters());
    json.put("shared", view.shared());
    json.put("mine", view.user().equals(request.client().user()));
    json.put("user_name", view.userName());
    json.put("updated", WireTime.of(view.updated()));
    return json;
  }
}
