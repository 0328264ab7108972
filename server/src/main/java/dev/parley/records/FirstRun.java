package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.AgentId;
import dev.parley.call.TeamId;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a fresh installation gets: a team, somebody who can sign in, a token and an agent to try.
 *
 * @param token cannot be had again
 * @param password cannot be had again
 */
public record FirstRun(TeamId team, String token, String login, String password, AgentId agent) {
  private static final String LOGIN = "admin@parley.local";

  /** What the first team may do at once. */
  public record Limits(int maxConcurrent, int callsPerSecond) {}

  /**
   * Furnishes an empty database, wholly or not at all.
   *
   * @param sampleTitle the title of the sample agent
   * @param sample its document, valid
   * @param keep keeps what cannot be had again; when it throws, nothing is furnished
   * @return empty if the database has a team already
   */
  public static Optional<FirstRun> furnish(
      Records records,
      Limits limits,
      String sampleTitle,
      JsonNode sample,
      Consumer<FirstRun> keep) {
    // The repositories join the transaction of their thread.
    return records
        .database()
        .jdbi()
        .inTransaction(handle -> {
          handle.execute("lock table teams in exclusive mode");
          boolean furnished =
              handle.createQuery("select exists (select 1 from teams)").mapTo(boolean.class).one();
          if (furnished) {
            return Optional.<FirstRun>empty();
          }
          FirstRun first = furnishEmpty(records, limits, sampleTitle, sample);
          keep.accept(first);
          return Optional.of(first);
        });
  }

  private static FirstRun furnishEmpty(
      Records records, Limits limits, String sampleTitle, JsonNode sample) {
    TeamId team =
        records.teams().create("My team", limits.maxConcurrent(), limits.callsPerSecond()).id();
    String password =
        Base64.getUrlEncoder().withoutPadding().encodeToString(records.ids().secret());
    User admin = records.users().create(team, "Admin", LOGIN, password);
    String token = records.tokens().create(team, admin.id(), "First token");
    AgentId agent = records.agents().create(team, sampleTitle, sample).id();
    var _ =
        records
            .agentVersions()
            .publish(new Author(team, admin.id(), null), agent, sample)
            .orElseThrow();
    return new FirstRun(team, token, LOGIN, password, agent);
  }
}
