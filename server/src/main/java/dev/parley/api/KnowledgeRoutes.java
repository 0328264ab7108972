package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.KnowledgeId;
import dev.parley.knowledge.KnowledgeBase;
import dev.parley.knowledge.KnowledgeItem;
import dev.parley.knowledge.Reading;
import dev.parley.records.KnowledgeBases;
import dev.parley.wire.WireTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What agents answer from when they are asked something. */
final class KnowledgeRoutes {
  private static final int LONGEST_NAME = 200;
  private static final String WHAT = "knowledge base";

  private final KnowledgeBases bases;
  private final KnowledgeItemsJson items;

  KnowledgeRoutes(KnowledgeBases bases) {
    this.bases = bases;
    items = new KnowledgeItemsJson(bases::newItem);
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/knowledge", this::list),
        Route.post("/knowledge", this::create),
        Route.get("/knowledge/{id}", this::read),
        Route.put("/knowledge/{id}", this::update),
        Route.post("/knowledge/{id}/import", this::take),
        Route.delete("/knowledge/{id}", this::delete));
  }

  private Answer list(Request request) {
    return Answer.of(
        ApiJson.page(
            "knowledge",
            bases.list(request.team(), request.query().page()),
            each -> head(each.id(), each.name(), each.version(), each.updated(), each.items())));
  }

  private Answer create(Request request) {
    Body body = request.body();
    body.required("name");
    String name = Objects.requireNonNull(name(body));
    List<KnowledgeItem> given = items.read(body);
    return answer(
        request,
        bases
            .create(request.team(), name, given == null ? List.of() : given)
            .orElseThrow(() ->
                ApiException.of(
                    409,
                    "too_many",
                    "The team has %d knowledge bases and may have no more. Delete one, or put more into one."
                        .formatted(KnowledgeBases.MOST_OF_A_TEAM))));
  }

  private Answer read(Request request) {
    return answer(request, base(request));
  }

  private Answer update(Request request) {
    Body body = request.body();
    String name = name(body);
    List<KnowledgeItem> given = items.read(body);
    KnowledgeBase now = base(request);
    Integer expected = EntityTag.expected(request, WHAT, now.version());
    if (name == null && given == null) {
      return answer(request, now);
    }
    return answer(
        request,
        bases
            .update(request.team(), now.id(), expected, name, given)
            .orElseThrow(() -> EntityTag.conflict(WHAT, base(request).version())));
  }

  /** Adds what a file holds; nothing changes where that is nothing. */
  private Answer take(Request request) {
    KnowledgeFile file = KnowledgeFile.of(request.body());
    KnowledgeBase now = base(request);
    Reading reading = file.read(bases::newItem);
    if (reading.items().isEmpty()) {
      throw ApiException.of(
          422,
          "nothing_read",
          reading.problems().isEmpty()
              ? "There is nothing in the file."
              : String.join(" ", reading.problems()));
    }
    List<KnowledgeItem> all = new ArrayList<>(now.items());
    all.addAll(reading.items());
    KnowledgeItemsJson.requireRoom(all);
    KnowledgeBase then =
        bases
            .update(request.team(), now.id(), now.version(), null, all)
            .orElseThrow(() -> EntityTag.conflict(WHAT, base(request).version()));
    ObjectNode json = json(then);
    json.put("added", reading.items().size());
    ArrayNode problems = json.putArray("problems");
    reading.problems().forEach(problems::add);
    request.context().header("ETag", EntityTag.of(then.version()));
    return Answer.of(json);
  }

  private Answer delete(Request request) {
    KnowledgeBase was = base(request);
    if (!bases.delete(request.team(), was.id())) {
      throw unknown(request);
    }
    return Answer.of(json(was));
  }

  private static @Nullable String name(Body body) {
    String name = body.text("name", LONGEST_NAME);
    if (name == null) {
      return null;
    }
    if (name.isBlank()) {
      throw ApiException.invalid("name", "The name must not be blank.");
    }
    return name.strip();
  }

  private KnowledgeBase base(Request request) {
    return Request.uuid(request.context().pathParam("id"))
        .map(KnowledgeId::new)
        .flatMap(id -> bases.get(request.team(), id))
        .orElseThrow(() -> unknown(request));
  }

  private static ApiException unknown(Request request) {
    return ApiException.notFound(WHAT, request.context().pathParam("id"));
  }

  private static Answer answer(Request request, KnowledgeBase base) {
    request.context().header("ETag", EntityTag.of(base.version()));
    return Answer.of(json(base));
  }

  private static ObjectNode json(KnowledgeBase base) {
    ObjectNode json =
        head(base.id(), base.name(), base.version(), base.changed(), base.items().size());
    ArrayNode list = json.putArray(KnowledgeItemsJson.ITEMS);
    base.items().forEach(item -> list.add(KnowledgeItemsJson.write(item)));
    return json;
  }

  private static ObjectNode head(
      KnowledgeId id, String name, int version, Instant updated, int count) {
    ObjectNode json = ApiJson.object();
    json.put("id", id.toString());
    json.put("name", name);
    json.put("version", version);
    json.put("updated", WireTime.of(updated));
    json.put("item_count", count);
    return json;
  }
}
