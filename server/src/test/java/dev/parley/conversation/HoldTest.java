package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.SampleAgent;
import dev.parley.call.EndReason;
import dev.parley.call.TurnSpeaker;
import dev.parley.language.speech.Phrases;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The callee puts the call on hold, at every point of a conversation. */
class HoldTest {
  private static final String QUESTION = "Can you still make it?";
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private static Rehearsal unanswered() {
    return new Rehearsal(
        SampleAgent.document(), Calls.scope("{\"date\": \"Tuesday\", \"time\": \"2 PM\"}"));
  }

  private static Rehearsal sample() {
    return unanswered().on(new Event.Answered());
  }

  private static Rehearsal acting() {
    return new Rehearsal(Calls.actingAgent(), Calls.scope("{}")).on(new Event.Answered());
  }

  private static Rehearsal held(Rehearsal call) {
    return call.on(new Event.Held());
  }

  private static Rehearsal back(Rehearsal call) {
    return call.on(new Event.Resumed(A_MINUTE));
  }

  /** All that music, announcements and keys may be taken for. */
  private static Rehearsal noise(Rehearsal call) {
    return call.says("Please stay on the line. No.")
        .says("Stop calling me.")
        .on(new Event.SpeechStarted())
        .presses("12#3");
  }

  @Test
  void whileListeningNothingIsWaitedForOrHeardAndTheQuestionIsAskedAgain() {
    Rehearsal call = held(sample().heard());
    assertThat(call.timers()).containsOnlyKeys(Timer.HOLD, Timer.MAX_DURATION);
    assertThat(call.timers()).containsEntry(Timer.HOLD, "PT10M");
    assertThat(call.paused()).containsExactly(Timer.MAX_DURATION);
    noise(call);
    assertThat(call.said()).hasSize(1);
    assertThat(call.asks()).isZero();
    back(call);
    assertThat(call.lastSaid()).isEqualTo(QUESTION);
    assertThat(call.paused()).isEmpty();
    assertThat(call.timers()).doesNotContainKey(Timer.HOLD);
    call.heard();
    assertThat(call.timers()).containsEntry(Timer.SILENCE, "PT4S").doesNotContainKey(Timer.STALLED);
    call.says("Yes.");
    assertThat(call.asked().history())
        .noneMatch(line -> line.speaker() == TurnSpeaker.CALLEE && !line.text().equals("Yes."));
    assertThat(call.judged("confirm").heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void whatTheAgentWasSayingIsStoppedAndSaidFromItsStart() {
    Rehearsal call = sample();
    String greeting = call.lastSaid();
    held(call);
    assertThat(call.stopped()).containsExactly(0);
    call.cutAfter("Hello Maria, this is");
    assertThat(call.said()).hasSize(1);
    back(call);
    assertThat(call.said()).containsExactly(greeting, greeting);
    assertThat(call.playing()).isEqualTo(new Command.Say(1, greeting, "greet", 0, true));
    assertThat(call.heard().says("Yes.").judged("confirm").heard().end())
        .isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void wordsHeardToTheirEndAsTheHoldBeganAreNotSaidAgainButTheirQuestionIs() {
    Rehearsal call = held(sample()).heard();
    assertThat(back(call).lastSaid()).isEqualTo(QUESTION);
  }

  @Test
  void holdsThatFollowQuicklyLeaveOneLineAndOneAccount() {
    Rehearsal call = held(sample());
    String greeting = call.lastSaid();
    held(back(call));
    assertThat(call.stopped()).contains(0, 1);
    back(call);
    call.on(new Event.Spoken(0, "Hello", false)).on(new Event.Spoken(1, "", false));
    assertThat(call.said()).containsExactly(greeting, greeting, greeting);
    assertThat(call.timers()).containsKey(Timer.STALLED);
    call.on(new Event.Spoken(2, greeting, true));
    assertThat(call.timers()).containsKey(Timer.SILENCE).doesNotContainKey(Timer.HOLD);
  }

  @Test
  void aHoldToldTwiceIsOneAndAReturnFromNowhereIsNone() {
    Rehearsal call = back(held(held(sample().heard())));
    assertThat(call.said()).hasSize(2);
    assertThat(back(call).said()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void beforeTheFirstWordItBeginsAfterTheReturn(boolean answeredMeanwhile) {
    Rehearsal call = held(unanswered());
    if (answeredMeanwhile) {
      call.on(new Event.Answered());
    }
    assertThat(call.timers()).containsOnlyKeys(Timer.HOLD);
    assertThat(call.said()).isEmpty();
    back(call);
    if (!answeredMeanwhile) {
      call.on(new Event.Answered());
    }
    assertThat(call.said()).hasSize(1);
    assertThat(call.lastSaid()).startsWith("Hello Maria");
    assertThat(call.timers()).containsEntry(Timer.MAX_DURATION, "PT9M30S");
  }

  @Test
  void whatWasJudgedMeanwhileIsSaidAfterTheReturn() {
    Rehearsal call = held(sample().heard().says("Yes."));
    assertThat(call.timers()).containsOnlyKeys(Timer.HOLD, Timer.MAX_DURATION);
    noise(call).judged("confirm");
    assertThat(call.said()).hasSize(1);
    assertThat(back(call).lastSaid()).startsWith("Great.");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void aJudgementThatIsNotThereYetIsWaitedForAgain() {
    Rehearsal call = back(held(sample().heard().says("Yes.")));
    assertThat(call.said()).hasSize(1);
    assertThat(call.timers()).containsKeys(Timer.PATIENCE, Timer.STALLED);
    assertThat(call.judged("confirm").lastSaid()).startsWith("Great.");
  }

  @Test
  void aBrainThatFailedMeanwhileMeansAskingAgain() {
    Rehearsal call =
        held(sample().heard().says("Yes.")).on(new Event.JudgementFailed(0, "It is down."));
    assertThat(call.said()).hasSize(1);
    assertThat(back(call).lastSaid()).endsWith(QUESTION);
  }

  @Test
  void wordsAddedWhileTheBrainThinksAreNotWaitedFor() {
    Rehearsal call = sample().heard().says("Yes.").on(new Event.SpeechStarted()).judged("confirm");
    assertThat(back(held(call)).lastSaid()).startsWith("Great.");
  }

  @Test
  void aFillerIsStoppedAndNotSaidAgain() {
    Rehearsal call = sample().heard().says("Yes.").fires(Timer.PATIENCE);
    assertThat(call.lastSaid()).isEqualTo(Phrases.ONE_MOMENT);
    held(call).cutAfter("One");
    assertThat(back(call).said()).hasSize(2);
    assertThat(call.judged("confirm").lastSaid()).startsWith("Great.");
  }

  @Test
  void anActionsAnswerIsTakenAfterTheReturn() {
    Rehearsal call = acting().heard().says("Four.").judged(null, Map.of("order", "4")).heard();
    held(call);
    assertThat(call.timers()).containsOnlyKeys(Timer.HOLD, Timer.MAX_DURATION);
    call.acted(true, Map.of("found", "here"));
    assertThat(call.ran().action()).isEqualTo("look.find");
    back(call);
    assertThat(call.ran().action()).isEqualTo("look.tell");
    assertThat(call.ran().url()).endsWith("x=here");
  }

  @Test
  void anActionThatIsNotOverIsWaitedForAgain() {
    Rehearsal call = acting().heard().says("Four.").judged(null, Map.of("order", "4")).heard();
    back(held(call));
    assertThat(call.timers())
        .containsEntry(Timer.STALLED, "PT8S")
        .containsEntry(Timer.PATIENCE, "PT2S");
    assertThat(call.acted(true, Map.of()).ran().action()).isEqualTo("look.tell");
  }

  @Test
  void wordsBeforeAnActionAreSaidAgainAndThenItRuns() {
    Rehearsal call = acting().heard().says("Four.").judged(null, Map.of("order", "4"));
    held(call).cutAfter("Let me");
    back(call);
    assertThat(call.lastSaid()).isEqualTo("Let me look that up.");
    assertThat(call.playing().interruptible()).isFalse();
    assertThat(call.heard().ran().action()).isEqualTo("look.find");
  }

  @Test
  void aGoodbyeIsSaidAgainAndEndsTheCall() {
    Rehearsal call = sample().heard().says("Yes.").judged("confirm");
    String goodbye = call.lastSaid();
    held(call).cutAfter("Great. We look");
    assertThat(call.end()).isEmpty();
    back(call);
    assertThat(call.said().subList(1, 3)).containsExactly(goodbye, goodbye);
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void aGoodbyeHeardToItsEndAsTheHoldBeganEndsTheCall() {
    assertThat(held(sample().heard().says("Yes.").judged("confirm")).heard().end())
        .isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void whoIsBackIsNotSaidGoodbyeToForHavingBeenSilent() {
    Rehearsal leaving = sample().heard();
    for (int i = 0; i < 4; i++) {
      leaving.fires(Timer.SILENCE).heard();
    }
    leaving.fires(Timer.SILENCE);
    assertThat(leaving.lastSaid()).isEqualTo(Phrases.NOBODY_THERE);
    back(held(leaving).cutAfter("I can't hear"));
    assertThat(leaving.lastSaid()).isEqualTo(QUESTION);
    leaving.heard().fires(Timer.SILENCE);
    assertThat(leaving.lastSaid()).startsWith("Sorry, I didn't hear anything.");
  }

  @Test
  void wordsOfTheMomentGiveWayToTheQuestion() {
    Rehearsal patient = sample().heard().says("Hold on.");
    assertThat(patient.lastSaid()).isEqualTo(Phrases.TAKE_YOUR_TIME);
    assertThat(back(held(patient)).lastSaid()).isEqualTo(QUESTION);
    assertThat(patient.heard().timers()).containsEntry(Timer.SILENCE, "PT4S");
    Rehearsal checked = sample().heard().fires(Timer.SILENCE);
    assertThat(back(held(checked)).lastSaid()).isEqualTo(QUESTION);
  }

  @Test
  void whatTheCalleeWasSayingIsNotTakenForATurn() {
    Rehearsal call = held(sample().heard().on(new Event.SpeechStarted()));
    call.on(new Event.TurnEnded("Yes, one mo", -0.1));
    assertThat(call.asks()).isZero();
    back(call);
    assertThat(call.lastSaid()).isEqualTo(QUESTION);
    assertThat(call.heard().timers()).containsKey(Timer.SILENCE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void wordsTheCalleeSpokeOverAreSaidFromTheirStart(boolean accounted) {
    Rehearsal call = sample().on(new Event.SpeechStarted());
    String greeting = call.lastSaid();
    if (accounted) {
      call.cutAfter("Hello Maria,");
    }
    held(call);
    call.cutAfter("Hello Maria,");
    assertThat(back(call).said()).containsExactly(greeting, greeting);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTurnThatWasOverCountsThoughItIsNotKnownWhatItWasSpokenOver(boolean accountedInHold) {
    Rehearsal call = held(sample().says("I can't make it."));
    if (accountedInHold) {
      call.cutAfter("Hello Maria,");
      back(call);
    } else {
      back(call);
      assertThat(call.asks()).isZero();
      call.cutAfter("Hello Maria,");
    }
    assertThat(call.asked().reply()).isEqualTo("I can't make it.");
    assertThat(call.asked().said()).isEqualTo("Hello Maria,");
    assertThat(call.asks()).isOne();
  }

  @Test
  void keysOfAHalfFinishedEntryAreForgottenAndAskedForAgain() {
    Rehearsal call = held(acting().heard().presses("12"));
    assertThat(call.timers()).doesNotContainKey(Timer.DIGITS);
    back(call.presses("9#"));
    assertThat(call.lastSaid()).endsWith("What is your order number?");
    assertThat(call.heard().presses("34#").asked().reply()).isEqualTo("34");
  }

  @Test
  void whatWasSaidOverWordsThatCannotBeInterruptedIsNotLost() {
    Rehearsal call = acting().heard().says("Four.").judged(null, Map.of("order", "4")).heard();
    call.acted(true, Map.of("found", "here")).acted(true, Map.of());
    assertThat(call.playing().interruptible()).isFalse();
    call.says("Please stop calling me.");
    held(call).cutAfter("Order one");
    back(call);
    assertThat(call.heard().heard().end()).isEqualTo("AGENT_ENDED [given, there, opt_out]");
  }

  @Test
  void aHoldThatLastsTooLongEndsTheCallWithoutAWord() {
    Rehearsal call = held(sample().heard()).fires(Timer.HOLD);
    assertThat(call.end()).isEqualTo("HELD_TOO_LONG []");
    assertThat(call.said()).hasSize(1);
  }

  @Test
  void theLongestHoldIsTheAgents() {
    Rehearsal call =
        new Rehearsal(
                Calls.agent(
                    """
                    {"settings": {"max_hold_seconds": 90}, "nodes": [
                      {"type": "start", "id": "s", "text": "Hi?", "outcomes": {"prompt": [{"id": "a", "label": "a", "next": "e"}]}},
                      {"type": "end", "id": "e", "text": "Bye."}]}
                    """),
                Calls.scope("{}"))
            .on(new Event.Answered());
    assertThat(held(call).timers()).containsEntry(Timer.HOLD, "PT1M30S");
  }

  @Test
  void manyHoldsDoNotMakeACallLastForEver() {
    Rehearsal call = sample().heard();
    for (int i = 0; i < 10; i++) {
      held(call);
      assertThat(call.paused()).as("hold %d", i).containsExactly(Timer.MAX_DURATION);
      back(call).heard();
    }
    held(call);
    assertThat(call.paused()).isEmpty();
    call.fires(Timer.MAX_DURATION);
    assertThat(call.end()).isEmpty();
    int said = call.said().size();
    call.fires(Timer.MAX_DURATION);
    assertThat(call.end()).isEqualTo("MAX_DURATION []");
    assertThat(call.said()).hasSize(said);
  }

  @Test
  void aWarningThatCameDueOrWasCutIsGivenAfterTheReturn() {
    Rehearsal cut = sample().heard().fires(Timer.MAX_DURATION);
    back(held(cut).cutAfter("Just so"));
    assertThat(cut.lastSaid()).isEqualTo(Phrases.NEARLY_OVER + " " + QUESTION);
    Rehearsal due = sample().fires(Timer.MAX_DURATION);
    String greeting = due.lastSaid();
    back(held(due).cutAfter(""));
    assertThat(due.lastSaid()).isEqualTo(Phrases.NEARLY_OVER + " " + greeting);
  }

  @Test
  void aCallOnHoldCanBeEndedByAnybody() {
    assertThat(held(sample().heard()).on(new Event.EndRequested()).end())
        .isEqualTo("SUPERVISOR_ENDED []");
    assertThat(held(sample()).on(new Event.LineClosed(EndReason.CALLEE_HUNG_UP, "")).end())
        .isEqualTo("CALLEE_HUNG_UP []");
  }

  @Test
  void aNodeThatSaysNothingListensOn() {
    Rehearsal call =
        new Rehearsal(
                Calls.agent(
                    """
                    {"nodes": [
                      {"type": "start", "id": "s", "text": "", "outcomes": {"prompt": [{"id": "a", "label": "a", "next": "e"}]}},
                      {"type": "end", "id": "e", "text": "Bye."}]}
                    """),
                Calls.scope("{}"))
            .on(new Event.Answered());
    back(held(call));
    assertThat(call.said()).isEmpty();
    assertThat(call.timers()).containsKey(Timer.SILENCE);
    assertThat(call.says("A.").judged("a").heard().end()).isEqualTo("AGENT_ENDED [a]");
  }
}
