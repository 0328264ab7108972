package dev.parley.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.CallJournal;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.call.SteadyClock;
import dev.parley.llm.ChatCompletions;
import dev.parley.llm.ModelBudget;
import dev.parley.llm.ModelChain;
import dev.parley.llm.ModelLedger;
import dev.parley.llm.ModelServer;
import dev.parley.outbound.OutboundClient;
import dev.parley.records.Call;
import dev.parley.records.Furniture;
import dev.parley.records.Journals;
import dev.parley.records.Notices;
import dev.parley.records.RecordingFiles;
import dev.parley.records.Records;
import dev.parley.records.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that end while a language model is there to summarise them, or is not. */
class SummarizerTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final InstantSource STEADY = SteadyClock.from(InstantSource.system());
  private static final String EXTRACT = "answered and talked with the agent";

  private final Records records =
      new Records(
          database.get(),
          InstantSource.system(),
          new Random(),
          new RecordingFiles(Path.of("recordings")));

  @BeforeEach
  void trunk() {
    var _ = records.nodes().enter("trunk", Map.of("default", 100));
  }

  private static CallEvent.Ended talk(CallJournal journal) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    journal.append(new CallEvent.Answered(now, LegId.FIRST));
    journal.append(
        new CallEvent.AgentSpoke(
            now, LegId.FIRST, "s", 0, "Are you there?", false, Duration.ZERO, Duration.ZERO));
    journal.append(
        new CallEvent.CalleeSpoke(
            now, LegId.FIRST, "s", 0, "Yes, I am.", 0, false, Duration.ZERO, Duration.ZERO));
    return new CallEvent.Ended(now, EndReason.AGENT_ENDED, "", Map.of(), List.of());
  }

  private Call.Summary summary(Furniture home, CallId call) {
    return Objects.requireNonNull(
        records.calls().get(home.team.id(), call).orElseThrow().summary(), "no summary");
  }

  private boolean ended(Furniture home, CallId call) {
    return records.calls().get(home.team.id(), call).orElseThrow().status().ended();
  }

  @Test
  void aModelsSummaryIsReadInPlaceOfTheExtractOnceItIsThere() throws Exception {
    Furniture home = Furniture.team(records, 5, 5);
    try (ModelServer server =
            new ModelServer((_, exchange) -> ModelServer.say(exchange, 401, "{}"));
        OutboundClient client = OutboundClient.ofOperator(Map.of());
        Summarizer summarizer =
            new Summarizer(
                records.calls(),
                records.modelSpending(),
                new ModelChain(
                    List.of(new ChatCompletions(server.endpoint(""), client, STEADY)), STEADY),
                new ModelLedger(ModelBudget.UNLIMITED, InstantSource.system(), STEADY),
                InstantSource.system());
        Notices notices = Notices.start(database.get());
        Dispatcher dispatcher =
            new Dispatcher(
                records,
                new Journals(database.get(), new Random(7)),
                (_, journal, _) -> talk(journal),
                DispatchSettings.of(10).over(Map.of("default", 100)),
                InstantSource.system(),
                STEADY,
                "test",
                summarizer::ended)) {
      dispatcher.start(notices);
      CallId first = home.call();
      await().until(() -> ended(home, first));
      await().until(() -> server.requests().size() == 1);
      assertThat(summary(home, first).extract()).contains(EXTRACT);

      server.now(
          (_, exchange) -> ModelServer.stream(exchange, "{\"summary\": \"Somebody is there.\"}"));
      CallId second = home.call();
      await().until(() -> ended(home, second) && summary(home, second).byModel() != null);
      assertThat(summary(home, second).extract()).contains(EXTRACT);
      assertThat(summary(home, second).byModel())
          .isEqualTo(new Call.ByModel("Somebody is there.", "small"));
      assertThat(summary(home, first).byModel()).isNull();
    }
  }
}
