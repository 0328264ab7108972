package dev.parley.knowledge;

import dev.parley.call.KnowledgeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a team lets its agents say about one matter.
 *
 * @param version counts its changes, from 1
 * @param items those that were written, and those of its sources
 */
public record KnowledgeBase(
    KnowledgeId id,
    String name,
    int version,
    Instant changed,
    List<KnowledgeItem> items,
    List<KnowledgeSource> sources) {
  public static final int MOST_ITEMS = 500;

  /** All items together, in characters: so many are placed by meaning in about 12 s. */
  public static final int MOST_CHARACTERS = 200_000;

  public KnowledgeBase {
    items = List.copyOf(items);
    sources = List.copyOf(sources);
  }

  /** One of written items alone. */
  public KnowledgeBase(
      KnowledgeId id, String name, int version, Instant changed, List<KnowledgeItem> items) {
    this(id, name, version, changed, items, List.of());
  }

  /** The items of its sources, which change with their pages only. */
  public List<KnowledgeItem> itemsOfSources() {
    Set<UUID> theirs =
        sources.stream().flatMap(source -> source.items().stream()).collect(Collectors.toSet());
    return items.stream().filter(item -> theirs.contains(item.id())).toList();
  }

  /** Why a base cannot hold these items, in a sentence with the remedy; empty if it can. */
  public static Optional<String> overfull(List<KnowledgeItem> items) {
    if (items.size() > MOST_ITEMS) {
      return Optional.of(
          "These would be %d items, and a knowledge base has at most %d. Part them into several."
              .formatted(items.size(), MOST_ITEMS));
    }
    int characters = items.stream().mapToInt(KnowledgeItem::characters).sum();
    return characters <= MOST_CHARACTERS
        ? Optional.empty()
        : Optional.of(
            "The items have %d characters together and may have %d. Part them into several knowledge bases."
                .formatted(characters, MOST_CHARACTERS));
  }
}
