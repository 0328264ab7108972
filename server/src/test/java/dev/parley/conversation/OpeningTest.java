package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpeningTest {
  private static final String INTRODUCTION = "Hello, this is Ava from Northside Dental.";
  private static final String REST = "I am calling about your visit on Tuesday. Can you come?";

  private final Rehearsal call =
      new Rehearsal(Calls.leavingAgent(), new Beginning(Calls.scope("{\"date\": \"Tuesday\"}")));

  private void answered() {
    call.on(new Event.Answered(true));
  }

  @Test
  void waitsForTheFirstWordsAndNoLongerThanASecondOrSo() {
    answered();
    assertThat(call.said()).isEmpty();
    assertThat(Duration.parse(call.timers().get(Timer.SILENCE)))
        .isBetween(Duration.ofSeconds(1), Duration.ofMillis(1200));
    call.fires(Timer.SILENCE);
    assertThat(call.said()).containsExactly(INTRODUCTION, REST);
  }

  @Test
  void letsTheCalleeGreetAndThenIntroducesItselfWhole() {
    answered();
    call.on(new Event.SpeechStarted());
    assertThat(call.timers()).doesNotContainKey(Timer.SILENCE);
    assertThat(call.said()).isEmpty();
    call.on(new Event.TurnEnded("Hello?", -0.1));
    assertThat(call.said()).containsExactly(INTRODUCTION, REST);
    call.heard();
    assertThat(call.timers()).containsKey(Timer.SILENCE);
  }

  @Test
  void isNotBrokenOffByAHelloInsideIt() {
    answered();
    call.fires(Timer.SILENCE);
    call.on(new Event.TurnEnded("Hello?", -0.1));
    assertThat(call.stopped()).isEmpty();
    call.heard();
    assertThat(call.said()).containsExactly(INTRODUCTION, REST);
  }

  @Test
  void isNotBrokenOffByWhoGoesOnGreeting() {
    answered();
    call.saysPerhaps("Hello?");
    call.goesOn("Hello? Hello?");
    assertThat(call.stopped()).isEmpty();
    assertThat(call.said()).containsExactly(INTRODUCTION, REST);
  }

  @Test
  void whatIsSaidOverTheIntroductionHasItMadeAgain() {
    answered();
    call.fires(Timer.SILENCE);
    call.says("Hi, Sam here.");
    assertThat(call.stopped()).containsExactly(0, 1);
    call.cutAfter("Hello, this is");
    assertThat(call.said()).containsExactly(INTRODUCTION, REST, INTRODUCTION, REST);
  }

  @Test
  void whoGreetsForLongHasItMadeAgainFromItsBeginning() {
    answered();
    call.fires(Timer.SILENCE);
    call.says("Hello? Hello, hello?");
    call.cutAfter("Hello, this is");
    assertThat(call.said()).containsExactly(INTRODUCTION, REST, INTRODUCTION, REST);
    assertThat(call.playing().interruptible()).isTrue();
  }

  @Test
  void theRestIsInterruptedAsEver() {
    answered();
    call.fires(Timer.SILENCE);
    call.on(new Event.Spoken(0, INTRODUCTION, true));
    call.on(new Event.SpeechStarted());
    assertThat(call.stopped()).containsExactly(1);
  }

  @Test
  void aNoiseIsNoGreeting() {
    answered();
    call.on(new Event.SpeechStarted()).on(new Event.TurnEnded("", 0));
    assertThat(call.said()).isEmpty();
    call.fires(Timer.SILENCE);
    assertThat(call.said()).containsExactly(INTRODUCTION, REST);
  }

  @Test
  void whoNeverComesToAnEndIsNotWaitedForForEver() {
    answered();
    call.on(new Event.SpeechStarted());
    call.fires(Timer.STALLED);
    assertThat(call.said()).containsExactly(INTRODUCTION, REST);
  }

  @Test
  void aDemandNotToBeCalledIsHeededAtOnce() {
    answered();
    call.says("Stop calling me.");
    assertThat(call.said()).noneMatch(INTRODUCTION::equals);
  }

  @Test
  void nobodyWhoEverSpokeIsNoConversation() {
    answered();
    call.fires(Timer.SILENCE).heard();
    for (int i = 0; i < 4; i++) {
      call.fires(Timer.SILENCE).heard();
    }
    call.fires(Timer.SILENCE).heard();
    assertThat(call.end()).isEqualTo("SILENT_LINE []");
  }

  @Test
  void whoSpokeAndFellSilentIsASilenceAsEver() {
    answered();
    call.says("Hello?").heard();
    for (int i = 0; i < 5; i++) {
      call.fires(Timer.SILENCE).heard();
    }
    assertThat(call.end()).isEqualTo("SILENCE []");
  }
}
