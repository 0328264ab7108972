package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.language.intents.CalleeIntent;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values that callees read out in pieces, with pauses that were taken for the end. */
class DictatedTest {
  private static final String QUESTION = "What is your e-mail address?";
  private static final String AGENT =
      """
      {"nodes": [
        {"type": "start", "id": "mail", "text": "Hello, this is the library. What is your e-mail address?",
         "variables": [{"name": "email", "format": "email", "instructions": "their e-mail address"}],
         "outcomes": {
           "rules": [{"id": "mailed", "when": {"all": [{"operand": "{{email}}", "operator": "is_not_empty"}]}, "next": "phone"}],
           "else": {"next": "mail"}}},
        {"type": "speak", "id": "phone", "text": "And your phone number?",
         "variables": [{"name": "phone", "format": "phone", "instructions": "their phone number"}],
         "outcomes": {
           "rules": [{"id": "phoned", "when": {"all": [{"operand": "{{phone}}", "operator": "is_not_empty"}]}, "next": "bye"}],
           "else": {"next": "phone"}}},
        {"type": "end", "id": "bye", "text": "Goodbye."}]}\
      """;

  private static Rehearsal asked() {
    return new Rehearsal(Calls.agent(AGENT), new Beginning(Calls.scope("{}")))
        .on(new Event.Answered())
        .heard();
  }

  private static Rehearsal judged(Rehearsal call, String email) {
    return call.judged(CalleeIntent.ANSWER, null, Map.of("email", email), Set.of());
  }

  @Test
  void whoHasReadOutOnlyAPieceIsWaitedFor() {
    Rehearsal call = asked().says("It's A-D-A.");
    assertThat(call.asks()).isZero();
    assertThat(call.said()).hasSize(1);
    assertThat(call.timers()).containsEntry(Timer.SILENCE, "PT4S");
    call.says("At example dot com.");
    assertThat(call.asked().reply()).isEqualTo("It's A-D-A. At example dot com.");
    assertThat(judged(call, "ada@example.com").lastSaid()).endsWith("And your phone number?");
  }

  @Test
  void soIsWhoPausesAgainAndAgain() {
    Rehearsal call = asked().says("It's A-D").says("A underscore").says("nine at");
    assertThat(call.asks()).isZero();
    call.says("example dot com.");
    assertThat(call.asked().reply()).isEqualTo("It's A-D A underscore nine at example dot com.");
  }

  @Test
  void whatIsLongInComingIsAskedForAndStillBelongsToThePiece() {
    Rehearsal call = asked().says("It's A-D-A.").fires(Timer.SILENCE);
    assertThat(call.lastSaid()).isEqualTo("Sorry, I didn't hear the end of that. " + QUESTION);
    call.heard().says("At example dot com.");
    assertThat(call.asked().reply()).isEqualTo("It's A-D-A. At example dot com.");
  }

  @Test
  void whoBeginsAnewIsTakenByThat() {
    Rehearsal call = asked().says("It's A-D-A.").fires(Timer.SILENCE).heard();
    call.says("Ada at example dot com.");
    assertThat(call.asked().reply()).isEqualTo("Ada at example dot com.");
  }

  @Test
  void whoSaysSomethingElseIsUnderstood() {
    Rehearsal call = asked().says("It's A-D-A.").fires(Timer.SILENCE).heard();
    assertThat(call.says("Who is this?").asked().reply()).isEqualTo("Who is this?");
  }

  @Test
  void aPieceThatWasNotKnownForOneIsJoinedToTheRest() {
    Rehearsal call = asked().says("It's Ada.").judged(CalleeIntent.ANSWER, null);
    assertThat(call.lastSaid()).endsWith(QUESTION);
    call.heard().says("At example dot com.");
    assertThat(call.asked().reply()).isEqualTo("It's Ada. At example dot com.");
  }

  @Test
  void overTheQuestionAskedAgainToo() {
    Rehearsal call = asked().says("It's Ada.").judged(CalleeIntent.ANSWER, null);
    call.on(new Event.SpeechStarted()).cutAfter("Sorry, I didn't");
    call.on(new Event.TurnEnded("at example dot com", -0.1));
    assertThat(call.asked().reply()).isEqualTo("It's Ada. at example dot com");
  }

  @Test
  void nothingIsJoinedToAnotherQuestion() {
    Rehearsal call = judged(asked().says("ada at example dot com"), "ada@example.com").heard();
    assertThat(call.says("Four one five.").asks()).isEqualTo(1);
    call.says("Five five five, oh one three two.");
    assertThat(call.asked().reply()).isEqualTo("Four one five. Five five five, oh one three two.");
  }

  @Test
  void aPieceThatMayGoOnIsNoTurnToTakeBack() {
    Rehearsal call = asked().saysPerhaps("It's A-D-A.").goesOn("At example dot com.");
    assertThat(call.asked().reply()).isEqualTo("It's A-D-A. At example dot com.");
    call = asked().saysPerhaps("It's A-D-A.").on(new Event.TurnSure()).says("At example dot com.");
    assertThat(call.asked().reply()).isEqualTo("It's A-D-A. At example dot com.");
  }

  @Test
  void whoNeverSaysTheRestIsHelped() {
    Rehearsal call = asked();
    for (int i = 0; i < 3; i++) {
      call.says("A-D-A.").fires(Timer.SILENCE).heard();
    }
    assertThat(call.lastSaid()).contains("Shall somebody call you back?");
  }
}
