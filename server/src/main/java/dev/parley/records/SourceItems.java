package dev.parley.records;

import dev.parley.call.KnowledgeId;
import dev.parley.call.TeamId;
import dev.parley.knowledge.KnowledgeBase;
import dev.parley.knowledge.KnowledgeItem;
import dev.parley.knowledge.KnowledgeSource;
import dev.parley.knowledge.Reading;
import dev.parley.knowledge.Renewal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The items that knowledge bases have from web addresses. Nodes are woken when they change. */
public final class SourceItems {
  /** Why a base can have no further address. */
  public static final String TOO_MANY =
      "The knowledge base has %d web addresses and may have no more. Remove one, or make another base."
          .formatted(KnowledgeSource.MOST_OF_A_BASE);

  private static final int LONGEST_TITLE = 200;

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  SourceItems(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** What became of what a source brought. */
  public sealed interface Kept {
    /** The base answers from it. */
    record Done(KnowledgeBase base) implements Kept {}

    /** It is too much for the base, which stays as it was. */
    record Refused(String why) implements Kept {}

    /** The base or the source was deleted meanwhile. */
    record Gone() implements Kept {}
  }

  /** An id for an item that a source brought. */
  public UUID newItem() {
    return ids.next();
  }

  /** Keeps what an address brought that is new to the base, or is asked for in another way. */
  public Kept add(
      TeamId team,
      KnowledgeId base,
      String url,
      int refreshHours,
      Reading reading,
      SourceVersion version) {
    return within(
        team,
        base,
        handle -> {
          UUID source =
              handle
                  .createQuery(
                      """
                      insert into knowledge_sources
                        (id, base, url, refresh_hours, title, problems, fetched, tried)
                      values (:id, :base, :url, :hours, '', '{}', :now, :now)
                      on conflict (base, url) do update set refresh_hours = excluded.refresh_hours
                      returning id\
                      """)
                  .bind("id", ids.next())
                  .bind("base", base.value())
                  .bind("url", url)
                  .bind("hours", refreshHours)
                  .bind("now", DatabaseTime.now(clock))
                  .mapTo(UUID.class)
                  .one();
          return count(handle, base) > KnowledgeSource.MOST_OF_A_BASE
              ? new Change.None(new Kept.Refused(TOO_MANY))
              : keep(handle, base, source, refreshHours, reading, version);
        });
  }

  /** Keeps what a source brought. */
  public Kept renew(KnowledgeSources.Asked source, Reading reading, SourceVersion version) {
    return within(
        source.team(),
        source.base(),
        handle ->
            keep(handle, source.base(), source.id(), source.refreshHours(), reading, version));
  }

  /** Removes a source of a base with its items; empty if the base has none of that id. */
  public Optional<KnowledgeBase> remove(TeamId team, KnowledgeId base, UUID source) {
    Kept kept =
        within(
            team,
            base,
            handle -> {
              int removed =
                  handle
                      .createUpdate("delete from knowledge_sources where base = :base and id = :id")
                      .bind("base", base.value())
                      .bind("id", source)
                      .execute();
              return removed == 0 ? new Change.None(new Kept.Gone()) : new Change.Made();
            });
    return kept instanceof Kept.Done(KnowledgeBase left) ? Optional.of(left) : Optional.empty();
  }

  /** What was done to a base in a transaction. */
  private sealed interface Change {
    /** It answers from something else. */
    record Made() implements Change {}

    /** It answers from what it did. */
    record Same() implements Change {}

    /** Nothing; what was begun is undone. */
    record None(Kept kept) implements Change {}
  }

  private interface Work {
    Change on(Handle handle);
  }

  /** Does something to a base, that nobody else changes meanwhile. */
  private Kept within(TeamId team, KnowledgeId base, Work work) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          boolean there =
              handle
                  .createQuery(
                      """
                      select 1 from knowledge_bases where team = :team and id = :base
                      for no key update\
                      """)
                  .bind("team", team)
                  .bind("base", base.value())
                  .mapTo(int.class)
                  .findOne()
                  .isPresent();
          if (!there) {
            return new Kept.Gone();
          }
          switch (work.on(handle)) {
            case Change.None(Kept kept) -> {
              handle.rollback();
              return kept;
            }
            case Change.Made() -> touch(handle, base);
            case Change.Same() -> {}
          }
          return new Kept.Done(KnowledgeBases.get(handle, team, base).orElseThrow());
        });
  }

  private void touch(Handle handle, KnowledgeId base) {
    handle
        .createUpdate(
            "update knowledge_bases set version = version + 1, updated = :now where id = :id")
        .bind("now", DatabaseTime.now(clock))
        .bind("id", base.value())
        .execute();
    Channel.KNOWLEDGE.wake(handle, base.toString());
  }

  private Change keep(
      Handle handle,
      KnowledgeId base,
      UUID source,
      int refreshHours,
      Reading reading,
      SourceVersion version) {
    KnowledgeItemRows rows = new KnowledgeItemRows(handle, base.value());
    List<KnowledgeItem> before = new ArrayList<>();
    List<KnowledgeItem> all = new ArrayList<>();
    for (KnowledgeItemRows.Row row : rows.read()) {
      (source.equals(row.source()) ? before : all).add(row.item());
    }
    List<KnowledgeItem> now = Renewal.of(before, reading.items());
    all.addAll(now);
    Optional<String> overfull = KnowledgeBase.overfull(all);
    if (overfull.isPresent()) {
      return new Change.None(new Kept.Refused(overfull.get()));
    }
    if (!fresh(handle, source, refreshHours, reading, version)) {
      return new Change.None(new Kept.Gone());
    }
    if (now.equals(before)) {
      return new Change.Same();
    }
    rows.write(source, now);
    return new Change.Made();
  }

  /** Whether there is such a source, of which it is now known that it is fresh. */
  private boolean fresh(
      Handle handle, UUID source, int refreshHours, Reading reading, SourceVersion version) {
    Instant now = DatabaseTime.now(clock);
    String title = reading.title();
    return handle
            .createUpdate(
                """
                update knowledge_sources set title = :title, problems = :problems, etag = :etag,
                  last_modified = :modified, fetched = :now, tried = :now, error = null,
                  failures = 0, next = :next
                where id = :id\
                """)
            .bind("title", title.substring(0, Math.min(title.length(), LONGEST_TITLE)))
            .bindArray("problems", String.class, reading.problems())
            .bind("etag", version.etag())
            .bind("modified", version.lastModified())
            .bind("now", now)
            .bind("next", KnowledgeSources.next(now, refreshHours))
            .bind("id", source)
            .execute()
        > 0;
  }

  private static long count(Handle handle, KnowledgeId base) {
    return handle
        .createQuery("select count(*) from knowledge_sources where base = :base")
        .bind("base", base.value())
        .mapTo(long.class)
        .one();
  }
}
