package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.knowledge.KnowledgeBase;
import dev.parley.knowledge.KnowledgeItem;
import dev.parley.knowledge.KnowledgeSource;
import dev.parley.knowledge.Reading;
import dev.parley.records.KnowledgeBases;
import dev.parley.records.SourceItems;
import dev.parley.sources.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What knowledge bases are filled from besides by hand: files and web addresses. */
final class KnowledgeSourceRoutes {
  private final KnowledgeBases bases;
  private final NamedKnowledge named;
  private final Sources sources;
  private final SourceItems items;
  private final FetchPlaces places = new FetchPlaces();

  KnowledgeSourceRoutes(KnowledgeBases bases, SourceItems items, Sources sources) {
    this.bases = bases;
    this.named = new NamedKnowledge(bases);
    this.items = items;
    this.sources = sources;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.post("/knowledge/{id}/import", this::take),
        Route.post("/knowledge/{id}/refresh", this::refresh),
        Route.delete("/knowledge/{id}/source/{source}", this::remove));
  }

  private Answer take(Request request) {
    Body body = request.body();
    KnowledgeFile file = KnowledgeFile.of(body);
    KnowledgeAddress address = KnowledgeAddress.of(body);
    KnowledgeBase now = named.of(request);
    if (address == null) {
      return add(request, now, file.read(bases::newItem));
    }
    file.requireNone();
    return fetch(request, now, address);
  }

  /** Adds what a file holds; nothing changes where that is nothing. */
  private Answer add(Request request, KnowledgeBase now, Reading reading) {
    if (reading.items().isEmpty()) {
      throw nothing(
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
            .orElseThrow(
                () -> EntityTag.conflict(NamedKnowledge.WHAT, named.of(request).version()));
    return added(request, then, reading);
  }

  private Answer fetch(Request request, KnowledgeBase now, KnowledgeAddress address) {
    boolean known = now.sources().stream().anyMatch(each -> each.url().equals(address.url()));
    if (!known && now.sources().size() >= KnowledgeSource.MOST_OF_A_BASE) {
      throw ApiException.conflict("too_many", SourceItems.TOO_MANY);
    }
    Sources.Added added =
        places.held(
            request.team(),
            () -> sources.add(request.team(), now.id(), address.url(), address.refreshHours()));
    return switch (added) {
      case Sources.Added.Failed(String why) -> throw nothing("nothing_fetched", why);
      case Sources.Added.Read(SourceItems.Kept kept, Reading reading) ->
          switch (kept) {
            case SourceItems.Kept.Done(KnowledgeBase then) -> added(request, then, reading);
            case SourceItems.Kept.Refused(String why) -> throw nothing("no_room", why);
            case SourceItems.Kept.Gone() -> throw NamedKnowledge.unknown(request);
          };
    };
  }

  private static Answer added(Request request, KnowledgeBase then, Reading reading) {
    ObjectNode json = KnowledgeJson.of(then);
    json.put("added", reading.items().size());
    ArrayNode problems = json.putArray("problems");
    reading.problems().forEach(problems::add);
    request.context().header("ETag", EntityTag.of(then.version()));
    return Answer.of(json);
  }

  private static ApiException nothing(String code, String why) {
    return ApiException.of(422, code, why);
  }

  /** Asks for all addresses of a base again; what became of each its sources tell. */
  private Answer refresh(Request request) {
    KnowledgeBase now = named.of(request);
    KnowledgeBase then =
        places.held(
            request.team(),
            () -> {
              sources.refresh(request.team(), now.id());
              return named.of(request);
            });
    return KnowledgeJson.answer(request, then);
  }

  private Answer remove(Request request) {
    KnowledgeBase now = named.of(request);
    String id = request.context().pathParam("source");
    return KnowledgeJson.answer(
        request,
        Request.uuid(id)
            .flatMap(source -> items.remove(request.team(), now.id(), source))
            .orElseThrow(() ->
                ApiException.of(
                    404,
                    "not_found",
                    "The knowledge base %s has no source \"%s\"; a reading of it lists those it has."
                        .formatted(now.id(), ApiException.shortened(id)))));
  }
}
