package dev.parley.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A web address that a base has items from.
 *
 * @param title what the page calls itself, "" if it does not
 * @param refreshHours how often it is asked for again, 0 for never by itself
 * @param problems what was left out of the page and why, for a person
 * @param items the ids of its items
 */
public record KnowledgeSource(
    UUID id,
    String url,
    String title,
    int refreshHours,
    State state,
    List<String> problems,
    List<UUID> items) {
  /** How often a page is asked for again where nobody says it. */
  public static final int USUAL_HOURS = 24;

  /** A year. */
  public static final int MOST_HOURS = 8760;

  public static final int MOST_OF_A_BASE = 20;

  public KnowledgeSource {
    problems = List.copyOf(problems);
    items = List.copyOf(items);
  }

  /**
   * How fresh it is.
   *
   * @param fetched when its items were last known to be what the page says
   * @param tried when it was last asked for
   * @param error why that brought nothing, null if it did
   * @param next when it is asked for again by itself, null for never
   */
  public record State(
      Instant fetched, Instant tried, @Nullable String error, @Nullable Instant next) {}
}
