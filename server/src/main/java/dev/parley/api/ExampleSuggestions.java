package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.Suggestions;
import dev.parley.agent.Validation;
import dev.parley.brain.ExampleWriter;
import dev.parley.call.TeamId;
import dev.parley.llm.ModelAccount;
import dev.parley.llm.ModelLedger;
import dev.parley.llm.SettledRequest;
import dev.parley.llm.Spending;
import dev.parley.records.ModelSpending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Has a language model suggest examples for what is about to be published. Publishing goes on
 * whatever comes of it; it takes ten seconds at the most, and is paid by the day of the team.
 * Thread-safe.
 */
public final class ExampleSuggestions {
  private static final Duration WITHIN = Duration.ofSeconds(10);

  /** A question that is asked about so late is not worth it. */
  private static final Duration LEAST = Duration.ofMillis(500);

  private static final int AT_ONCE = 4;
  private static final int MOST_QUESTIONS = 40;

  private final ExampleWriter writer;
  private final ModelLedger ledger;
  private final ModelSpending spending;
  private final InstantSource clock;
  private final InstantSource steady;

  /**
   * By a writer.
   *
   * @param spending where what it costs a team is kept
   * @param clock by which a day begins
   * @param steady that passes evenly
   */
  public ExampleSuggestions(
      ExampleWriter writer,
      ModelLedger ledger,
      ModelSpending spending,
      InstantSource clock,
      InstantSource steady) {
    this.writer = writer;
    this.ledger = ledger;
    this.spending = spending;
    this.clock = clock;
    this.steady = steady;
  }

  /**
   * What came of it.
   *
   * @param document with what was suggested
   * @param added replies
   * @param leftOut replies that were not fit
   * @param problem why some outcomes have none, for a person; null if nothing failed
   */
  record Suggested(JsonNode document, int added, int leftOut, @Nullable String problem) {}

  /**
   * Adds suggestions to a document that passed its validation.
   *
   * @param before the one in force, null for none
   */
  Suggested into(TeamId team, JsonNode document, @Nullable JsonNode before) {
    AgentDocument read = read(document);
    List<Suggestions.Wanted> wanted =
        read == null ? List.of() : Suggestions.wanted(read, before == null ? null : read(before));
    if (wanted.isEmpty()) {
      return new Suggested(document, 0, 0, null);
    }
    ModelAccount account = ledger.open(team.toString(), day -> spent(team, day));
    try {
      List<Suggestions.Wanted> asked = wanted.subList(0, Math.min(wanted.size(), MOST_QUESTIONS));
      return joined(document, asked, ask(asked, account), wanted.size());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Suggested(document, 0, 0, "The examples were not waited for.");
    } finally {
      spending.keep(team, clock.instant(), sum(account.close()));
    }
  }

  private static @Nullable AgentDocument read(JsonNode json) {
    return AgentJson.read(json) instanceof AgentJson.Reading.Read(AgentDocument document)
        ? document
        : null;
  }

  private List<ExampleWriter.Result> ask(List<Suggestions.Wanted> wanted, ModelAccount account)
      throws InterruptedException {
    Instant end = steady.instant().plus(WITHIN);
    List<Callable<ExampleWriter.Result>> tasks = new ArrayList<>();
    for (Suggestions.Wanted each : wanted) {
      tasks.add(() -> ask(each, account, Duration.between(steady.instant(), end)));
    }
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("example-suggestions-", 0).factory())) {
      List<ExampleWriter.Result> results = new ArrayList<>();
      for (Future<ExampleWriter.Result> future : threads.invokeAll(tasks)) {
        results.add(result(future));
      }
      return results;
    }
  }

  private ExampleWriter.Result ask(Suggestions.Wanted wanted, ModelAccount account, Duration left)
      throws InterruptedException {
    return left.compareTo(LEAST) < 0
        ? new ExampleWriter.Result.Nothing("late: no time was left")
        : writer.write(wanted, account, left);
  }

  private static ExampleWriter.Result result(Future<ExampleWriter.Result> future)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("interrupted while examples were written");
      }
      throw new IllegalStateException("Examples could not be written.", e.getCause());
    }
  }

  private static Suggested joined(
      JsonNode document,
      List<Suggestions.Wanted> wanted,
      List<ExampleWriter.Result> results,
      int questions) {
    JsonNode with = document;
    int added = 0;
    int leftOut = 0;
    int without = questions - wanted.size();
    String why = without == 0 ? "" : "%d questions at a time".formatted(MOST_QUESTIONS);
    for (int i = 0; i < wanted.size(); i++) {
      switch (results.get(i)) {
        case ExampleWriter.Result.Written(var replies, int out) -> {
          JsonNode more = Suggestions.with(with, wanted.get(i).node(), replies);
          if (Validation.size(more).isEmpty()) {
            with = more;
            added += replies.values().stream().mapToInt(List::size).sum();
            leftOut += out;
          } else {
            without++;
            why = "the document would be too large";
          }
        }
        case ExampleWriter.Result.Nothing(String reason) -> {
          without++;
          why = reason;
        }
      }
    }
    return new Suggested(
        with,
        added,
        leftOut,
        without == 0
            ? null
            : "The language model gave no examples for %d of %d questions (%s). They are asked for again when the agent is published again."
                .formatted(without, questions, why));
  }

  private Spending spent(TeamId team, LocalDate day) {
    ModelSpending.Sum sum = spending.of(team, day);
    return new Spending(sum.tokens(), sum.cost());
  }

  private static ModelSpending.Sum sum(List<SettledRequest> settled) {
    long tokens = 0;
    long cost = 0;
    for (SettledRequest each : settled) {
      tokens += each.promptTokens() + each.answerTokens();
      cost += each.cost();
    }
    return new ModelSpending.Sum(tokens, cost);
  }
}
