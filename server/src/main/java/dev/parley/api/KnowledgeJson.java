package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.KnowledgeId;
import dev.parley.knowledge.KnowledgeBase;
import dev.parley.knowledge.KnowledgeSource;
import dev.parley.wire.WireTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knowledge bases as JSON. */
final class KnowledgeJson {
  private KnowledgeJson() {}

  /** The answer to whoever asks for a base or changed it. */
  static Answer answer(Request request, KnowledgeBase base) {
    request.context().header("ETag", EntityTag.of(base.version()));
    return Answer.of(of(base));
  }

  static ObjectNode of(KnowledgeBase base) {
    ObjectNode json =
        head(base.id(), base.name(), base.version(), base.changed(), base.items().size());
    Map<UUID, UUID> sources = new HashMap<>();
    ArrayNode list = ApiJson.object().arrayNode();
    base.sources()
        .forEach(source -> {
          list.add(source(source));
          source.items().forEach(item -> sources.put(item, source.id()));
        });
    ArrayNode items = json.putArray(KnowledgeItemsJson.ITEMS);
    base.items().forEach(item -> items.add(KnowledgeItemsJson.write(item, sources.get(item.id()))));
    json.set("sources", list);
    return json;
  }

  static ObjectNode head(KnowledgeId id, String name, int version, Instant updated, int count) {
    ObjectNode json = ApiJson.object();
    json.put("id", id.toString());
    json.put("name", name);
    json.put("version", version);
    json.put("updated", WireTime.of(updated));
    json.put("item_count", count);
    return json;
  }

  private static ObjectNode source(KnowledgeSource source) {
    KnowledgeSource.State state = source.state();
    ObjectNode json = ApiJson.object();
    json.put("id", source.id().toString());
    json.put("url", source.url());
    json.put("title", source.title());
    json.put("refresh_hours", source.refreshHours());
    json.put("item_count", source.items().size());
    json.put("status", state.error() == null ? "fresh" : "failed");
    json.put("error", state.error());
    json.put("fetched", WireTime.of(state.fetched()));
    json.put("tried", WireTime.of(state.tried()));
    json.put("next_try", time(state.next()));
    ArrayNode problems = json.putArray("problems");
    source.problems().forEach(problems::add);
    return json;
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : WireTime.of(at);
  }
}
