package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.SampleAgent;
import dev.parley.brain.Line;
import dev.parley.language.intents.CalleeIntent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Turns that were taken for over although the callee had more to say. */
class TakenBackTest {
  private static final String SCOPE = "{\"date\": \"Tuesday\", \"time\": \"2 PM\"}";

  private static Rehearsal sample() {
    return new Rehearsal(SampleAgent.document(), Calls.scope(SCOPE))
        .on(new Event.Answered())
        .heard();
  }

  private static Rehearsal acting() {
    return new Rehearsal(Calls.actingAgent(), Calls.scope("{}")).on(new Event.Answered()).heard();
  }

  /** The same call with somebody who was let finish. */
  private static Rehearsal patient(String whole) {
    return sample().says(whole);
  }

  private static void sameQuestion(Rehearsal call, String whole) {
    assertThat(call.asked()).isEqualTo(patient(whole).asked());
  }

  @Test
  void whoGoesOnWhileTheBrainThinksIsJudgedByTheWhole() {
    Rehearsal call = sample().saysPerhaps("Yes,").goesOn("I'll be there.");
    sameQuestion(call, "Yes, I'll be there.");
    assertThat(call.asks()).isEqualTo(2);
    call.on(new Event.Judged(0, "cancel", Map.of()));
    assertThat(call.said()).hasSize(1);
    assertThat(call.judged("confirm").heard().on(new Event.TurnSure()).end())
        .isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void whoGoesOnOverTheAnswerStopsItAndTheNodeIsWhereItWas() {
    Rehearsal call = sample().saysPerhaps("Can we move it").judged("reschedule");
    int answer = call.playing().say();
    call.on(new Event.TurnTakenBack());
    assertThat(call.stopped()).containsExactly(answer);
    assertThat(call.listen()).isEqualTo(sample().listen());
    call.cutAfter("").on(new Event.TurnEnded("or rather cancel it.", -0.1, true));
    sameQuestion(call, "Can we move it or rather cancel it.");
    assertThat(call.judged("confirm").end()).isEmpty();
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void whatTheyHeardOfTheAnswerStaysTrue() {
    Rehearsal call = sample().saysPerhaps("Can we move it").judged("reschedule");
    call.on(new Event.TurnTakenBack()).cutAfter("Of state. What");
    call.on(new Event.TurnEnded("to Friday?", -0.1));
    assertThat(call.asked().history())
        .endsWith(Line.agent("Of state. What"), Line.callee("Can we move it to Friday?"))
        .doesNotContain(Line.callee("Can we move it"));
  }

  @Test
  void noiseAfterATurnLeavesItAsItWas() {
    Rehearsal call = sample().saysPerhaps("Yes, I'll be there.").judged("confirm");
    call.on(new Event.TurnTakenBack()).cutAfter("").on(new Event.TurnEnded("", -2));
    sameQuestion(call, "Yes, I'll be there.");
  }

  @Test
  void aTurnMayBeTakenBackMoreThanOnce() {
    Rehearsal call = sample().saysPerhaps("Well").goesOn("I think").judged(null);
    call.on(new Event.TurnTakenBack()).cutAfter("");
    sameQuestion(
        call.on(new Event.TurnEnded("I can make it.", -0.1)), "Well I think I can make it.");
  }

  @Test
  void valuesLearntFromATurnThatIsTakenBackAreForgotten() {
    Rehearsal call = acting().saysPerhaps("One two").judged(null, Map.of("order", "12"));
    assertThat(call.lastSaid()).isEqualTo("Let me look that up.");
    call.on(new Event.TurnTakenBack()).cutAfter("");
    call.on(new Event.TurnEnded("three four.", -0.1)).judged(null, Map.of("order", "1234")).heard();
    assertThat(call.ran().url()).isEqualTo("https://shop.example/orders/1234");
    assertThat(call.runs()).isEqualTo(1);
  }

  @Test
  void anActionWaitsUntilTheTurnIsSure() {
    Rehearsal call = acting().saysPerhaps("One two").judged(null, Map.of("order", "12")).heard();
    assertThat(call.runs()).isZero();
    assertThat(call.timers()).containsKey(Timer.STALLED);
    call.on(new Event.TurnSure());
    assertThat(call.ran().url()).isEqualTo("https://shop.example/orders/12");
  }

  @Test
  void anActionThatWaitsIsNotRunForWhoGoesOn() {
    Rehearsal call = acting().saysPerhaps("One two").judged(null, Map.of("order", "12")).heard();
    call.goesOn("three four.").judged(null, Map.of("order", "1234")).heard();
    assertThat(call.runs()).isZero();
    assertThat(call.on(new Event.TurnSure()).ran().url())
        .isEqualTo("https://shop.example/orders/1234");
  }

  /** A caller who speaks before it is known whether the turn was over went on with it. */
  @Test
  void speechBeforeAnActionThatWaitsGoesOnWithTheTurn() {
    Rehearsal call = acting().saysPerhaps("One two").judged(null, Map.of("order", "12")).heard();
    call.says("three four.").judged(null, Map.of("order", "1234")).heard();
    assertThat(call.asked().reply()).isEqualTo("One two three four.");
    assertThat(call.ran().url()).isEqualTo("https://shop.example/orders/1234");
  }

  @Test
  void aHangUpWaitsUntilTheTurnIsSure() {
    Rehearsal call = sample().saysPerhaps("Yes, I'll be there.").judged("confirm").heard();
    assertThat(call.end()).isEmpty();
    assertThat(call.on(new Event.TurnSure()).end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void aGoodbyeIsTakenBack() {
    Rehearsal call = sample().saysPerhaps("Yes, I'll be there.").judged("confirm").heard();
    call.goesOn("No, wait, I can't.");
    assertThat(call.asked().history())
        .endsWith(
            Line.agent("Great. We look forward to seeing you on Tuesday at 2 PM. Goodbye."),
            Line.callee("Yes, I'll be there. No, wait, I can't."));
    assertThat(call.asked().choices()).hasSize(5);
    call.judged("reschedule").heard().on(new Event.TurnSure()).on(new Event.EndRequested());
    assertThat(call.end()).isEqualTo("SUPERVISOR_ENDED [reschedule]");
  }

  @Test
  void whatWaitsIsDoneWhenNobodyTellsWhetherTheTurnIsSure() {
    Rehearsal call = sample().saysPerhaps("Yes, I'll be there.").judged("confirm").heard();
    assertThat(call.fires(Timer.STALLED).end()).isEqualTo("AGENT_ENDED [confirm]");
    assertThat(call.notes()).anyMatch(note -> note.contains("whether the callee's turn was over"));
  }

  @Test
  void aTurnThatIsSureIsNotTakenBack() {
    Rehearsal call = sample().says("Can we move it?").judged("reschedule");
    call.on(new Event.TurnTakenBack()).cutAfter("Of state.");
    call.on(new Event.TurnEnded("To Friday.", -0.1));
    assertThat(call.asked().reply()).isEqualTo("To Friday.");
    Rehearsal later = sample().saysPerhaps("Can we move it?").on(new Event.TurnSure());
    later.judged("reschedule").on(new Event.TurnTakenBack()).cutAfter("Of state.");
    later.on(new Event.TurnEnded("To Friday.", -0.1));
    assertThat(later.asked().reply()).isEqualTo("To Friday.");
  }

  @Test
  void whoGoesOnAndIsNeverHeardToEndIsAnsweredForWhatTheySaid() {
    Rehearsal call = sample().saysPerhaps("Can we move it").on(new Event.TurnTakenBack());
    call.fires(Timer.STALLED);
    sameQuestion(call, "Can we move it");
  }

  @Test
  void aTurnOverTheAgentsLastWordsIsTakenBackBeforeItIsTaken() {
    Rehearsal call =
        new Rehearsal(SampleAgent.document(), Calls.scope(SCOPE)).on(new Event.Answered());
    call.saysPerhaps("Yes");
    assertThat(call.asks()).isZero();
    call.on(new Event.TurnTakenBack()).cutAfter("Hello Maria, this is Parley calling");
    assertThat(call.asks()).isZero();
    call.on(new Event.TurnEnded("I can.", -0.1));
    assertThat(call.asked().reply()).isEqualTo("Yes I can.");
    assertThat(call.asked().history()).endsWith(Line.callee("Yes I can."));
  }

  @Test
  void nothingIsTakenBackAcrossAHold() {
    Rehearsal call = sample().saysPerhaps("Yes, I'll be there.").judged("confirm").heard();
    call.on(new Event.Held()).on(new Event.TurnTakenBack());
    assertThat(call.end()).isEmpty();
    assertThat(call.on(new Event.Resumed(Duration.ofSeconds(5))).end())
        .isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void outcomesOfATurnThatIsTakenBackAreNotCounted() {
    Rehearsal call = sample();
    for (String reply : List.of("Can we move it", "oh, or")) {
      call.saysPerhaps(reply).judged("reschedule").on(new Event.TurnTakenBack()).cutAfter("");
      call.on(new Event.TurnEnded("", -2)).judged("reschedule").heard();
      call.on(new Event.TurnSure());
      assertThat(call.on(new Event.EndRequested()).end())
          .isEqualTo("SUPERVISOR_ENDED [reschedule]");
      call = sample();
    }
  }

  @Test
  void whoOnlyAsksWhatTheAgentBeganToSayTakesNothingBack() {
    Rehearsal call =
        new Rehearsal(SampleAgent.document(), new Beginning(Calls.scope(SCOPE)))
            .on(new Event.Answered())
            .heard()
            .saysPerhaps("Can we move it?")
            .judged("reschedule");
    String asked = call.lastSaid();
    call.on(new Event.TurnTakenBack()).cutAfter("No");
    call.on(new Event.TurnEnded("What?", -0.1, true));
    assertThat(call.taken()).hasSize(1);
    assertThat(call.asked().reply()).isEqualTo("What?");
    assertThat(call.asked().history())
        .extracting(Line::text)
        .endsWith("Can we move it?", "No", "What?");
    call.judged(CalleeIntent.REPEAT, null);
    assertThat(call.lastSaid()).isEqualTo(asked);
  }
}
