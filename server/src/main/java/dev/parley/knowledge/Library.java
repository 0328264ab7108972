package dev.parley.knowledge;

import dev.parley.call.KnowledgeId;
import dev.parley.call.TeamId;
import dev.parley.embedding.TextEmbedding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The knowledge bases that calls use, each indexed in memory: made for the first call that needs
 * it, made anew when it changed. Meanwhile calls are answered from what it was. Thread-safe.
 */
public final class Library implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Library.class);

  /**
   * Texts placed of all bases held, about 4 kB each. Beyond it bases are let go, to be read again
   * when a call needs them.
   */
  private static final int MOST_PLACED = 100_000;

  private final Source source;
  private final TextEmbedding embedding;
  private final Analyzer analyzer = ContentWords.analyzer();
  private final Search search;
  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
  private final ExecutorService renewing = Executors.newVirtualThreadPerTaskExecutor();

  /** Where bases are kept. */
  @FunctionalInterface
  public interface Source {
    /**
     * Reads a base of a team.
     *
     * @param known the version that need not be read again, 0 for none
     */
    Found find(TeamId team, KnowledgeId base, int known);
  }

  /** What became of reading. */
  public sealed interface Found {
    /** It is at another version than the one that is known. */
    record Changed(KnowledgeBase base) implements Found {}

    /** It is at the version that is known. */
    record Same() implements Found {}

    /** The team has none of that id. */
    record Unknown() implements Found {}
  }

  private record Key(TeamId team, KnowledgeId base) {}

  /** A base as it is indexed; whoever renews it has it alone. */
  private static final class Entry {
    volatile @Nullable KnowledgeIndex index;

    int placed() {
      KnowledgeIndex known = index;
      return known == null ? 0 : known.placed().size();
    }
  }

  /**
   * A library with nothing in it yet.
   *
   * @param embedding stays its owner's
   */
  public Library(Source source, TextEmbedding embedding) {
    this.source = source;
    this.embedding = embedding;
    search = new Search(analyzer, embedding);
  }

  /**
   * Gets bases ready, as they are now. Blocks; meant for while it rings. What cannot be read stays
   * as it was.
   */
  public void prepare(TeamId team, List<String> bases) {
    ids(bases).forEach(base -> renew(new Key(team, base)));
  }

  /**
   * What a team's bases know; only what was got ready by then is answered from.
   *
   * @param bases as an agent's document names them; what is no id of a base of the team is passed
   */
  public Knowledge of(TeamId team, List<String> bases) {
    List<Key> keys = ids(bases).stream().map(base -> new Key(team, base)).toList();
    return keys.isEmpty()
        ? Knowledge.NONE
        : new Knowledge() {
          @Override
          public Optional<KnownAnswer> answer(String question) {
            return search.answer(indexes(keys), question);
          }

          @Override
          public List<Passage> near(String question) {
            return search.near(indexes(keys), question);
          }
        };
  }

  /**
   * The same for somebody who tries an agent, and for whom nothing was got ready: waits so long for
   * the bases as they are now. What takes longer is answered from when it is there.
   */
  public Knowledge soon(TeamId team, List<String> bases, Duration patience) {
    CountDownLatch ready = new CountDownLatch(1);
    renewing.execute(() -> {
      prepare(team, bases);
      ready.countDown();
    });
    try {
      boolean _ = ready.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return of(team, bases);
  }

  private List<KnowledgeIndex> indexes(List<Key> keys) {
    List<KnowledgeIndex> indexes = new ArrayList<>();
    for (Key key : keys) {
      Entry entry = entries.get(key);
      KnowledgeIndex index = entry == null ? null : entry.index;
      if (index != null) {
        indexes.add(index);
      }
    }
    return indexes;
  }

  /**
   * Takes note that a base changed; it is read again at once, and not by the caller.
   *
   * @param base its id; of all that calls use where it is blank
   */
  public void changed(String base) {
    for (Key key : entries.keySet()) {
      if (base.isBlank() || key.base().toString().equals(base)) {
        renewing.execute(() -> renew(key));
      }
    }
  }

  private void renew(Key key) {
    Entry entry = entries.computeIfAbsent(key, _ -> new Entry());
    synchronized (entry) {
      KnowledgeIndex index = entry.index;
      try {
        switch (source.find(key.team(), key.base(), index == null ? 0 : index.base().version())) {
          case Found.Changed(KnowledgeBase base) -> {
            entry.index =
                KnowledgeIndex.of(
                    base, analyzer, embedding, index == null ? Map.of() : index.placed());
            makeRoom(key);
          }
          case Found.Same() -> {}
          case Found.Unknown() -> entries.remove(key, entry);
        }
      } catch (RuntimeException e) {
        LOG.warn("The knowledge base {} cannot be read; calls go by what it was", key.base(), e);
      }
    }
  }

  /** Lets go of others than this one until what is held is not too much. */
  private void makeRoom(Key kept) {
    int placed = entries.values().stream().mapToInt(Entry::placed).sum();
    for (Key other : List.copyOf(entries.keySet())) {
      if (placed <= MOST_PLACED) {
        return;
      }
      Entry gone = other.equals(kept) ? null : entries.remove(other);
      placed -= gone == null ? 0 : gone.placed();
    }
  }

  private static Set<KnowledgeId> ids(List<String> texts) {
    Set<KnowledgeId> ids = new LinkedHashSet<>();
    for (String text : texts) {
      try {
        ids.add(KnowledgeId.of(text));
      } catch (IllegalArgumentException _) {
        LOG.debug("An agent names a knowledge base by what is no id");
      }
    }
    return ids;
  }

  @Override
  public void close() {
    renewing.shutdownNow();
    entries.clear();
  }
}
