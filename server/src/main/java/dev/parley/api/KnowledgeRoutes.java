package dev.parley.api;

import dev.parley.knowledge.KnowledgeBase;
import dev.parley.knowledge.KnowledgeItem;
import dev.parley.records.KnowledgeBases;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What agents answer from when they are asked something. */
final class KnowledgeRoutes {
  private static final int LONGEST_NAME = 200;

  private final KnowledgeBases bases;
  private final NamedKnowledge named;
  private final KnowledgeItemsJson items;

  KnowledgeRoutes(KnowledgeBases bases) {
    this.bases = bases;
    named = new NamedKnowledge(bases);
    items = new KnowledgeItemsJson(bases::newItem);
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/knowledge", this::list),
        Route.post("/knowledge", this::create),
        Route.get("/knowledge/{id}", this::read),
        Route.put("/knowledge/{id}", this::update),
        Route.delete("/knowledge/{id}", this::delete));
  }

  private Answer list(Request request) {
    return Answer.of(
        ApiJson.page(
            "knowledge",
            bases.list(request.team(), request.query().page()),
            each ->
                KnowledgeJson.head(
                    each.id(), each.name(), each.version(), each.updated(), each.items())));
  }

  private Answer create(Request request) {
    Body body = request.body();
    body.required("name");
    String name = Objects.requireNonNull(name(body));
    List<KnowledgeItem> given = items.read(body);
    if (given != null) {
      KnowledgeItemsJson.requireRoom(given);
    }
    return KnowledgeJson.answer(
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
    return KnowledgeJson.answer(request, named.of(request));
  }

  private Answer update(Request request) {
    Body body = request.body();
    String name = name(body);
    List<KnowledgeItem> given = items.readWritten(body);
    KnowledgeBase now = named.of(request);
    if (given != null) {
      KnowledgeItemsJson.requireRoom(
          Stream.concat(given.stream(), now.itemsOfSources().stream()).toList());
    }
    Integer expected = EntityTag.expected(request, NamedKnowledge.WHAT, now.version());
    if (name == null && given == null) {
      return KnowledgeJson.answer(request, now);
    }
    return KnowledgeJson.answer(
        request,
        bases
            .update(request.team(), now.id(), expected, name, given)
            .orElseThrow(
                () -> EntityTag.conflict(NamedKnowledge.WHAT, named.of(request).version())));
  }

  private Answer delete(Request request) {
    KnowledgeBase was = named.of(request);
    if (!bases.delete(request.team(), was.id())) {
      throw NamedKnowledge.unknown(request);
    }
    return Answer.of(KnowledgeJson.of(was));
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
}
