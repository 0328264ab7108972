package dev.parley.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.SpeechFixture;
import dev.parley.agent.SampleAgent;
import dev.parley.agent.TemplateScope;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.WavWriter;
import dev.parley.brain.Brain;
import dev.parley.brain.Question;
import dev.parley.call.CallEvent;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.call.Reach;
import dev.parley.call.SteadyClock;
import dev.parley.driver.ConversationDriver;
import dev.parley.driver.ConversationResult;
import dev.parley.driver.ConversationSetup;
import dev.parley.driver.Engines;
import dev.parley.driver.HttpActions;
import dev.parley.driver.Mailbox;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.Rest;
import dev.parley.outbound.WaysOut;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.call.SipConfig;
import dev.parley.sip.message.SipUri;
import dev.parley.stt.HearingTestServer;
import dev.parley.stt.SpeechToText;
import dev.parley.telephony.DialRequest;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneCall;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.PhoneEvent;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.ServedVoices;
import dev.parley.tts.SpeakingServer;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import dev.parley.turn.Endpointing;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample agent phones simulated callees over real SIP and RTP on loopback. */
@Tag("alone")
class SimulatedCallIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration PATIENT = Duration.ofMillis(2500);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
  private static final OutboundClient OUTBOUND = OutboundClient.within(Reach.PUBLIC);
  private static final Map<String, Future<Talk>> TALKS = new HashMap<>();
  @TempDir private static Path directory;
  private static Phone phone;

  /** What became of a call, seen from both ends. */
  private record Talk(
      ConversationResult result, List<CallEvent> journal, List<LogEntry> calleeLog) {
    <T> List<T> all(Class<T> type) {
      return journal.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> callee(LogEntry.Kind kind) {
      return calleeLog.stream().filter(e -> e.kind() == kind).map(LogEntry::text).toList();
    }
  }

  @BeforeAll
  static void talkToAllAtOnce() {
    phone =
        Phone.open(
            PhoneConfig.of(
                SipConfig.of(LOOPBACK, CLOCK, new Random()),
                MediaConfig.of(LOOPBACK.getAddress(), CLOCK, new Random()).withThreads(1)));
    for (String persona :
        List.of("confirms", "reschedules", "hangs-up-mid-sentence", "interrupts", "keypad")) {
      TALKS.put(persona, THREADS.submit(() -> talk(Personas.named(persona))));
    }
  }

  @AfterAll
  static void close() {
    THREADS.shutdownNow();
    phone.close();
    OUTBOUND.close();
  }

  private static Brain.Judgement judge(Question question) {
    String reply = question.reply().toLowerCase(Locale.ROOT);
    String wanted =
        reply.contains("move") ? "reschedule" : reply.contains("right") ? "right" : "confirm";
    boolean offered = question.choices().stream().anyMatch(c -> c.id().equals(wanted));
    Map<String, String> variables =
        reply.contains("tuesday") ? Map.of("new_date", "Tuesday", "new_time", "3 PM") : Map.of();
    return new Brain.Judgement(offered ? wanted : null, variables);
  }

  /**
   * A persona whose words are in a file of wideband samples, said when the agent is long silent.
   */
  private static Persona fromFiles() throws Exception {
    short[] words =
        Rendered.speech(
            SpeechFixture.voices(),
            EmbeddedVoices.RMS,
            "Yes, that works for me.",
            AudioFrame.WIDEBAND);
    try (WavWriter writer =
        new WavWriter(
            Files.newByteChannel(
                directory.resolve("yes.wav"), StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            1,
            AudioFrame.WIDEBAND)) {
      writer.write(words, 0, words.length);
    }
    Path file = directory.resolve("plays.yaml");
    Files.writeString(
        file,
        """
        name: plays
        description: Has everything on file, and is in no hurry.
        after_silence_ms: %d
        replies:
          - {hears: still make it|can you|make it, plays: yes.wav}
        """
            .formatted(PATIENT.toMillis()));
    return Personas.read(file);
  }

  private static SimulatedCallee callee(String persona) {
    return callee(Personas.named(persona));
  }

  private static SimulatedCallee callee(Persona persona) {
    return SimulatedCallee.start(
        persona,
        new SimulatedCallee.Senses(
            SpeechFixture.stt(), SpeechFixture.vad(), SpeechFixture.voices()),
        TestPhone.Settings.of(CLOCK, new Random()));
  }

  private static DialRequest request(SimulatedCallee callee) {
    return DialRequest.direct(
        callee.address(), SipUri.of("parley", phone.address()), UUID.randomUUID() + "@parley");
  }

  private static ConversationSetup setup() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    var metadata = json.objectNode();
    metadata.put("date", "Tuesday, March 3rd").put("time", "2:30 PM");
    var system = json.objectNode();
    system.putObject("contact").put("name", "Ada");
    return new ConversationSetup(
        SampleAgent.document(), new TemplateScope(metadata, Map.of(), system));
  }

  private static Talk talk(Persona persona) throws Exception {
    ConversationDriver driver =
        driver(SpeechFixture.stt(), SpeechFixture.voices(), EmbeddedVoices.PICO);
    driver.prepare(setup());
    return talk(persona, driver);
  }

  private static ConversationDriver driver(SpeechToText stt, TextToSpeech tts, Voice voice) {
    return new ConversationDriver(
        new Engines(
            stt,
            SpeechFixture.vad(),
            tts,
            voice,
            SimulatedCallIT::judge,
            new HttpActions(OUTBOUND),
            Endpointing.DEFAULT),
        CLOCK);
  }

  /**
   * An agent whose ears are a server's, and whose voice is another's that says one sentence, half
   * of the next, and no more.
   */
  private static Talk talkBySomebodyElsesVoice() throws Exception {
    driver(SpeechFixture.stt(), SpeechFixture.voices(), EmbeddedVoices.SLT).prepare(setup());
    AtomicInteger asked = new AtomicInteger();
    try (SpeakingServer server =
            new SpeakingServer((request, exchange) -> {
              String text = request.path("input").asText();
              switch (asked.incrementAndGet()) {
                case 1 -> SpeakingServer.speak(exchange, spoken(text), 1);
                case 2 -> SpeakingServer.speak(exchange, spoken(text), 0.5);
                default -> SpeakingServer.say(exchange, 500, "{}");
              }
            });
        HearingTestServer ears = HearingTestServer.hearing("Yes, that really works for me.");
        WaysOut ways = WaysOut.ofOperator(Map.of())) {
      ServedVoices voices =
          server.patiently(
              ways.client(),
              SpeechFixture.voices(),
              EmbeddedVoices.PICO,
              directory.resolve("rendered"),
              new Rest("voice", SteadyClock.from(CLOCK), new Random()));
      SpeechToText hearing =
          ears.patiently(
              ways,
              SpeechFixture.stt(),
              new Rest("recogniser", SteadyClock.from(CLOCK), new Random()));
      return talk(Personas.named("confirms"), driver(hearing, voices, voices.voice()));
    }
  }

  private static short[] spoken(String text) throws InterruptedException {
    return SpeechFixture.spoken(text, EmbeddedVoices.SLT, 24_000);
  }

  private static Talk talk(Persona persona, ConversationDriver driver) throws Exception {
    List<CallEvent> journal = new CopyOnWriteArrayList<>();
    Mailbox mailbox = new Mailbox();
    try (SimulatedCallee callee = callee(persona)) {
      ConversationResult result;
      try (PhoneCall call = phone.dial(request(callee))) {
        assertThat(answered(call)).isNull();
        THREADS.execute(() -> watch(call, mailbox));
        result = driver.run(setup(), LegId.FIRST, call.audio(), mailbox, journal::add);
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> !callee.busy());
      return new Talk(result, journal, callee.log());
    }
  }

  /** Waits for the answer; what else ends the call is returned. */
  private static PhoneEvent.@Nullable Ended answered(PhoneCall call) throws InterruptedException {
    while (true) {
      switch (call.next(LIMIT)) {
        case PhoneEvent.Answered _ -> {
          return null;
        }
        case PhoneEvent.Ended ended -> {
          return ended;
        }
        case null -> throw new AssertionError("Nothing happened on the line.");
        case PhoneEvent.Ringing _,
            PhoneEvent.Digit _,
            PhoneEvent.Hold _,
            PhoneEvent.MediaLost _ -> {}
      }
    }
  }

  private static void watch(PhoneCall call, Mailbox mailbox) {
    try {
      while (true) {
        switch (call.next(LIMIT)) {
          case PhoneEvent.Ended ended -> {
            mailbox.lineClosed(EndReason.CALLEE_HUNG_UP, ended.detail());
            return;
          }
          case PhoneEvent.Digit(char digit) -> mailbox.digit(digit);
          case null -> {
            return;
          }
          case PhoneEvent.Ringing _,
              PhoneEvent.Answered _,
              PhoneEvent.Hold _,
              PhoneEvent.MediaLost _ -> {}
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Talk talkWith(String persona) throws Exception {
    return Objects.requireNonNull(TALKS.get(persona)).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** The talks that want the machine's cores for themselves: two, after all others. */
  private static synchronized Talk talkLater(String name) throws Exception {
    if (!TALKS.containsKey(name)) {
      for (Future<Talk> other : TALKS.values()) {
        var _ = other.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      }
      TALKS.put("plays files", THREADS.submit(() -> talk(fromFiles())));
      TALKS.put("others' voice", THREADS.submit(SimulatedCallIT::talkBySomebodyElsesVoice));
    }
    return talkWith(name);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").strip();
  }

  @Test
  void whoConfirmsIsUnderstoodAndUnderstands() throws Exception {
    Talk talk = talkWith("confirms");
    assertThat(talk.result().reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(talk.result().outcomes()).containsExactly("confirm");
    assertThat(talk.all(CallEvent.CalleeSpoke.class))
        .extracting(spoke -> plain(spoke.text()))
        .containsExactly("yes that works for me");
    assertThat(talk.all(CallEvent.AgentSpoke.class)).noneMatch(CallEvent.AgentSpoke::interrupted);
    assertThat(plain(String.join(" ", talk.callee(LogEntry.Kind.HEARD))))
        .contains("front desk")
        .contains("still make it")
        .contains("goodbye");
    assertThat(talk.all(CallEvent.GapMeasured.class)).hasSize(1);
  }

  @Test
  void whoIsCalledByAServersVoiceHearsAllThatIsSaidThoughTheServerFails() throws Exception {
    Talk talk = talkLater("others' voice");
    assertThat(talk.result().reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(talk.result().outcomes()).containsExactly("confirm");
    assertThat(talk.all(CallEvent.CalleeSpoke.class))
        .extracting(spoke -> plain(spoke.text()))
        .containsExactly("yes that really works for me");
    assertThat(plain(String.join(" ", talk.callee(LogEntry.Kind.HEARD))))
        .contains("front desk")
        .contains("still make it")
        .contains("goodbye");
    assertThat(talk.all(CallEvent.AgentSpoke.class)).noneMatch(CallEvent.AgentSpoke::interrupted);
    assertThat(talk.all(CallEvent.Noted.class))
        .extracting(CallEvent.Noted::text)
        .anyMatch(text ->
            text.startsWith("The embedded voice stands in: nova at 127.0.0.1:")
                && text.endsWith(" broke off (the connection broke); the sentence is said again."))
        .anyMatch(text -> text.endsWith(" failed (HTTP 500)."));
  }

  @Test
  void whoReschedulesIsAskedForDayAndTime() throws Exception {
    Talk talk = talkWith("reschedules");
    assertThat(talk.result().reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(talk.result().outcomes()).startsWith("reschedule").endsWith("right");
    assertThat(talk.result().variables()).containsEntry("new_date", "Tuesday");
  }

  @Test
  void whoHangsUpInTheMiddleOfASentenceHeardOnlyItsBeginning() throws Exception {
    Talk talk = talkWith("hangs-up-mid-sentence");
    assertThat(talk.result().reason()).isEqualTo(EndReason.CALLEE_HUNG_UP);
    assertThat(talk.all(CallEvent.AgentSpoke.class))
        .singleElement()
        .satisfies(spoke -> assertThat(spoke.interrupted()).isTrue());
  }

  @Test
  void whoInterruptsIsHeard() throws Exception {
    Talk talk = talkWith("interrupts");
    assertThat(talk.result().outcomes()).containsExactly("confirm");
    assertThat(talk.all(CallEvent.AgentSpoke.class).getFirst().interrupted()).isTrue();
  }

  @Test
  void whoPressesKeysIsUnderstood() throws Exception {
    Talk talk = talkWith("keypad");
    assertThat(talk.all(CallEvent.CalleeSpoke.class).getFirst())
        .satisfies(spoke -> {
          assertThat(spoke.digits()).isTrue();
          assertThat(spoke.text()).isEqualTo("1");
        });
  }

  @Test
  void whoPlaysFilesIsUnderstoodAndWaitsForTheAgentsSilence() throws Exception {
    Talk talk = talkLater("plays files");
    assertThat(talk.result().outcomes()).containsExactly("confirm");
    assertThat(talk.all(CallEvent.CalleeSpoke.class))
        .extracting(spoke -> plain(spoke.text()))
        .containsExactly("yes that works for me");
    assertThat(talk.callee(LogEntry.Kind.PLAYED)).containsExactly("yes.wav");
    Duration asked = talk.all(CallEvent.AgentSpoke.class).getFirst().to();
    Duration answered = talk.all(CallEvent.CalleeSpoke.class).getFirst().from();
    assertThat(answered.minus(asked)).isGreaterThan(PATIENT);
  }

  @Test
  void whoIsBusyDeclinesOrLetsItRingIsNotTalkedTo() throws Exception {
    try (SimulatedCallee busy = callee("busy");
        SimulatedCallee declines = callee("declines");
        SimulatedCallee silent = callee("no-answer");
        PhoneCall toBusy = phone.dial(request(busy));
        PhoneCall toDeclining = phone.dial(request(declines));
        PhoneCall toSilent = phone.dial(request(silent).ringingFor(Duration.ofSeconds(1)))) {
      assertThat(cause(toBusy)).isEqualTo(PhoneEvent.Cause.BUSY);
      assertThat(cause(toDeclining)).isEqualTo(PhoneEvent.Cause.DECLINED);
      assertThat(cause(toSilent)).isEqualTo(PhoneEvent.Cause.NO_ANSWER);
    }
  }

  private static PhoneEvent.@Nullable Cause cause(PhoneCall call) throws InterruptedException {
    PhoneEvent.Ended ended = answered(call);
    return ended == null ? null : ended.cause();
  }
}
