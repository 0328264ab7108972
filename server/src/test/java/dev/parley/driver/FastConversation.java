package dev.parley.driver;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.TemplateScope;
import dev.parley.brain.Brain;
import dev.parley.brain.Question;
import dev.parley.call.CallEvent;
import dev.parley.call.LegId;
import dev.parley.call.Reach;
import dev.parley.call.Scores;
import dev.parley.conversation.Event;
import dev.parley.conversation.EventJson;
import dev.parley.outbound.OutboundClient;
import dev.parley.turn.Endpointing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;

/** Conversations on a line four times as fast as life. */
abstract class FastConversation {
  private static final int FACTOR = 4;
  static final Duration LIMIT = Duration.ofSeconds(15);
  static final String AGENT =
      """
      {"language": "en", "settings": {"silence_timeout_seconds": 8, "silence_retries": 1},
       "nodes": [
        {"type": "start", "id": "hello", "text": "Hello {name}. Are you coming?", "expects": "yes_no",
         "outcomes": {"prompt": [
           {"id": "yes", "label": "coming", "next": "good"},
           {"id": "no", "label": "not coming", "next": "when"}]}},
        {"type": "speak", "id": "when", "text": "When then?", "expects": "date",
         "variables": [{"name": "day", "format": "text", "instructions": "the day"}],
         "outcomes": {"rules": [], "else": {"next": "good"}}},
        {"type": "end", "id": "good", "text": "Good. Goodbye."}]}
      """;

  final PairedLines lines = new PairedLines(FACTOR);
  final Mailbox mailbox = new Mailbox();
  final ToneVoice voice = new ToneVoice();
  final List<CallEvent> journal = new CopyOnWriteArrayList<>();
  final AtomicInteger asked = new AtomicInteger();
  final List<String> replies = new CopyOnWriteArrayList<>();
  private final OutboundClient outbound = OutboundClient.within(Reach.PUBLIC);
  final HttpActions actions = new HttpActions(outbound);
  final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    thread.shutdownNow();
    lines.close();
    outbound.close();
  }

  private Brain.Judgement judge(Question question) {
    String reply = question.reply();
    replies.add(reply);
    asked.incrementAndGet();
    String outcome = reply.startsWith("Yes") ? "yes" : reply.startsWith("No") ? "no" : null;
    boolean listed = question.choices().stream().anyMatch(c -> c.id().equals(outcome));
    return new Brain.Judgement(
        null,
        listed ? outcome : null,
        List.of(),
        reply.contains("Tuesday") ? Map.of("day", "Tuesday") : Map.of(),
        Set.of(),
        SCORES);
  }

  static final Scores SCORES =
      new Scores("test", List.of(new Scores.Candidate("no", 0.75)), 0.25, 0.6);

  static AgentDocument document() {
    return document(AGENT);
  }

  static AgentDocument document(String agent) {
    if (AgentJson.read(agent) instanceof AgentJson.Reading.Read(AgentDocument document)) {
      return document;
    }
    throw new AssertionError("The agent of this test cannot be read.");
  }

  static ConversationSetup setup() {
    var metadata = JsonNodeFactory.instance.objectNode().put("name", "Ada");
    return new ConversationSetup(
        document(), new TemplateScope(metadata, Map.of(), JsonNodeFactory.instance.objectNode()));
  }

  ConversationDriver driver(String... heard) {
    Instant from = Instant.parse("2026-01-05T10:00:00Z");
    return new ConversationDriver(
        new Engines(
            new ScriptedStt(heard),
            new LevelActivity(),
            voice,
            ToneVoice.VOICE,
            this::judge,
            actions,
            Endpointing.DEFAULT),
        InstantSource.fixed(from),
        lines::nanos);
  }

  Future<ConversationResult> start(String... heard) {
    return start(setup(), heard);
  }

  Future<ConversationResult> start(ConversationSetup setup, String... heard) {
    ConversationDriver driver = driver(heard);
    return thread.submit(() -> driver.run(setup, LegId.FIRST, lines.near(), mailbox, journal::add));
  }

  static ConversationResult result(Future<ConversationResult> conversation) throws Exception {
    return conversation.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  void speak(int millis) {
    sound(millis, 9000);
  }

  void sound(int millis, int loudness) {
    short[] tone = new short[millis * 8];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (loudness * Math.sin(i * 0.5));
    }
    lines.far().play(tone, 0, tone.length);
  }

  void awaitSaid(Predicate<String> words) {
    await().atMost(LIMIT).until(() -> said().stream().anyMatch(words));
  }

  List<String> said() {
    return all(CallEvent.AgentSpoke.class).stream().map(CallEvent.AgentSpoke::text).toList();
  }

  <T> List<T> all(Class<T> type) {
    return journal.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<Event> told() {
    return all(CallEvent.Stepped.class).stream().map(s -> EventJson.read(s.event())).toList();
  }
}
