package dev.parley.sources;

import dev.parley.call.KnowledgeId;
import dev.parley.call.TeamId;
import dev.parley.knowledge.Reading;
import dev.parley.outbound.Backoff;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.OutboundLimits;
import dev.parley.records.KnowledgeSources;
import dev.parley.records.Records;
import dev.parley.records.SourceItems;
import dev.parley.records.SourceVersion;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills knowledge bases from web addresses. For threads that may wait; thread-safe. */
public final class Sources {
  private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

  /** Ten seconds and 4 MiB: much more text than a base holds. */
  static final OutboundLimits LIMITS = OutboundLimits.within(Duration.ofSeconds(10), 4 << 20);

  /** Whoever waits for a refreshing waits no longer than this and one page more. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Duration FIRST_RETRY = Duration.ofMinutes(15);

  /** After that another may ask for a source that somebody took: he died. */
  private static final Duration TAKEN = Duration.ofMinutes(5);

  private final PageFetcher pages;
  private final KnowledgeSources sources;
  private final SourceItems items;
  private final InstantSource clock;
  private final InstantSource steady;
  private final RandomGenerator random;

  /**
   * Asks for nothing yet.
   *
   * @param client by which pages are asked for; stays open
   * @param steady time that passes evenly
   */
  public Sources(
      Records records,
      OutboundClient client,
      InstantSource clock,
      InstantSource steady,
      RandomGenerator random) {
    this(records, client, LIMITS, clock, steady, random);
  }

  Sources(
      Records records,
      OutboundClient client,
      OutboundLimits limits,
      InstantSource clock,
      InstantSource steady,
      RandomGenerator random) {
    sources = records.knowledgeSources();
    items = records.sourceItems();
    pages = new PageFetcher(client, limits, new PageReader(items::newItem));
    this.clock = clock;
    this.steady = steady;
    this.random = random;
  }

  /** What became of an address that somebody gave. */
  public sealed interface Added {
    /** Something was read. */
    record Read(SourceItems.Kept kept, Reading reading) implements Added {}

    /** It brought nothing; the base is as it was. */
    record Failed(String why) implements Added {}
  }

  /**
   * Asks for an address and keeps what it brings in a base, in the place of what it brought before.
   *
   * @param refreshHours how often it is asked for again, 0 for never by itself
   */
  public Added add(TeamId team, KnowledgeId base, String url, int refreshHours)
      throws InterruptedException {
    return switch (pages.fetch(URI.create(url), SourceVersion.NONE)) {
      case Fetched.Read(Reading reading, SourceVersion version) ->
          new Added.Read(items.add(team, base, url, refreshHours, reading, version), reading);
      case Fetched.Failed(String why) -> new Added.Failed(why);
      case Fetched.Unchanged() ->
          throw new IllegalStateException("a page that is what nobody knew");
    };
  }

  /**
   * Asks for the sources of a base one after the other. Those for which there is no time in a
   * request are asked for soon after.
   */
  public void refresh(TeamId team, KnowledgeId base) throws InterruptedException {
    Instant end = steady.instant().plus(PATIENCE);
    List<KnowledgeSources.Asked> all = sources.of(team, base);
    int done = 0;
    while (done < all.size() && steady.instant().isBefore(end)) {
      renew(all.get(done));
      done++;
    }
    sources.hurry(all.subList(done, all.size()));
  }

  /** Asks for one source that is due; whether there was one. */
  boolean refreshDue() throws InterruptedException {
    Optional<KnowledgeSources.Asked> due = sources.take(clock.instant().plus(TAKEN));
    if (due.isPresent()) {
      renew(due.get());
    }
    return due.isPresent();
  }

  private void renew(KnowledgeSources.Asked source) throws InterruptedException {
    switch (pages.fetch(URI.create(source.url()), source.version())) {
      case Fetched.Read(Reading reading, SourceVersion version) -> {
        switch (items.renew(source, reading, version)) {
          case SourceItems.Kept.Refused(String why) -> failed(source, why);
          case SourceItems.Kept.Done _, SourceItems.Kept.Gone _ -> {}
        }
      }
      case Fetched.Unchanged() -> sources.unchanged(source);
      case Fetched.Failed(String why) -> failed(source, why);
    }
  }

  private void failed(KnowledgeSources.Asked source, String why) {
    LOG.info("Source {} of knowledge base {} brought nothing", source.id(), source.base());
    sources.failed(source, why, retry(source));
  }

  private @Nullable Duration retry(KnowledgeSources.Asked source) {
    return source.refreshHours() == 0
        ? null
        : new Backoff(FIRST_RETRY, Duration.ofHours(source.refreshHours()))
            .after(source.failures() + 1, random);
  }
}
