package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.TemplateScope;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Tone;
import dev.parley.brain.Brain;
import dev.parley.brain.Question;
import dev.parley.call.CallEvent;
import dev.parley.call.EndReason;
import dev.parley.call.FeltGap;
import dev.parley.call.LegId;
import dev.parley.call.Reach;
import dev.parley.call.Scores;
import dev.parley.conversation.CommandJson;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Event;
import dev.parley.conversation.EventJson;
import dev.parley.conversation.Step;
import dev.parley.outbound.OutboundClient;
import dev.parley.turn.Endpointing;
import dev.parley.turn.TurnDetector;
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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversations on a line four times as fast as life. */
class ConversationDriverTest {
  private static final int FACTOR = 4;
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final String AGENT =
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

  private final PairedLines lines = new PairedLines(FACTOR);
  private final Mailbox mailbox = new Mailbox();
  private final ToneVoice voice = new ToneVoice();
  private final List<CallEvent> journal = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final List<String> replies = new CopyOnWriteArrayList<>();
  private final OutboundClient outbound = OutboundClient.within(Reach.PUBLIC);
  private final HttpActions actions = new HttpActions(outbound);
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

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

  private static final Scores SCORES =
      new Scores("test", List.of(new Scores.Candidate("no", 0.75)), 0.25, 0.6);

  private static AgentDocument document() {
    return document(AGENT);
  }

  private static AgentDocument document(String agent) {
    if (AgentJson.read(agent) instanceof AgentJson.Reading.Read(AgentDocument document)) {
      return document;
    }
    throw new AssertionError("The agent of this test cannot be read.");
  }

  private static ConversationSetup setup() {
    var metadata = JsonNodeFactory.instance.objectNode().put("name", "Ada");
    return new ConversationSetup(
        document(), new TemplateScope(metadata, Map.of(), JsonNodeFactory.instance.objectNode()));
  }

  private ConversationDriver driver(String... heard) {
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

  private Future<ConversationResult> start(String... heard) {
    return start(setup(), heard);
  }

  private Future<ConversationResult> start(ConversationSetup setup, String... heard) {
    ConversationDriver driver = driver(heard);
    return thread.submit(() -> driver.run(setup, LegId.FIRST, lines.near(), mailbox, journal::add));
  }

  private static ConversationResult result(Future<ConversationResult> conversation)
      throws Exception {
    return conversation.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private void speak(int millis) {
    sound(millis, 9000);
  }

  private void sound(int millis, int loudness) {
    short[] tone = new short[millis * 8];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (loudness * Math.sin(i * 0.5));
    }
    lines.far().play(tone, 0, tone.length);
  }

  private void awaitSaid(Predicate<String> words) {
    await().atMost(LIMIT).until(() -> said().stream().anyMatch(words));
  }

  private List<String> said() {
    return all(CallEvent.AgentSpoke.class).stream().map(CallEvent.AgentSpoke::text).toList();
  }

  private <T> List<T> all(Class<T> type) {
    return journal.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void holdsAConversationToItsEnd() throws Exception {
    var conversation = start("No, I can't.", "On Tuesday.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    awaitSaid(text -> text.contains("When"));
    speak(600);
    ConversationResult result = result(conversation);
    assertThat(result.reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(result.variables()).containsEntry("day", "Tuesday");
    assertThat(result.outcomes()).startsWith("no");
    assertThat(said())
        .containsExactly("Hello Ada. Are you coming?", "When then?", "Good. Goodbye.");
    assertThat(all(CallEvent.AgentSpoke.class)).noneMatch(CallEvent.AgentSpoke::interrupted);
    assertThat(all(CallEvent.CalleeSpoke.class))
        .extracting(CallEvent.CalleeSpoke::text, CallEvent.CalleeSpoke::node)
        .containsExactly(tuple("No, I can't.", "hello"), tuple("On Tuesday.", "when"));
  }

  @Test
  void stepsAreJournalledWithoutAGapAndReplayToTheSameCommands() throws Exception {
    var conversation = start("No.", "On Tuesday.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    awaitSaid(text -> text.contains("When"));
    speak(600);
    result(conversation);
    Conversation replayed = Conversation.start(setup().document(), setup().beginning());
    List<CallEvent.Stepped> steps = all(CallEvent.Stepped.class);
    assertThat(steps).isNotEmpty();
    for (int i = 0; i < steps.size(); i++) {
      assertThat(steps.get(i).index()).isEqualTo(i);
      Step step = Conversation.step(replayed, EventJson.read(steps.get(i).event()));
      replayed = step.conversation();
      assertThat(step.commands().stream().map(CommandJson::write).toList())
          .isEqualTo(steps.get(i).commands());
    }
  }

  @Test
  void tellsOfEachOutcomeAndWhatItWasJudgedByWhereItIsTaken() throws Exception {
    var conversation = start("No.", "On Tuesday.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    awaitSaid(text -> text.contains("When"));
    speak(600);
    ConversationResult result = result(conversation);
    List<CallEvent.OutcomeTaken> taken = all(CallEvent.OutcomeTaken.class);
    assertThat(taken)
        .extracting(CallEvent.OutcomeTaken::outcome)
        .containsExactlyElementsOf(result.outcomes());
    assertThat(taken.getFirst().node()).isEqualTo("hello");
    CallEvent.Stepped step = all(CallEvent.Stepped.class).get(taken.getFirst().index());
    assertThat(EventJson.read(step.event())).isInstanceOf(Event.Judged.class);
    List<CallEvent> events = List.copyOf(journal);
    assertThat(events.get(events.indexOf(step) - 1))
        .isInstanceOfSatisfying(
            CallEvent.OutcomesScored.class,
            scored -> {
              assertThat(scored.scores()).isEqualTo(SCORES);
              assertThat(scored.ask())
                  .isEqualTo(((Event.Judged) EventJson.read(step.event())).ask());
            });
    assertThat(events.get(events.indexOf(step) + 1)).isEqualTo(taken.getFirst());
  }

  @Test
  void measuresTheGapOfEachAnsweredTurnAndItsPartsAddUp() throws Exception {
    var conversation = start("No.", "On Tuesday.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    awaitSaid(text -> text.contains("When"));
    speak(600);
    result(conversation);
    List<FeltGap> gaps =
        all(CallEvent.GapMeasured.class).stream().map(CallEvent.GapMeasured::gap).toList();
    assertThat(gaps).extracting(FeltGap::turn).containsExactly(1, 2);
    for (FeltGap gap : gaps) {
      assertThat(
              gap.endpoint().plus(gap.stt()).plus(gap.brain()).plus(gap.tts()).plus(gap.pacing()))
          .isEqualTo(gap.total());
      assertThat(gap.total()).isPositive();
      assertThat(gap.pacing()).isPositive();
    }
  }

  @Test
  void theBrainIsAskedAheadAndOnlyOnceForATurn() throws Exception {
    var conversation = start("Yes.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    result(conversation);
    assertThat(asked).hasValue(1);
  }

  @Test
  void theCalleeMayInterruptAndTheRecordIsCutWhereTheyDid() throws Exception {
    String story = "Hello Ada. This is a long story that nobody wants to hear to its very end. ";
    AgentDocument document = document(AGENT.replace("Hello {name}. ", story));
    var conversation =
        start(new ConversationSetup(document, setup().beginning()), "Yes, of course I am.");
    await().atMost(LIMIT).until(() -> lines.near().played() > 2000);
    speak(1200);
    ConversationResult result = result(conversation);
    assertThat(result.reason()).isEqualTo(EndReason.AGENT_ENDED);
    CallEvent.AgentSpoke first = all(CallEvent.AgentSpoke.class).getFirst();
    assertThat(first.interrupted()).isTrue();
    assertThat(story).startsWith(first.text()).isNotEqualTo(first.text());
  }

  @ParameterizedTest
  @CsvSource({
    "You have reached the voicemail of Ada. Please leave a message., VOICEMAIL",
    "The mailbox is full and cannot accept any messages., MAILBOX_FULL",
    "The subscriber you have dialed cannot be reached. Please try later., UNREACHABLE",
    "For sales press one. For support press two., IVR"
  })
  void whatAMachineSaysEndsTheCallAsWhatItIs(String words, EndReason reason) throws Exception {
    var conversation = start(words);
    speak(1200);
    assertThat(result(conversation).reason()).isEqualTo(reason);
    assertThat(said()).isEmpty();
    assertThat(asked.get()).isZero();
    assertThat(all(CallEvent.AnswererJudged.class)).isNotEmpty();
  }

  @Test
  void aMailboxIsLeftItsMessage() throws Exception {
    AgentDocument document =
        document(
            AGENT.replace(
                "\"settings\": {",
                "\"settings\": {\"voicemail\": {\"mode\": \"leave_message\", \"text\": \"Call us"
                    + " back.\"}, "));
    var conversation =
        start(
            new ConversationSetup(document, setup().beginning()),
            "You have reached the voicemail of Ada. Please leave a message.");
    speak(1200);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.LEFT_VOICEMAIL);
    assertThat(said()).containsExactly("Call us back.");
  }

  @ParameterizedTest
  @CsvSource({
    "Please say your name and why you are calling., SCREENED",
    "You are caller number two in the queue., HOLD_MUSIC"
  })
  void whomNobodyCameToWasNotSpokenWith(String words, EndReason reason) throws Exception {
    var conversation = start(words);
    speak(1200);
    await().atMost(LIMIT).until(() -> !all(CallEvent.AnswererJudged.class).isEmpty());
    mailbox.lineClosed(EndReason.CALLEE_HUNG_UP, "SIP BYE");
    assertThat(result(conversation).reason()).isEqualTo(reason);
  }

  @Test
  void aFaxIsHungUpOn() throws Exception {
    var conversation = start();
    short[] tone = Tone.sine(2100, 6000).samples(Duration.ofMillis(1600));
    lines.far().play(tone, 0, tone.length);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.FAX);
  }

  @Test
  void whoGoesOnAfterTheTurnSeemedOverIsJudgedByTheWhole() throws Exception {
    var conversation = start("Yes,", "but I will be late.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    await().atMost(LIMIT).until(() -> !all(CallEvent.CalleeSpoke.class).isEmpty());
    speak(900);
    ConversationResult result = result(conversation);
    assertThat(result.reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(replies).last().isEqualTo("Yes, but I will be late.");
    assertThat(result.outcomes()).containsExactly("yes");
    assertThat(told()).contains(new Event.TurnTakenBack()).endsWith(new Event.TurnSure());
  }

  @Test
  void aGoodbyeIsTakenBackByWhoSpeaksOverIt() throws Exception {
    var conversation = start("Yes.", "No, wait, I can't.", "On Tuesday.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    awaitSaid(text -> text.contains("Goodbye"));
    speak(900);
    await().atMost(LIMIT).until(() -> replies.contains("No, wait, I can't."));
    awaitSaid(text -> text.contains("When then?"));
    mailbox.lineClosed(EndReason.CALLEE_HUNG_UP, "");
    result(conversation);
    assertThat(told()).contains(new Event.TurnTakenBack());
  }

  @Test
  void aTelevisionDoesNotMuteTheAgent() throws Exception {
    var conversation = start("No, I can't.", "On Tuesday.");
    awaitSaid(text -> text.contains("coming"));
    sound(500, 700);
    speak(600);
    sound(6000, 700);
    awaitSaid(text -> text.contains("When"));
    speak(600);
    assertThat(result(conversation).variables()).containsEntry("day", "Tuesday");
    assertThat(all(CallEvent.AgentSpoke.class)).noneMatch(CallEvent.AgentSpoke::interrupted);
  }

  @Test
  void theAgentsOwnEchoIsNeitherAReplyNorAnInterruption() throws Exception {
    AgentDocument impatient = document(AGENT.replace("_seconds\": 8", "_seconds\": 2"));
    var conversation = start(new ConversationSetup(impatient, setup().beginning()));
    Future<?> echo = thread.submit(this::echo);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.SILENT_LINE);
    echo.cancel(true);
    assertThat(all(CallEvent.CalleeSpoke.class)).isEmpty();
    assertThat(all(CallEvent.AgentSpoke.class))
        .isNotEmpty()
        .noneMatch(CallEvent.AgentSpoke::interrupted);
    assertThat(all(CallEvent.AgentPaused.class)).isEmpty();
  }

  /** Gives back what the far end hears, at 0.4 of the level and 200 ms later. */
  private void echo() {
    AudioFrame frame = new AudioFrame(AudioFrame.NARROWBAND);
    lines.far().play(new short[1600], 0, 1600);
    while (!Thread.currentThread().isInterrupted()) {
      if (lines.far().poll(frame)) {
        short[] back = frame.samples().clone();
        for (int i = 0; i < back.length; i++) {
          back[i] = (short) (0.4 * back[i]);
        }
        lines.far().play(back, 0, back.length);
      } else {
        LockSupport.parkNanos(500_000);
      }
    }
  }

  @Test
  void nobodyIsHungUpOnBeforeTheirTurnIsSure() throws Exception {
    var conversation = start("Yes.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.AGENT_ENDED);
    CallEvent.AgentSpoke goodbye = all(CallEvent.AgentSpoke.class).getLast();
    CallEvent.Stepped last = all(CallEvent.Stepped.class).getLast();
    assertThat(EventJson.read(last.event())).isEqualTo(new Event.TurnSure());
    assertThat(goodbye.text()).isEqualTo("Good. Goodbye.");
  }

  private List<Event> told() {
    return all(CallEvent.Stepped.class).stream().map(s -> EventJson.read(s.event())).toList();
  }

  @Test
  void silenceEndsTheCallAfterTheLastRetry() throws Exception {
    AgentDocument impatient = document(AGENT.replace("_seconds\": 8", "_seconds\": 2"));
    ConversationResult result =
        result(start(new ConversationSetup(impatient, setup().beginning())));
    assertThat(result.reason()).isEqualTo(EndReason.SILENT_LINE);
    assertThat(all(CallEvent.CalleeSpoke.class)).isEmpty();
    assertThat(said()).hasSizeGreaterThan(2);
  }

  @Test
  void whoFallsSilentIsToldGoodbye() throws Exception {
    AgentDocument impatient = document(AGENT.replace("_seconds\": 8", "_seconds\": 2"));
    var conversation = start(new ConversationSetup(impatient, setup().beginning()), "Hello?");
    speak(600);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.SILENCE);
    assertThat(said().getFirst()).isEqualTo("Hello Ada. Are you coming?");
  }

  @Test
  void keysPressedAtTheVeryAnswerCount() throws Exception {
    mailbox.digit('4');
    mailbox.digit('2');
    mailbox.digit('#');
    var conversation = start();
    await().atMost(LIMIT).until(() -> asked.get() > 0);
    mailbox.lineClosed(EndReason.CALLEE_HUNG_UP, "");
    result(conversation);
    assertThat(replies).containsExactly("42");
    assertThat(all(CallEvent.CalleeSpoke.class))
        .extracting(CallEvent.CalleeSpoke::text)
        .containsExactly("42");
  }

  @Test
  void keysAreATurn() throws Exception {
    var conversation = start();
    awaitSaid(text -> text.contains("coming"));
    mailbox.digit('1');
    mailbox.digit('2');
    mailbox.digit('#');
    await().atMost(LIMIT).until(() -> !all(CallEvent.CalleeSpoke.class).isEmpty());
    assertThat(all(CallEvent.CalleeSpoke.class).getFirst().text()).isEqualTo("12");
    assertThat(all(CallEvent.CalleeSpoke.class).getFirst().digits()).isTrue();
    mailbox.endRequested();
    assertThat(result(conversation).reason()).isEqualTo(EndReason.SUPERVISOR_ENDED);
  }

  @Test
  void keysAndSoundsOfAHoldAreNothingAndThoseAfterItCount() throws Exception {
    var conversation = start();
    awaitSaid(text -> text.contains("coming"));
    mailbox.digit('7');
    mailbox.hold(true);
    await().atMost(LIMIT).until(() -> !all(CallEvent.Held.class).isEmpty());
    mailbox.digit('1');
    mailbox.digit('#');
    speak(3000);
    await().atMost(LIMIT).until(() -> lines.far().queued() == lines.far().played());
    mailbox.hold(false);
    await().atMost(LIMIT).until(() -> said().size() == 2);
    assertThat(said()).containsExactly("Hello Ada. Are you coming?", "Are you coming?");
    assertThat(all(CallEvent.CalleeSpoke.class)).isEmpty();
    mailbox.digit('2');
    mailbox.digit('#');
    await().atMost(LIMIT).until(() -> !all(CallEvent.CalleeSpoke.class).isEmpty());
    assertThat(all(CallEvent.CalleeSpoke.class).getFirst().text()).isEqualTo("2");
    assertThat(all(CallEvent.Resumed.class)).hasSize(1);
    mailbox.endRequested();
    assertThat(result(conversation).reason()).isEqualTo(EndReason.SUPERVISOR_ENDED);
  }

  @Test
  void aCalleeWhoHangsUpInTheMiddleOfASentenceHeardOnlyItsBeginning() throws Exception {
    var conversation = start();
    await().atMost(LIMIT).until(() -> lines.near().played() > 6000);
    mailbox.lineClosed(EndReason.CALLEE_HUNG_UP, "SIP BYE");
    ConversationResult result = result(conversation);
    assertThat(result.reason()).isEqualTo(EndReason.CALLEE_HUNG_UP);
    assertThat(result.detail()).isEqualTo("SIP BYE");
    assertThat(said()).hasSize(1);
    assertThat("Hello Ada. Are you coming?").startsWith(said().getFirst());
    assertThat(all(CallEvent.AgentSpoke.class).getFirst().interrupted()).isTrue();
  }

  @Test
  void deadMediaEndsTheCallAsSuch() throws Exception {
    var conversation = start();
    await().atMost(LIMIT).until(() -> lines.near().played() > 2000);
    mailbox.lineClosed(EndReason.MEDIA_TIMEOUT, "No RTP for 20 s");
    assertThat(result(conversation).reason()).isEqualTo(EndReason.MEDIA_TIMEOUT);
  }

  @Test
  void aLineThatClosesWithoutAWordIsBlamedOnNobodyElse() throws Exception {
    var conversation = start();
    await().atMost(LIMIT).until(() -> lines.near().played() > 2000);
    lines.close();
    assertThat(result(conversation).reason()).isEqualTo(EndReason.INTERNAL_ERROR);
  }

  @Test
  void wordsThatWouldHaveToBeComposedEndTheCallPolitelyWithAReason() throws Exception {
    AgentDocument document =
        document(
            """
            {"nodes": [
              {"type": "start", "id": "hello", "text": "Hello.", "outcomes": {"rules": [], "else": {"next": "tell"}}},
              {"type": "speak", "id": "tell", "mode": "prompt", "text": "Tell them.", "outcomes": {"rules": [], "else": {"next": "bye"}}},
              {"type": "end", "id": "bye", "text": "Bye."}]}
            """);
    var conversation = start(new ConversationSetup(document, setup().beginning()), "Yes.");
    awaitSaid(text -> text.contains("Hello"));
    speak(600);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.INTERNAL_ERROR);
    assertThat(all(CallEvent.Noted.class))
        .extracting(CallEvent.Noted::text)
        .contains(
            "The words of the node \"tell\" could not be composed: No language model is configured."
                + " Set PARLEY_MODEL_URL and PARLEY_MODEL_NAME, or set the mode of the node \"tell\" to"
                + " message.");
  }

  @Test
  void aVoiceThatFailsEndsTheCallAsTheProvidersFault() throws Exception {
    var scope = setup().beginning().scope();
    var metadata = JsonNodeFactory.instance.objectNode().put("name", "mute");
    var setup =
        new ConversationSetup(document(), new TemplateScope(metadata, Map.of(), scope.system()));
    assertThat(result(start(setup)).reason()).isEqualTo(EndReason.PROVIDER_FAILED);
  }

  @Test
  void anActionThatFailsIsToldWhileTheCallGoesOn() throws Exception {
    String agent =
        """
        {"language": "en", "nodes": [
          {"type": "start", "id": "hello", "text": "Are you there?",
           "outcomes": {"rules": [], "else": {"next": "do"}}},
          {"type": "speak", "id": "do", "text": "One moment.", "actions": [
             {"id": "book", "name": "Book it", "url": "http://127.0.0.1:1/hush?key=hush",
              "headers": {"Authorization": "Bearer hush"}}],
           "outcomes": {"rules": [], "else": {"next": "bye"}}},
          {"type": "end", "id": "bye", "text": "Goodbye."}]}
        """;
    var setup = new ConversationSetup(document(agent), setup().beginning());
    var conversation = start(setup, "Yes.");
    awaitSaid(text -> text.contains("there"));
    speak(500);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(all(CallEvent.ActionFailed.class))
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.action()).isEqualTo("do.book");
          assertThat(failed.name()).isEqualTo("Book it");
          assertThat(failed.node()).isEqualTo("do");
          assertThat(failed.status()).isNull();
          assertThat(failed.error()).isNotBlank();
        });
    assertThat(journal.toString()).doesNotContain("hush");
  }

  @Test
  void rendersWhatIsAboutSomebodyInPrivate() {
    driver().prepare(setup());
    assertThat(voice.privately).contains("Hello Ada.").doesNotContain("Are you coming?");
  }

  @Test
  void noiseIsNotATurn() throws Exception {
    var conversation = start("", "Yes.");
    awaitSaid(text -> text.contains("coming"));
    speak(250);
    await()
        .atMost(LIMIT)
        .until(() ->
            all(CallEvent.Stepped.class).stream()
                .anyMatch(s -> EventJson.read(s.event()) instanceof Event.TurnEnded));
    speak(500);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(all(CallEvent.CalleeSpoke.class)).hasSize(1);
  }

  @Test
  void whoSpeaksAndIsNotUnderstoodIsAskedAgain() throws Exception {
    var conversation = start("", "Yes.");
    awaitSaid(text -> text.contains("coming"));
    speak(600);
    awaitSaid(text -> text.contains("catch that"));
    speak(500);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(all(CallEvent.CalleeSpoke.class))
        .extracting(CallEvent.CalleeSpoke::text)
        .containsExactly(TurnDetector.UNINTELLIGIBLE, "Yes.");
  }

  @Test
  void rendersWhatIsKnownBeforeTheCallWithTheFirstWordsFirst() {
    driver().prepare(setup());
    assertThat(voice.prepared)
        .containsExactly("Hello Ada.", "Are you coming?", "When then?", "Good.", "Goodbye.");
  }
}
