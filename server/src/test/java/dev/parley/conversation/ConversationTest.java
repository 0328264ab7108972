package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.SampleAgent;
import dev.parley.brain.Line;
import dev.parley.call.EndReason;
import dev.parley.language.speech.Phrases;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {
  private static final String QUESTION = "Can you still make it?";
  private static final String GREETING =
      "Hello Maria, this is Parley calling from the front desk about your appointment on Tuesday at 2 PM. "
          + QUESTION;

  private static Rehearsal sample() {
    return new Rehearsal(
            SampleAgent.document(), Calls.scope("{\"date\": \"Tuesday\", \"time\": \"2 PM\"}"))
        .on(new Event.Answered());
  }

  private static Rehearsal acting() {
    return new Rehearsal(Calls.actingAgent(), Calls.scope("{}")).on(new Event.Answered());
  }

  @Test
  void confirmsAnAppointment() {
    Rehearsal call = sample();
    assertThat(call.lastSaid()).isEqualTo(GREETING);
    assertThat(call.listen()).isEqualTo(new Command.Listen(Expects.YES_NO, "greet", 0));
    call.heard();
    assertThat(call.timers()).containsEntry(Timer.SILENCE, "PT4S");
    call.says("Yes, I'll be there.");
    assertThat(call.asked().reply()).isEqualTo("Yes, I'll be there.");
    assertThat(call.asked().history())
        .containsExactly(Line.agent(GREETING), Line.callee("Yes, I'll be there."));
    assertThat(call.asked().choices()).hasSize(5);
    call.judged("confirm");
    assertThat(call.lastSaid())
        .isEqualTo("Great. We look forward to seeing you on Tuesday at 2 PM. Goodbye.");
    assertThat(call.playing().interruptible()).isFalse();
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void reschedulesStepByStepAndReadsBackInWords() {
    Rehearsal call = sample().heard().says("Can we move it?").judged("reschedule").heard();
    call.says("Next Thursday.").judged(null, Map.of("new_date", "2026-03-05"));
    assertThat(call.lastSaid()).isEqualTo("And what time on Thursday, March 5th?");
    assertThat(call.listen()).isEqualTo(new Command.Listen(Expects.TIME, "ask_time", 7));
    call.heard().says("Half past two.").judged(null, Map.of("new_time", "14:30", "other", "x"));
    assertThat(call.lastSaid())
        .isEqualTo("So that is Thursday, March 5th at 2:30 PM. Is that right?");
    call.heard().says("Yes.").judged("right").heard();
    assertThat(call.end()).isEqualTo("AGENT_ENDED [reschedule, day_only, time, right]");
    assertThat(call.variables()).isEqualTo(Map.of("new_date", "2026-03-05", "new_time", "14:30"));
  }

  @Test
  void aLoopIsBounded() {
    Rehearsal call = sample().heard().says("Move it.").judged("reschedule").heard();
    for (int i = 0; i < 4; i++) {
      call.says("Whenever.").judged(null).heard();
    }
    assertThat(call.lastSaid()).contains("will call you back");
    assertThat(call.end()).isEqualTo("AGENT_ENDED [reschedule, else, else, else, else]");
  }

  @Test
  void asksAgainInOtherWordsAndThenGivesUp() {
    Rehearsal call = sample().heard();
    for (int i = 0; i < 4; i++) {
      call.says("Purple.").judged(null).heard();
    }
    assertThat(call.said())
        .containsExactly(
            GREETING,
            "Sorry, I didn't quite get that. " + QUESTION,
            "A simple yes or no will do. " + QUESTION,
            "I am sorry, I still didn't understand. " + QUESTION,
            Phrases.NO_MATCH);
    assertThat(call.end()).isEqualTo("NO_MATCH [no_match]");
  }

  @Test
  void checksInWhenNobodySpeaksAndThenSaysGoodbye() {
    Rehearsal call = sample().heard();
    for (int i = 0; i < 4; i++) {
      call.fires(Timer.SILENCE).heard();
    }
    assertThat(call.said().subList(1, 5))
        .doesNotHaveDuplicates()
        .allMatch(s -> s.endsWith(QUESTION));
    call.fires(Timer.SILENCE);
    assertThat(call.lastSaid()).isEqualTo(Phrases.NOBODY_THERE);
    assertThat(call.heard().end()).isEqualTo("SILENCE []");
  }

  @Test
  void aWordStartsTheCheckInsAfresh() {
    Rehearsal call = sample().heard().fires(Timer.SILENCE).heard().says("Uh.").judged(null).heard();
    for (int i = 0; i < 4; i++) {
      call.fires(Timer.SILENCE).heard();
    }
    assertThat(call.end()).isEmpty();
  }

  @Test
  void warnsBeforeTheLongestDurationAndEndsAtIt() {
    Rehearsal call = sample().heard();
    assertThat(call.timers()).containsEntry(Timer.MAX_DURATION, "PT9M30S");
    call.fires(Timer.MAX_DURATION);
    assertThat(call.lastSaid()).isEqualTo(Phrases.NEARLY_OVER);
    assertThat(call.timers()).containsEntry(Timer.MAX_DURATION, "PT30S");
    call.heard().fires(Timer.MAX_DURATION);
    assertThat(call.lastSaid()).isEqualTo(Phrases.OUT_OF_TIME);
    assertThat(call.heard().end()).isEqualTo("MAX_DURATION []");
  }

  @Test
  void aWarningThatWouldInterruptComesWithTheNextWords() {
    Rehearsal call = sample().fires(Timer.MAX_DURATION);
    assertThat(call.said()).hasSize(1);
    call.heard().says("Purple.").judged(null);
    assertThat(call.lastSaid()).startsWith(Phrases.NEARLY_OVER + " Sorry");
  }

  @Test
  void stopsSpeakingWhenTheCalleeDoes() {
    Rehearsal call = sample().on(new Event.SpeechStarted());
    assertThat(call.stopped()).containsExactly(0);
    call.cutAfter("Hello Maria, this is Parley calling from");
    assertThat(call.asks()).isZero();
    call.on(new Event.TurnEnded("I can't make it on Tuesday.", -0.1));
    assertThat(call.asked().said()).isEqualTo("Hello Maria, this is Parley calling from");
    assertThat(call.asked().history())
        .containsExactly(
            Line.agent("Hello Maria, this is Parley calling from"),
            Line.callee("I can't make it on Tuesday."));
  }

  @Test
  void aTurnThatEndsBeforeItIsKnownWhatWasHeardWaitsForThat() {
    Rehearsal call = sample().says("I can't make it.");
    assertThat(call.asks()).isZero();
    assertThat(call.cutAfter("Hello Maria,").asks()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello?
          Yes, hello.
          Hi.
          Speaking.
          Who is this?
          """)
  void theGreetingBeginsAgainWhenTheCalleeOnlyPicksUp(String words) {
    Rehearsal call = sample().says(words).cutAfter("");
    assertThat(call.asks()).isZero();
    assertThat(call.lastSaid()).isEqualTo(GREETING);
  }

  @Test
  void goesOnWithTheUnheardSentencesAfterACough() {
    Rehearsal call = sample().says("", 0).cutAfter(GREETING.substring(0, GREETING.length() - 8));
    assertThat(call.lastSaid()).isEqualTo(QUESTION);
    assertThat(call.playing().node()).isEqualTo("greet");
  }

  @Test
  void whatTheCalleeAddsBeforeTheAnswerIsHeardIsTakenTogether() {
    Rehearsal call = sample().heard().says("Well, I could").judged("reschedule");
    assertThat(call.lastSaid()).startsWith("Sure, we can move it.");
    assertThat(call.taken()).containsExactly(new OutcomeTaken("greet", 0, "reschedule"));
    call.on(new Event.SpeechStarted()).cutAfter("").on(new Event.TurnEnded("make it, yes.", -0.1));
    assertThat(call.taken()).isEmpty();
    assertThat(call.asked().reply()).isEqualTo("Well, I could make it, yes.");
    assertThat(call.listen()).isEqualTo(new Command.Listen(Expects.YES_NO, "greet", 0));
    assertThat(call.judged("confirm").heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void whatTheCalleeAddsWhileTheBrainThinksIsTakenTogether() {
    Rehearsal call = sample().heard().says("No.");
    int first = call.asks();
    call.on(new Event.SpeechStarted()).judged("cannot");
    assertThat(call.said()).hasSize(1);
    call.on(new Event.TurnEnded("Wait, Tuesday is fine.", -0.1));
    assertThat(call.asks()).isEqualTo(first + 1);
    assertThat(call.asked().reply()).isEqualTo("No. Wait, Tuesday is fine.");
    assertThat(call.on(new Event.Judged(0, "cancel", Map.of())).said()).hasSize(1);
    assertThat(call.judged("confirm").heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void aJudgementHeldBackCountsWhenNothingMoreWasSaid() {
    Rehearsal call = sample().heard().says("Yes.").on(new Event.SpeechStarted()).judged("confirm");
    assertThat(call.on(new Event.TurnEnded("", 0)).lastSaid()).startsWith("Great.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Stop calling me.                          | opt_out
          Please don't call me again.               | opt_out
          Take me off your list.                    | opt_out
          Yes, and never call this number again.    | opt_out
          Let me speak to a real person.            | operator
          Operator.                                 | operator
          Can I talk to someone, please?            | operator
          """)
  void heedsWhatMayBeSaidAtAnyTime(String words, String outcome) {
    Rehearsal call = sample().heard().says(words);
    assertThat(call.asks()).isZero();
    assertThat(call.notes()).hasSize(1);
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [" + outcome + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          You have the wrong number.
          Don't call me before noon on Monday, but yes.
          I need someone to drive me.
          I can't stop coughing.
          """)
  void leavesToTheBrainWhatAnOutcomeIsMadeForOrIsMeantOtherwise(String words) {
    assertThat(sample().heard().says(words).asks()).isOne();
  }

  @Test
  void repeatsOnRequestButNotForEver() {
    Rehearsal call = sample().heard();
    for (int i = 0; i < 3; i++) {
      call.says("Sorry, can you repeat that?").heard();
    }
    assertThat(call.said()).hasSize(4).containsOnly(GREETING);
    assertThat(call.says("What?").asks()).isOne();
  }

  @Test
  void givesTimeWhenAskedTo() {
    Rehearsal call = sample().heard().says("Hold on, let me check my calendar.");
    assertThat(call.lastSaid()).isEqualTo(Phrases.TAKE_YOUR_TIME);
    assertThat(call.heard().timers()).containsEntry(Timer.SILENCE, "PT20S");
  }

  @Test
  void asksAgainTwiceForWhatItCouldHardlyHearAndThenTakesItsChance() {
    Rehearsal call = sample().heard().says("Mumble.", -0.5);
    assertThat(call.lastSaid()).isEqualTo(Phrases.UNCLEAR + " " + QUESTION);
    call.heard().says("Mumble.", -0.79).heard();
    assertThat(call.asks()).isZero();
    assertThat(call.says("Yes.", -0.5).asks()).isOne();
  }

  @Test
  void noiseIsNoTurn() {
    Rehearsal call = sample().heard().says("You", -0.9).says("", 0).says("Hm", Double.NaN);
    assertThat(call.asks()).isZero();
    assertThat(call.said()).hasSize(1);
    assertThat(call.timers()).containsKey(Timer.SILENCE);
  }

  @Test
  void keysAreATurnAfterAPauseOrAHash() {
    Rehearsal call = acting().heard().presses("12");
    assertThat(call.timers())
        .containsEntry(Timer.DIGITS, "PT2.5S")
        .doesNotContainKey(Timer.SILENCE);
    assertThat(call.presses("34").fires(Timer.DIGITS).asked().reply()).isEqualTo("1234");
    call = acting().heard().presses("56#");
    assertThat(call.asked().reply()).isEqualTo("56");
    assertThat(call.timers()).doesNotContainKey(Timer.DIGITS);
    call = acting().presses("7");
    assertThat(call.stopped()).containsExactly(0);
    assertThat(call.cutAfter("Hi").presses("8#").asked().reply()).isEqualTo("78");
  }

  @Test
  void runsActionsInOrderAndGoesOnFromTheirResults() {
    Rehearsal call = acting().heard().says("Twelve.").judged(null, Map.of("order", "12"));
    assertThat(call.playing().interruptible()).isFalse();
    call.heard();
    assertThat(call.ran())
        .isEqualTo(
            new Command.RunAction(
                0,
                "look.find",
                "POST",
                "https://shop.example/orders/12",
                Map.of("X-Name", "Maria"),
                "{\"order\": \"12\", \"note\": \"\"}",
                Duration.ofSeconds(3),
                Map.of("found", "$.found")));
    assertThat(call.timers())
        .containsEntry(Timer.PATIENCE, "PT2S")
        .containsEntry(Timer.STALLED, "PT8S");
    call.fires(Timer.PATIENCE);
    assertThat(call.lastSaid()).isEqualTo(Phrases.ONE_MOMENT);
    call.acted(true, Map.of("found", "on its way", "stray", "x"));
    assertThat(call.ran().url()).isEqualTo("https://shop.example/tell?x=on%20its%20way");
    call.acted(false, Map.of());
    assertThat(call.notes()).contains("The action look.tell failed: HTTP 500");
    assertThat(call.lastSaid()).isEqualTo("Order 1 2 3, 4 is on its way. Anything else?");
    call.heard().says("No.").judged("done").heard();
    assertThat(call.end()).isEqualTo("AGENT_ENDED [given, there, done]");
    assertThat(call.variables()).isEqualTo(Map.of("order", "12", "found", "on its way"));
  }

  @Test
  void anActionThatNeverAnswersHasFailed() {
    Rehearsal call = acting().heard().says("Twelve.").judged(null, Map.of("order", "12")).heard();
    call.fires(Timer.STALLED).fires(Timer.STALLED);
    assertThat(call.lastSaid()).isEqualTo("Goodbye.");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [given, else]");
  }

  @Test
  void wordsSpokenOverWhatCannotBeInterruptedAreKeptIfTheySaySomething() {
    Rehearsal call = acting().heard().says("Twelve.").judged(null, Map.of("order", "12")).heard();
    call.acted(true, Map.of("found", "here")).acted(true, Map.of());
    call.says("Yes.").says("I have another question.");
    assertThat(call.stopped()).isEmpty();
    assertThat(call.heard().asked().reply()).isEqualTo("I have another question.");
  }

  @Test
  void aBrainThatFailsOrNeverAnswersMeansAskingAgain() {
    Rehearsal call = sample().heard().says("Yes.");
    call.on(new Event.JudgementFailed(0, "connection refused"));
    assertThat(call.notes()).containsExactly("The brain could not judge: connection refused");
    assertThat(call.lastSaid()).startsWith("Sorry, I didn't quite get that.");
    call.heard().says("Yes.").fires(Timer.PATIENCE).fires(Timer.STALLED);
    assertThat(call.said()).contains(Phrases.ONE_MOMENT);
    assertThat(call.lastSaid()).startsWith("A simple yes or no");
  }

  @Test
  void wordsThatAreNeverReportedAsSpokenDoNotFreezeTheCall() {
    Rehearsal call = sample().fires(Timer.STALLED);
    assertThat(call.timers()).containsKey(Timer.SILENCE);
    call.fires(Timer.SILENCE).fires(Timer.STALLED);
    assertThat(call.end()).isEqualTo("INTERNAL_ERROR []");
  }

  @Test
  void speechWithoutEndDoesNotFreezeTheCall() {
    Rehearsal call = sample().heard().on(new Event.SpeechStarted()).fires(Timer.STALLED);
    assertThat(call.timers()).containsKey(Timer.SILENCE);
  }

  @ParameterizedTest
  @EnumSource(
      value = EndReason.class,
      names = {"MEDIA_TIMEOUT", "CALLEE_HUNG_UP"})
  void theLineMayCloseAtAnyTime(EndReason why) {
    Event.LineClosed closed = new Event.LineClosed(why, "SIP 200 OK");
    assertThat(sample().on(closed).end()).isEqualTo(why + " []");
    assertThat(sample().heard().says("Yes.").on(closed).end()).isEqualTo(why + " []");
  }

  @Test
  void aPersonMayEndTheCallAndNothingComesAfter() {
    Rehearsal call = sample().on(new Event.EndRequested());
    assertThat(call.end()).isEqualTo("SUPERVISOR_ENDED []");
    call.heard().says("Hello?").on(new Event.Answered());
    assertThat(call.said()).hasSize(1);
  }

  @Test
  void whatIsMissingIsLeftOutAndNoted() {
    Rehearsal call =
        new Rehearsal(SampleAgent.document(), Calls.scope("{}")).on(new Event.Answered());
    assertThat(call.notes())
        .containsExactly(
            "Nothing is known of {date}, so it is left out (node greet).",
            "Nothing is known of {time}, so it is left out (node greet).");
  }

  private static Rehearsal silentStart() {
    return new Rehearsal(
            Calls.agent(
                """
                {"nodes": [
                  {"type": "start", "id": "s", "text": "", "outcomes": {"prompt": [{"id": "a", "label": "a", "next": "e"}]}},
                  {"type": "end", "id": "e", "text": "Bye."}]}
                """),
            Calls.scope("{}"))
        .on(new Event.Answered());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hello?", "Hello.", "Sorry, could you repeat that?"})
  void aCourtesyIsTheAnswerWhereThereIsNothingToSayAgain(String courtesy) {
    Rehearsal call = silentStart().says(courtesy);
    assertThat(call.said()).isEmpty();
    assertThat(call.asked().reply()).isEqualTo(courtesy);
    assertThat(call.judged("a").heard().end()).isEqualTo("AGENT_ENDED [a]");
  }

  @Test
  void noWordsAreNeverSaid() {
    Rehearsal call = silentStart().says("Hello?").judged(null);
    assertThat(call.said()).hasSize(1).noneMatch(String::isBlank);
    assertThat(call.heard().says("Hello?").said()).noneMatch(String::isBlank);
  }
}
