package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.AgentDocument;
import dev.parley.call.Answerer;
import dev.parley.call.EndReason;
import dev.parley.language.intents.CalleeIntent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachinesTest {
  private static final String MESSAGE = "Please call us back, Maria.";
  private static final String INTRODUCTION = "Hello, this is Ava from Northside Dental.";

  private static Rehearsal answered(AgentDocument document) {
    return new Rehearsal(document, new Beginning(Calls.scope("{\"date\": \"Tuesday\"}")))
        .on(new Event.Answered(true));
  }

  private static Event is(Answerer answerer) {
    return new Event.AnswererJudged(answerer);
  }

  private static Rehearsal mailbox() {
    return answered(Calls.leavingAgent()).on(new Event.SpeechStarted()).on(is(Answerer.VOICEMAIL));
  }

  @Test
  void leavesTheMessageAfterTheTone() {
    Rehearsal call = mailbox().on(new Event.TurnEnded("You reached Sam.", -0.1));
    assertThat(call.said()).isEmpty();
    call.on(new Event.Beep());
    assertThat(call.said()).containsExactly(MESSAGE);
    assertThat(call.playing().interruptible()).isFalse();
    assertThat(call.heard().end()).isEqualTo("LEFT_VOICEMAIL []");
  }

  @Test
  void leavesItInTheSilenceAfterTheGreetingWhereNoToneComes() {
    Rehearsal call = mailbox().on(new Event.TurnEnded("You reached Sam.", -0.1));
    call.on(new Event.SpeechStarted()).on(new Event.TurnEnded("Leave a message.", -0.1));
    call.fires(Timer.SILENCE);
    assertThat(call.said()).containsExactly(MESSAGE);
    assertThat(call.heard().end()).isEqualTo("LEFT_VOICEMAIL []");
  }

  @Test
  void aToneThatComesLateHasTheMessageBegunAnewOnce() {
    Rehearsal call = mailbox().on(new Event.TurnEnded("You reached Sam.", -0.1));
    call.fires(Timer.SILENCE).on(new Event.Beep());
    assertThat(call.stopped()).containsExactly(0);
    assertThat(call.said()).containsExactly(MESSAGE, MESSAGE);
    call.on(new Event.Beep());
    assertThat(call.said()).hasSize(2);
    call.on(new Event.Spoken(0, "Please call", false));
    assertThat(call.end()).isEmpty();
    call.on(new Event.Spoken(1, MESSAGE, true));
    assertThat(call.end()).isEqualTo("LEFT_VOICEMAIL []");
  }

  @Test
  void aMessageThatWasCutOffIsNotLeft() {
    Rehearsal call = mailbox().on(new Event.Beep()).cutAfter("Please call");
    assertThat(call.end()).isEqualTo("VOICEMAIL []");
  }

  @ParameterizedTest
  @CsvSource({
    "VOICEMAIL, VOICEMAIL",
    "MAILBOX_FULL, MAILBOX_FULL",
    "UNREACHABLE, UNREACHABLE",
    "OUT_OF_SERVICE, INVALID_NUMBER",
    "IVR, IVR"
  })
  void hangsUpWithTheTruthOnceItIsCertain(Answerer answerer, EndReason reason) {
    Rehearsal call = answered(Calls.leavingAgent("{}")).on(new Event.SpeechStarted());
    call.on(is(answerer));
    assertThat(call.end()).isEmpty();
    call.on(new Event.TurnEnded("Something.", -0.1)).fires(Timer.STALLED);
    assertThat(call.end()).isEqualTo(reason + " []");
    assertThat(call.said()).isEmpty();
  }

  @Test
  void hangsUpOnAFaxAtOnce() {
    assertThat(answered(Calls.leavingAgent()).on(is(Answerer.FAX)).end()).isEqualTo("FAX []");
  }

  @Test
  void whatAMailboxProvesToBeIsWhatCounts() {
    Rehearsal call = mailbox().on(is(Answerer.MAILBOX_FULL));
    call.on(new Event.TurnEnded("The mailbox is full.", -0.1)).fires(Timer.STALLED);
    assertThat(call.end()).isEqualTo("MAILBOX_FULL []");
    assertThat(call.said()).isEmpty();
  }

  @Test
  void tellsAScreenerWhoCallsAndWhyAndListensAgain() {
    Rehearsal call = answered(Calls.leavingAgent()).on(new Event.SpeechStarted());
    call.on(is(Answerer.SCREENING));
    assertThat(call.said()).isEmpty();
    call.on(new Event.TurnEnded("Who is calling, and why?", -0.1));
    assertThat(call.lastSaid())
        .isEqualTo(
            "Hello, this is the front desk of Northside Dental. I am calling about your visit on"
                + " Tuesday.");
    call.heard();
    call.on(new Event.SpeechStarted()).on(new Event.TurnEnded("Hello?", -0.1));
    call.on(is(Answerer.HUMAN));
    assertThat(call.lastSaid())
        .isEqualTo("I am calling about your visit on Tuesday. Can you come?");
    call.heard().says("Yes.").judged("yes").heard();
    assertThat(call.end()).isEqualTo("AGENT_ENDED [yes]");
  }

  @Test
  void answersAScreenerAgainButNotForEver() {
    Rehearsal call = answered(Calls.leavingAgent());
    for (int i = 0; i < 3; i++) {
      call.on(is(Answerer.SCREENING)).heard();
    }
    assertThat(call.said()).hasSize(3);
    call.on(is(Answerer.SCREENING));
    assertThat(call.end()).isEqualTo("SCREENED []");
  }

  @Test
  void whomNobodyComesToAfterAScreenerWasNotReached() {
    Rehearsal call = answered(Calls.leavingAgent()).on(is(Answerer.SCREENING)).heard();
    assertThat(call.fires(Timer.STALLED).end()).isEqualTo("SCREENED []");
  }

  @Test
  void pressesKeysInAMenuAndWaitsForSomebody() {
    Rehearsal call = answered(Calls.leavingAgent()).on(new Event.SpeechStarted());
    call.on(is(Answerer.IVR)).on(new Event.TurnEnded("Press zero for a person.", -0.1));
    assertThat(call.pressed()).containsExactly("0");
    call.on(is(Answerer.HUMAN));
    assertThat(call.said().getFirst()).isEqualTo(INTRODUCTION);
  }

  @Test
  void aMachineThatWasTakenForAHumanTakesItsOutcomesBack() {
    Rehearsal call = answered(Calls.leavingAgent());
    call.says("This is Sam.").heard();
    call.says("Yes.").judged("yes");
    assertThat(call.taken()).hasSize(1);
    call.on(is(Answerer.VOICEMAIL));
    assertThat(call.taken()).isEmpty();
  }

  @Test
  void aMachineThatSpeaksInTheMiddleOfACallIsDealtWithAsOne() {
    Rehearsal call = answered(Calls.leavingAgent());
    call.says("Hello.").heard();
    call.says("This is Sam. I cannot take your call now, please leave a message.");
    call.judged(CalleeIntent.MACHINE, null).fires(Timer.SILENCE);
    assertThat(call.lastSaid()).isEqualTo(MESSAGE);
    assertThat(call.heard().end()).isEqualTo("LEFT_VOICEMAIL []");
  }

  @Test
  void aFewWordsMakeNoMachineOfAHuman() {
    Rehearsal call = answered(Calls.leavingAgent());
    call.says("Hello.").heard();
    call.says("Please hold.").judged(CalleeIntent.MACHINE, null);
    call.says("Yes.").judged("yes").heard();
    assertThat(call.end()).isEqualTo("AGENT_ENDED [yes]");
  }

  @Test
  void aHumanWhoWasTakenForAMachineIsIntroducedTo() {
    Rehearsal call = mailbox().on(new Event.Beep());
    call.on(is(Answerer.HUMAN));
    assertThat(call.stopped()).containsExactly(0);
    assertThat(call.said()).contains(INTRODUCTION);
    call.heard();
    assertThat(call.end()).isEmpty();
  }

  @Test
  void aMachineThatHangsUpCompletedNothing() {
    Rehearsal call = answered(Calls.leavingAgent()).on(is(Answerer.SCREENING));
    call.on(new Event.LineClosed(EndReason.CALLEE_HUNG_UP, "SIP BYE"));
    assertThat(call.end()).isEqualTo("SCREENED []");
  }

  @Test
  void waitsInAQueueForWhoeverComes() {
    Rehearsal call = answered(Calls.leavingAgent()).on(is(Answerer.HOLD_MUSIC));
    call.on(new Event.SpeechStarted()).on(new Event.TurnEnded("Hello?", -0.1));
    assertThat(call.said()).isEmpty();
    call.on(is(Answerer.HUMAN));
    assertThat(call.said().getFirst()).isEqualTo(INTRODUCTION);
    Rehearsal nobody = answered(Calls.leavingAgent()).on(is(Answerer.HOLD_MUSIC));
    assertThat(nobody.fires(Timer.STALLED).end()).isEqualTo("HOLD_MUSIC []");
  }
}
