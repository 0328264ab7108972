package dev.parley.knowledge;

import dev.parley.call.KnowledgeId;
import java.time.Instant;
import java.util.List;

/**
 * What a team lets its agents say about one matter.
 *
 * @param version counts its changes, from 1
 */
public record KnowledgeBase(
    KnowledgeId id, String name, int version, Instant changed, List<KnowledgeItem> items) {
  public static final int MOST_ITEMS = 500;

  /** All items together, in characters: so many are placed by meaning in about 12 s. */
  public static final int MOST_CHARACTERS = 200_000;

  public KnowledgeBase {
    items = List.copyOf(items);
  }
}
