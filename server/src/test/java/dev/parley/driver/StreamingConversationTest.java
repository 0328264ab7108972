package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.TemplateScope;
import dev.parley.brain.Brain;
import dev.parley.brain.Question;
import dev.parley.call.CallEvent;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.call.Reach;
import dev.parley.outbound.OutboundClient;
import dev.parley.stt.SttOptions;
import dev.parley.turn.EndOfTurnOpinion;
import dev.parley.turn.EndOfTurnOpinions;
import dev.parley.turn.Endpointing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real driver with a recogniser that streams, which is nothing but another adapter. */
class StreamingConversationTest {
  private static final int FACTOR = 4;
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final String AGENT =
      """
      {"language": "en", "nodes": [
        {"type": "start", "id": "hello", "text": "Hello there. Tell me when you can come.",
         "variables": [{"name": "day", "format": "text", "instructions": "the day"}],
         "outcomes": {"rules": [], "else": {"next": "good"}}},
        {"type": "end", "id": "good", "text": "Good. Goodbye."}]}
      """;

  private final PairedLines lines = new PairedLines(FACTOR);
  private final List<CallEvent> journal = new CopyOnWriteArrayList<>();
  private final OutboundClient outbound = OutboundClient.within(Reach.PUBLIC);
  private final HttpActions actions = new HttpActions(outbound);
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    thread.shutdownNow();
    lines.close();
    outbound.close();
  }

  private static Brain.Judgement judge(Question question) {
    return new Brain.Judgement(null, Map.of("day", question.reply()));
  }

  private Future<ConversationResult> start(
      StreamingStt stt, List<EndOfTurnOpinion.Source> opinions) {
    if (!(AgentJson.read(AGENT) instanceof AgentJson.Reading.Read(AgentDocument document))) {
      throw new AssertionError("The agent of this test cannot be read.");
    }
    Instant from = Instant.parse("2026-01-05T10:00:00Z");
    var none = JsonNodeFactory.instance.objectNode();
    var setup = new ConversationSetup(document, new TemplateScope(none, Map.of(), none));
    var driver =
        new ConversationDriver(
            new Engines(
                stt,
                new LevelActivity(),
                new ToneVoice(),
                ToneVoice.VOICE,
                StreamingConversationTest::judge,
                actions,
                Endpointing.DEFAULT,
                opinions),
            InstantSource.fixed(from),
            lines::nanos);
    return thread.submit(
        () -> driver.run(setup, LegId.FIRST, lines.near(), new Mailbox(), journal::add));
  }

  private static ConversationResult result(Future<ConversationResult> conversation)
      throws Exception {
    return conversation.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private void speak(int millis) {
    short[] tone = new short[millis * 8];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (9000 * Math.sin(i * 0.5));
    }
    lines.far().play(tone, 0, tone.length);
  }

  private <T> List<T> all(Class<T> type) {
    return journal.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void awaitSaid(Predicate<String> words) {
    await()
        .atMost(LIMIT)
        .until(() ->
            all(CallEvent.AgentSpoke.class).stream()
                .map(CallEvent.AgentSpoke::text)
                .anyMatch(words));
  }

  @Test
  void itsWordsMakeTheTurnAndItsPartialsAreAskedFor() throws Exception {
    var stt = new StreamingStt("On Tuesday morning.");
    var conversation = start(stt, EndOfTurnOpinions.USUAL);
    awaitSaid(text -> text.contains("come"));
    speak(600);
    ConversationResult result = result(conversation);
    assertThat(result.reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(result.variables()).containsEntry("day", "On Tuesday morning.");
    assertThat(stt.opened).extracting(SttOptions::partials).containsExactly(true);
    assertThat(stt.partials).containsExactly("On", "On Tuesday", "On Tuesday morning.");
  }

  @Test
  void itsPartialsInterruptTheAgentBeforeTheSpeechIsOver() throws Exception {
    var stt = new StreamingStt("Let us say Tuesday.");
    var conversation = start(stt, EndOfTurnOpinions.USUAL);
    await().atMost(LIMIT).until(() -> lines.near().played() > 2000);
    speak(600);
    result(conversation);
    CallEvent.AgentSpoke first = all(CallEvent.AgentSpoke.class).getFirst();
    assertThat(first.interrupted()).isTrue();
    assertThat(all(CallEvent.CalleeSpoke.class))
        .extracting(CallEvent.CalleeSpoke::text)
        .containsExactly("Let us say Tuesday.");
  }

  /** Alone in the list: nothing but what the recogniser thinks can end a turn. */
  @Test
  void itsOwnOpinionOnTheEndOfTheTurnIsOneMoreOfTheList() throws Exception {
    var stt = new StreamingStt("On Tuesday morning.");
    EndOfTurnOpinion.Source recogniser =
        (_, _) -> pause -> pause.recogniser().orElse(0) > 0.9 ? 0 : -50;
    var conversation = start(stt, List.of(recogniser));
    awaitSaid(text -> text.contains("come"));
    speak(600);
    assertThat(result(conversation).variables()).containsEntry("day", "On Tuesday morning.");
  }
}
