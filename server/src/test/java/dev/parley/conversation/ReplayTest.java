package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.SampleAgent;
import dev.parley.brain.Question;
import dev.parley.call.Answerer;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.language.intents.CalleeIntent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
  private static final Beginning SCOPE =
      new Beginning(Calls.scope("{\"date\": \"Tuesday\", \"time\": \"2 PM\"}"));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void anyEventsReplayToTheSameCommandsAndNeverFreeze(int thousand) {
    for (int i = 0; i < 60; i++) {
      long seed = thousand * 1000L + i;
      AgentDocument document = i % 2 == 0 ? SampleAgent.document() : Calls.actingAgent();
      List<String> events = new ArrayList<>();
      List<List<String>> commands = new ArrayList<>();
      live(document, seed, 10, events, commands);
      assertThat(Replay.run(document, SCOPE, events)).as("seed %d", seed).isEqualTo(commands);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void norDoTheyWhereTheCalleeHoldsAndReturnsAtAnyTime(int thousand) {
    for (int i = 0; i < 60; i++) {
      long seed = thousand * 1000L + i;
      AgentDocument document = i % 2 == 0 ? SampleAgent.document() : Calls.actingAgent();
      List<String> events = new ArrayList<>();
      List<List<String>> commands = new ArrayList<>();
      live(document, seed, 12, events, commands);
      assertThat(Replay.run(document, SCOPE, events)).as("seed %d", seed).isEqualTo(commands);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 20})
  void norWhereTurnsAreTakenBackAndWordsAreComposedAtAnyTime(int kinds) {
    List<AgentDocument> documents =
        List.of(SampleAgent.document(), Calls.actingAgent(), Calls.composingAgent());
    for (int i = 0; i < 300; i++) {
      List<String> events = new ArrayList<>();
      List<List<String>> commands = new ArrayList<>();
      AgentDocument document = documents.get(i % documents.size());
      live(document, 10_000L + i, kinds, events, commands);
      assertThat(Replay.run(document, SCOPE, events)).as("seed %d", i).isEqualTo(commands);
    }
  }

  @Test
  void norWhereMachinesTakeTheCall() {
    List<AgentDocument> documents =
        List.of(SampleAgent.document(), Calls.composingAgent(), Calls.leavingAgent());
    for (int i = 0; i < 400; i++) {
      List<String> events = new ArrayList<>();
      List<List<String>> commands = new ArrayList<>();
      AgentDocument document = documents.get(i % documents.size());
      live(document, 20_000L + i, 23, events, commands);
      assertThat(Replay.run(document, SCOPE, events)).as("seed %d", i).isEqualTo(commands);
    }
  }

  @Test
  void aReplayOfAnotherDocumentDiffers() {
    List<String> events = new ArrayList<>();
    List<List<String>> commands = new ArrayList<>();
    live(SampleAgent.document(), 1, 10, events, commands);
    assertThat(Replay.run(Calls.actingAgent(), SCOPE, events)).isNotEqualTo(commands);
  }

  @Test
  void refusesWhatIsNoEvent() {
    assertThatThrownBy(() -> Replay.run(SampleAgent.document(), SCOPE, List.of("{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("This is no event of a conversation: {}");
  }

  @Test
  void theDocumentsOwnJsonReplaysToo() {
    List<String> events = new ArrayList<>();
    List<List<String>> commands = new ArrayList<>();
    live(SampleAgent.document(), 7, 10, events, commands);
    AgentDocument again =
        ((AgentJson.Reading.Read) AgentJson.read(AgentJson.write(SampleAgent.document())))
            .document();
    assertThat(Replay.run(again, SCOPE, events)).isEqualTo(commands);
  }

  /**
   * Holds a conversation with a callee, a brain and a line that do anything at any time.
   *
   * @param kinds how many kinds of things happen: of the usual ones 10, with holds and returns 12,
   *     with turns that are taken back 16, with composed words 20, with machines that take the
   *     call, which then is listened to first, 23
   */
  private static void live(
      AgentDocument document,
      long seed,
      int kinds,
      List<String> events,
      List<List<String>> commands) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Conversation conversation = Conversation.start(document, SCOPE);
    Pending pending = new Pending();
    Event event = new Event.Answered(kinds > 20);
    for (int i = 0; i < 400 && !conversation.over(); i++) {
      Step step = Conversation.step(conversation, event);
      conversation = step.conversation();
      events.add(EventJson.write(event));
      commands.add(step.commands().stream().map(CommandJson::write).toList());
      pending.heed(event, step.commands());
      assertThat(conversation.over() || pending.leadsOut())
          .as("seed %d: a timer leads out after %s", seed, events)
          .isTrue();
      event = pending.timers.isEmpty() ? new Event.EndRequested() : pending.next(random, kinds);
    }
    assertThat(conversation.over()).as("seed %d ends", seed).isTrue();
    assertThat(Conversation.step(conversation, event).commands()).isEmpty();
  }

  /** What a conversation has under way. */
  private static final class Pending {
    private static final List<String> WORDS =
        List.of(
            "",
            "Yes.",
            "No, thank you.",
            "Hello?",
            "Can you say that again?",
            "Stop calling me.",
            "Next Tuesday at three.",
            "Hold on.",
            "The blue one.",
            "I want to talk to a person.");

    final List<Timer> timers = new ArrayList<>();
    private final List<Integer> says = new ArrayList<>();
    private final List<Command.Ask> asks = new ArrayList<>();
    private final List<Integer> runs = new ArrayList<>();
    private final List<Integer> composes = new ArrayList<>();

    void heed(Event event, List<Command> commands) {
      if (event instanceof Event.TimerFired(Timer timer)) {
        timers.remove(timer);
      }
      for (Command command : commands) {
        switch (command) {
          case Command.Say say -> says.add(say.say());
          case Command.Ask ask -> asks.add(ask);
          case Command.RunAction run -> runs.add(run.run());
          case Command.SetTimer(Timer timer, var after) -> {
            assertThat(after).isPositive();
            timers.remove(timer);
            timers.add(timer);
          }
          case Command.CancelTimer(Timer timer) -> timers.remove(timer);
          case Command.Compose compose -> composes.add(compose.compose());
          case Command.StopSaying _,
              Command.StopComposing _,
              Command.Listen _,
              Command.PauseTimer _,
              Command.ResumeTimer _,
              Command.Suppress _,
              Command.Cite _,
              Command.Note _,
              Command.SendDigits _,
              Command.HangUp _ -> {}
        }
      }
    }

    boolean leadsOut() {
      return timers.stream().anyMatch(timer -> timer != Timer.MAX_DURATION);
    }

    Event next(RandomGenerator random, int kinds) {
      return switch (random.nextInt(kinds)) {
        case 0 -> new Event.SpeechStarted();
        case 1, 2 ->
            new Event.TurnEnded(WORDS.get(random.nextInt(WORDS.size())), -random.nextDouble());
        case 3 -> new Event.Digit("0123456789*#".charAt(random.nextInt(12)));
        case 4, 5 ->
            says.isEmpty()
                ? new Event.SpeechStarted()
                : new Event.Spoken(
                    says.removeFirst(),
                    random.nextBoolean() ? "" : "some words",
                    random.nextBoolean());
        case 6 -> asks.isEmpty() ? new Event.SpeechStarted() : judgement(random);
        case 7 ->
            new Event.ActionFinished(
                runs.isEmpty() ? 0 : runs.removeFirst(),
                random.nextBoolean(),
                Map.of("found", "x"),
                "why");
        case 8 -> new Event.TurnEnded("", 0);
        case 10 -> new Event.Held();
        case 11 -> new Event.Resumed(Duration.ofSeconds(random.nextInt(400)));
        case 12, 13 ->
            new Event.TurnEnded(
                WORDS.get(random.nextInt(WORDS.size())), -random.nextDouble(), false);
        case 14 -> new Event.TurnTakenBack();
        case 15 -> new Event.TurnSure();
        case 16, 17 -> new Event.Composed(composing(), "It is a sentence. Is it?");
        case 18 -> new Event.ComposingEnded(composing());
        case 19 -> new Event.ComposingFailed(composing(), "down");
        case 20, 21 ->
            new Event.AnswererJudged(
                List.of(Answerer.values()).get(random.nextInt(Answerer.values().length)));
        case 22 -> new Event.Beep();
        default -> new Event.TimerFired(timers.get(random.nextInt(timers.size())));
      };
    }

    private int composing() {
      return composes.isEmpty() ? 0 : composes.getLast();
    }

    private static @Nullable CalleeIntent intent(RandomGenerator random) {
      CalleeIntent[] all = CalleeIntent.values();
      return random.nextBoolean() ? null : all[random.nextInt(all.length)];
    }

    private Event judgement(RandomGenerator random) {
      Command.Ask ask = asks.remove(random.nextInt(asks.size()));
      List<Question.Choice> choices = ask.question().choices();
      String outcome =
          choices.isEmpty() || random.nextInt(3) == 0
              ? null
              : choices.get(random.nextInt(choices.size())).id();
      return random.nextInt(8) == 0
          ? new Event.JudgementFailed(ask.ask(), "down")
          : new Event.Judged(
              ask.ask(),
              intent(random),
              outcome,
              List.of(),
              random.nextBoolean()
                  ? Map.of()
                  : Map.of("new_date", "2026-12-01", "new_time", random.nextInt(24) + ":00"),
              random.nextInt(4) == 0 ? Set.of("new_date", "order") : Set.of(),
              random.nextInt(4) == 0
                  ? new KnownAnswer("We are in Mill Lane.", "base", "item", 0.95)
                  : null);
    }
  }
}
