package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.SpeechFixture;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.TemplateScope;
import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.brain.Brain;
import dev.parley.brain.Question;
import dev.parley.call.CallEvent;
import dev.parley.call.EndReason;
import dev.parley.call.FeltGap;
import dev.parley.call.LegId;
import dev.parley.call.Reach;
import dev.parley.outbound.OutboundClient;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.turn.Endpointing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An agent with real ears and voice; a second voice plays the callee. */
@Tag("alone")
class SpokenConversationIT {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String LONG =
      "Hello Ada, this is Parley, calling from the front desk about next week. Can you make it?";
  private final PairedLines lines = new PairedLines(1);
  private final Mailbox mailbox = new Mailbox();
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
    String reply = question.reply().toLowerCase(Locale.ROOT);
    String wanted =
        reply.contains("another day") || reply.contains("move")
            ? "reschedule"
            : reply.contains("yes") ? "confirm" : "";
    boolean offered = question.choices().stream().anyMatch(c -> c.id().equals(wanted));
    return new Brain.Judgement(offered ? wanted : null, Map.of());
  }

  private static AgentDocument agent(String text) {
    String json =
        """
        {"language": "en", "nodes": [
          {"type": "start", "id": "hello", "text": "%s", "expects": "yes_no",
           "outcomes": {"prompt": [
             {"id": "confirm", "label": "can come", "next": "good"},
             {"id": "reschedule", "label": "needs another day", "next": "moved"}]}},
          {"type": "end", "id": "moved", "text": "We will move it."},
          {"type": "end", "id": "good", "text": "Goodbye."}]}
        """
            .formatted(text);
    if (AgentJson.read(json) instanceof AgentJson.Reading.Read(AgentDocument document)) {
      return document;
    }
    throw new AssertionError("The agent of this test cannot be read.");
  }

  private Future<ConversationResult> start(String text) {
    var nothing = JsonNodeFactory.instance.objectNode();
    var setup = new ConversationSetup(agent(text), new TemplateScope(nothing, Map.of(), nothing));
    var driver =
        new ConversationDriver(
            new Engines(
                SpeechFixture.stt(),
                SpeechFixture.vad(),
                SpeechFixture.voices(),
                EmbeddedVoices.PICO,
                SpokenConversationIT::judge,
                actions,
                Endpointing.DEFAULT),
            InstantSource.system());
    driver.prepare(setup);
    return thread.submit(() -> driver.run(setup, LegId.FIRST, lines.near(), mailbox, journal::add));
  }

  private void speak(String text, int pauseMillis) throws InterruptedException {
    short[] samples = SpeechFixture.spoken(text, EmbeddedVoices.RMS);
    lines.far().play(samples, 0, samples.length);
    lines.far().play(new short[pauseMillis * 8], 0, pauseMillis * 8);
  }

  private void awaitQuestion() {
    await()
        .atMost(LIMIT)
        .until(
            () -> all(CallEvent.AgentSpoke.class).stream().anyMatch(s -> s.text().endsWith("?")));
  }

  private <T> List<T> all(Class<T> type) {
    return journal.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private List<String> heard() {
    return all(CallEvent.CalleeSpoke.class).stream().map(CallEvent.CalleeSpoke::text).toList();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").strip();
  }

  @Test
  void understandsAConfirmationAndAnswersSoon() throws Exception {
    var conversation = start("Can you make it?");
    awaitQuestion();
    speak("Yes, that works for me.", 0);
    ConversationResult result = conversation.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(result.reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(result.outcomes()).containsExactly("confirm");
    assertThat(heard())
        .singleElement()
        .satisfies(text -> assertThat(plain(text)).isEqualTo("yes that works for me"));
    FeltGap gap = all(CallEvent.GapMeasured.class).getFirst().gap();
    assertThat(gap.total()).isBetween(Duration.ofMillis(150), Duration.ofSeconds(3));
  }

  @Test
  void aPauseInTheMiddleOfASentenceEndsNothing() throws Exception {
    var conversation = start("Can you make it?");
    awaitQuestion();
    speak("I would like to", 550);
    speak("move it to another day.", 0);
    await().atMost(LIMIT).until(() -> !heard().isEmpty());
    assertThat(plain(heard().getFirst())).contains("like to").contains("another day");
    assertThat(conversation.get(LIMIT.toSeconds(), TimeUnit.SECONDS).outcomes())
        .containsExactly("reschedule");
  }

  @Test
  void aSoundOfAssentDoesNotStopTheAgent() throws Exception {
    var conversation = start(LONG);
    await().atMost(LIMIT).until(() -> lines.near().played() > 8_000);
    speak("Okay.", 0);
    awaitQuestion();
    assertThat(all(CallEvent.AgentSpoke.class))
        .isNotEmpty()
        .allSatisfy(spoke -> assertThat(spoke.interrupted()).isFalse());
    mailbox.endRequested();
    conversation.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void anObjectionStopsTheAgentSoon() throws Exception {
    var conversation = start(LONG);
    await().atMost(LIMIT).until(() -> lines.near().played() > 8_000);
    long began = lines.near().played();
    speak("Yes, I can make it, that works for me.", 0);
    await().atMost(LIMIT).until(() -> !all(CallEvent.AgentSpoke.class).isEmpty());
    CallEvent.AgentSpoke cut = all(CallEvent.AgentSpoke.class).getFirst();
    assertThat(cut.interrupted()).isTrue();
    long until = began / 8 + 2000;
    assertThat(cut.to().minus(cut.from()).toMillis()).isLessThan(until);
    ConversationResult result = conversation.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(result.outcomes()).containsExactly("confirm");
  }

  @Test
  void anAgentThatHearsItselfGoesOnAndStillHearsTheCallee() throws Exception {
    Future<?> echo =
        thread.submit(() -> {
          AudioFrame frame = new AudioFrame(AudioFrame.NARROWBAND);
          while (!Thread.interrupted()) {
            if (lines.far().poll(frame)) {
              lines.far().play(frame.samples(), 0, AudioClock.FRAME);
            } else {
              LockSupport.parkNanos(1_000_000);
            }
          }
        });
    var conversation = start(LONG);
    awaitQuestion();
    echo.cancel(true);
    assertThat(
            all(CallEvent.AgentSpoke.class).stream()
                .map(CallEvent.AgentSpoke::text)
                .collect(Collectors.joining(" ")))
        .endsWith(LONG);
    lines.far().play(new short[2400], 0, 2400);
    speak("Yes, that works for me.", 0);
    assertThat(conversation.get(LIMIT.toSeconds(), TimeUnit.SECONDS).outcomes())
        .containsExactly("confirm");
    assertThat(plain(heard().getLast())).endsWith("yes that works for me");
  }
}
