package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.AgentId;
import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent.
 *
 * @param version counts the changes from 1
 * @param draft the document being worked on
 * @param published number of the version in force, null before the first
 */
public record Agent(
    AgentId id,
    TeamId team,
    int version,
    String title,
    Status status,
    JsonNode draft,
    @Nullable Integer published,
    Instant created,
    Instant updated) {

  /** What a list shows of it. */
  public Summary summary() {
    return new Summary(id, team, version, title, status, published, created, updated);
  }

  /** An agent without its draft. */
  public record Summary(
      AgentId id,
      TeamId team,
      int version,
      String title,
      Status status,
      @Nullable Integer published,
      Instant created,
      Instant updated) {}

  /**
   * An agent in a list.
   *
   * @param changed whether the draft is other than the version in force, or none is in force
   */
  public record Listed(Summary agent, boolean changed) {}

  /**
   * A published version without its document.
   *
   * @param user who published it, null if that is not known
   * @param name of that user
   * @param note what they said of it, null if nothing
   */
  public record Edition(
      int number,
      Instant published,
      @Nullable UserId user,
      @Nullable String name,
      @Nullable String note) {}

  /** Whether an agent can be used. */
  public enum Status {
    ACTIVE,
    ARCHIVED
  }

  /**
   * A published document, unchangeable.
   *
   * @param number counts from 1 in each agent
   */
  public record Version(AgentId agent, int number, JsonNode document, Instant published) {}

  /**
   * Which agents are wanted.
   *
   * @param search part of the title
   * @param status null for all
   */
  public record Filter(@Nullable String search, @Nullable Status status, Sort sort) {}

  /** What agents are sorted by. */
  public enum Sort {
    TITLE_ASC("title asc"),
    TITLE_DESC("title desc"),
    CREATED_ASC("created asc"),
    CREATED_DESC("created desc");

    private final String sql;

    Sort(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }
}
