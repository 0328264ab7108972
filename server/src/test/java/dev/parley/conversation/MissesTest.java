package dev.parley.conversation;

import static dev.parley.conversation.SampleCall.LOOP;
import static dev.parley.conversation.SampleCall.QUESTION;
import static dev.parley.conversation.SampleCall.begun;
import static dev.parley.conversation.SampleCall.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.speech.MannerPhrases;
import dev.parley.language.speech.Phrases;
import org.junit.jupiter.api.Test;

/** Turns that lead nowhere: no question is put for ever. */
class MissesTest {
  @Test
  void missesAreAskedInOtherWordsThenWithKeysThenOfferedACall() {
    Rehearsal call = sample();
    for (int i = 0; i < 3; i++) {
      call.says("Purple.").judged(CalleeIntent.ANSWER, null).heard();
    }
    assertThat(call.said().subList(1, 4))
        .containsExactly(
            "Sorry, I didn't quite get that. " + QUESTION,
            QUESTION + " You can also press 1 for yes, 2 for no.",
            MannerPhrases.HELP);
    call.says("Purple.").judged(null).heard().says("Purple.").judged(null);
    assertThat(call.lastSaid()).isEqualTo(Phrases.NO_MATCH);
    assertThat(call.heard().end()).isEqualTo("NO_MATCH [no_match]");
  }

  @Test
  void aKeyThatWasOfferedIsAnAnswer() {
    Rehearsal call = sample();
    call.says("Purple.").judged(null).heard().says("Purple.").judged(null).heard();
    int asks = call.asks();
    call.presses("1#");
    assertThat(call.asks()).isEqualTo(asks);
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void whoCannotBeUnderstoodMayBeCalledBack() {
    Rehearsal call = sample();
    for (int i = 0; i < 3; i++) {
      call.says("Purple.", -0.6).heard();
      if (i == 2) {
        call.judged(null).heard();
      }
    }
    assertThat(call.lastSaid()).isEqualTo(MannerPhrases.HELP);
    call.says("Yes.").judged("yes");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [call_back]");
  }

  @Test
  void aLoopBackToTheSameQuestionIsBounded() {
    Rehearsal call = begun(LOOP);
    for (int i = 0; i < 3; i++) {
      call.says("Whenever.").judged(CalleeIntent.ANSWER, null).heard();
    }
    assertThat(call.said().stream().filter(said -> said.contains("Which day suits you?")))
        .hasSize(3);
    assertThat(call.lastSaid()).isEqualTo(MannerPhrases.HELP);
  }

  @Test
  void soIsOneOverOtherQuestions() {
    Rehearsal call =
        begun(LOOP.replace("\"else\": {\"next\": \"s\"}", "\"else\": {\"next\": \"t\"}"));
    for (int i = 0; i < 6 && !call.lastSaid().equals(MannerPhrases.HELP); i++) {
      call.says("Whenever.").judged(CalleeIntent.ANSWER, null).heard();
    }
    assertThat(call.lastSaid()).isEqualTo(MannerPhrases.HELP);
    assertThat(call.said()).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void theSameQuestionIsNeverPutFourTimes() {
    Rehearsal call = sample();
    for (CalleeIntent intent :
        new CalleeIntent[] {CalleeIntent.WHO, CalleeIntent.WHAT, CalleeIntent.ROBOT}) {
      call.says("?").judged(intent, null).heard();
    }
    call.fires(Timer.SILENCE).heard().fires(Timer.SILENCE).heard();
    assertThat(call.said().stream().filter(said -> said.contains(QUESTION))).hasSize(3);
  }
}
