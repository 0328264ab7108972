package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.PhoneNumber;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A team with a published agent and as many contacts as a test wants. Each has numbers, trunks and
 * ids of its own, so that tests can share a database.
 */
public final class Furniture {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  public final Records records;
  public final Team team;
  public final Author author;
  public final AgentId agent;

  private Furniture(Records records, Team team, Author author, AgentId agent) {
    this.records = records;
    this.team = team;
    this.author = author;
    this.agent = agent;
  }

  /** Records with the real time. */
  public static Records records(TestDatabase database) {
    return new Records(
        database.get(),
        InstantSource.system(),
        new Random(),
        new RecordingFiles(Path.of("recordings")));
  }

  /** A team that may have calls under way and start some in a second. */
  public static Furniture team(Records records, int maxConcurrent, int callsPerSecond) {
    Team team = records.teams().create("Team", maxConcurrent, callsPerSecond);
    User user =
        records
            .users()
            .create(
                team.id(), "Ada", "ada%d@example.org".formatted(NUMBER.incrementAndGet()), "pw");
    Author author = new Author(team.id(), user.id(), null);
    AgentId agent = records.agents().create(team.id(), "Sample", document()).id();
    var _ = records.agentVersions().publish(author, agent, document()).orElseThrow();
    return new Furniture(records, team, author, agent);
  }

  /** A contact with a number nobody else has. */
  public Contact contact() {
    return records
        .contacts()
        .put(
            author,
            new Contact.Draft(
                new PhoneNumber("+1555%07d".formatted(NUMBER.incrementAndGet())),
                "Grace",
                null,
                null,
                JsonNodeFactory.instance.objectNode(),
                List.of()));
  }

  /** The order of a call to a new contact. */
  public CallOrder order() {
    return CallOrder.of(author, contact().id(), agent);
  }

  /** A queued call to a new contact. */
  public CallId call() {
    return accepted(records.orders().order(order()));
  }

  /** The same, queued by this thread within the transaction that it has begun. */
  public CallId callOfThisTransaction() {
    CallOrder order = order();
    return accepted(
        records
            .database()
            .jdbi()
            .inTransaction(handle ->
                new Ordering(handle, records.ids(), InstantSource.system())
                    .carryOut(List.of(order))
                    .getFirst()));
  }

  private static CallId accepted(CallOrder.Outcome outcome) {
    return switch (outcome) {
      case CallOrder.Accepted(Call call) -> call.id();
      case CallOrder.Unknown unknown -> throw new AssertionError(unknown);
      case CallOrder.Refused refused -> throw new AssertionError(refused);
    };
  }

  /** A document; what it says is nothing to the records. */
  public static JsonNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    return document.put("language", "en-US");
  }
}
