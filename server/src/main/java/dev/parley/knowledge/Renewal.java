package dev.parley.knowledge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which items of a page that was read again are the ones that the records of calls name. */
public final class Renewal {
  private Renewal() {}

  /**
   * The new items, of which those that say the same as one before have its id, and so have those
   * that stand under the same heading.
   */
  public static List<KnowledgeItem> of(List<KnowledgeItem> before, List<KnowledgeItem> now) {
    List<KnowledgeItem> left = new ArrayList<>(before);
    List<@Nullable UUID> ids = new ArrayList<>();
    now.forEach(_ -> ids.add(null));
    keep(left, now, ids, item -> item.as(new UUID(0, 0)));
    keep(left, now, ids, KnowledgeItem::heading);
    List<KnowledgeItem> renewed = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      UUID id = ids.get(i);
      renewed.add(id == null ? now.get(i) : now.get(i).as(id));
    }
    return renewed;
  }

  /** Gives ids to those new items that have none yet and are alike to one that is left. */
  private static void keep(
      List<KnowledgeItem> left,
      List<KnowledgeItem> now,
      List<@Nullable UUID> ids,
      Function<KnowledgeItem, Object> likeness) {
    Map<Object, Deque<KnowledgeItem>> alike = new HashMap<>();
    left.forEach(
        item -> alike.computeIfAbsent(likeness.apply(item), _ -> new ArrayDeque<>()).add(item));
    for (int i = 0; i < now.size(); i++) {
      Deque<KnowledgeItem> found = alike.get(likeness.apply(now.get(i)));
      if (ids.get(i) == null && found != null && !found.isEmpty()) {
        KnowledgeItem same = found.remove();
        ids.set(i, same.id());
        left.remove(same);
      }
    }
  }
}
