package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.language.intents.CalleeIntent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers that tell less, or more, than was asked. */
class LostValueTest {
  private static final String ASKS =
      """
      {"nodes": [
        {"type": "start", "id": "s", "text": "When will you come?",
         "variables": [{"name": "day", "format": "date"}, {"name": "hour", "format": "time"}],
         "outcomes": {"rules": [], "else": {"next": "pay"}}},
        {"type": "speak", "id": "pay", "text": "What pay do you hope for?",
         "variables": [{"name": "pay", "format": "number"}],
         "outcomes": {"rules": [], "else": {"next": "which"}}},
        {"type": "speak", "id": "which", "text": "Shall we bring it?",
         "outcomes": {"prompt": [{"id": "yes", "label": "yes, wants it brought", "next": "e"},
                                 {"id": "no", "label": "no, is not at home", "next": "e"}]}},
        {"type": "end", "id": "e", "text": "Thank you."}]}
      """;

  private static Rehearsal begun() {
    return new Rehearsal(Calls.agent(ASKS), new Beginning(Calls.scope("{}")))
        .on(new Event.Answered())
        .heard();
  }

  private static Rehearsal atPay() {
    return begun()
        .says("On Monday at nine.")
        .judged(null, Map.of("day", "2026-11-30", "hour", "09:00"))
        .heard();
  }

  private static Rehearsal atWhich() {
    return atPay().says("Twenty.").judged(null, Map.of("pay", "20")).heard();
  }

  @Test
  void whatAnAnswerDoesNotTellIsAskedForOnce() {
    Rehearsal call =
        begun().says("I have to give notice.").judged(CalleeIntent.ANSWER, null).heard();
    assertThat(call.lastSaid()).startsWith("Sorry").endsWith("When will you come?");
    call.says("I have to give notice.").judged(CalleeIntent.ANSWER, null).heard();
    assertThat(call.lastSaid()).isEqualTo("What pay do you hope for?");
  }

  @Test
  void whoOnlyHesitatesIsWaitedForHoweverUnclearly() {
    Rehearsal call = begun().says("Um.", -0.7).judged(CalleeIntent.FILLER, null).heard();
    assertThat(call.lastSaid()).isEqualTo("When will you come?");
  }

  @Test
  void whoWithholdsItIsNotAskedAgain() {
    Rehearsal call = begun().says("I'd rather not say.").judged(CalleeIntent.ANSWER, null).heard();
    assertThat(call.lastSaid()).isEqualTo("What pay do you hope for?");
  }

  @Test
  void whatIsToldBesideAYesIsKept() {
    Rehearsal call =
        begun()
            .says("Around half past five.")
            .judged(CalleeIntent.ANSWER, null, Map.of("hour", "17:30"), Set.of("hour"))
            .heard();
    assertThat(call.lastSaid()).endsWith("Is that right?");
    call.says("Today, yes.").judged("yes", Map.of("day", "2026-11-28")).heard();
    assertThat(call.lastSaid()).isEqualTo("What pay do you hope for?");
    call.says("Twenty.").judged(null, Map.of("pay", "20")).heard();
    call.says("Yes.").judged("yes").heard();
    assertThat(call.variables()).containsEntry("day", "2026-11-28").containsEntry("hour", "17:30");
  }

  @Test
  void unlessItIsUnsureItself() {
    Rehearsal call =
        begun()
            .says("Around half past five.")
            .judged(CalleeIntent.ANSWER, null, Map.of("hour", "17:30"), Set.of("hour"))
            .heard();
    call.says("Yes, one of these days.");
    call.on(
        new Event.Judged(
            call.asks() - 1,
            CalleeIntent.ANSWER,
            "yes",
            List.of(),
            Map.of("day", "2026-11-28"),
            Set.of("day")));
    call.heard().says("Twenty.").judged(null, Map.of("pay", "20")).heard();
    call.says("Yes.").judged("yes").heard();
    assertThat(call.variables()).containsEntry("hour", "17:30").doesNotContainKey("day");
  }

  @Test
  void oneOfARangeIsReadBackInsteadOfIt() {
    Rehearsal call =
        atPay()
            .says("Nineteen or twenty.")
            .judged(CalleeIntent.ANSWER, null, Map.of("pay", "19-20"), Set.of("pay"))
            .heard();
    call.says("Twenty.").judged("yes", Map.of("pay", "20")).heard();
    assertThat(call.lastSaid()).contains("20").endsWith("Is that right?");
    call.says("Yes, that one.").judged("yes", Map.of("pay", "1")).heard();
    call.says("Yes.").judged("yes").heard();
    assertThat(call.variables()).containsEntry("pay", "20");
  }

  @Test
  void whoOnlyKnowsNothingOfTheMatterIsAskedWhetherTheyAreTheWrongOne() {
    Rehearsal call = atWhich().says("I didn't order anything.").judged(CalleeIntent.WRONG, null);
    assertThat(call.heard().lastSaid()).isEqualTo("Do I have the wrong number?");
    call.says("No, what is it?").judged("no").heard();
    assertThat(call.lastSaid()).isEqualTo("Shall we bring it?");
    call.says("I didn't order anything.").judged(CalleeIntent.WRONG, null).heard();
    call.says("Yes.").judged("yes").heard();
    assertThat(call.end()).isEqualTo("AGENT_ENDED [else, else, wrong_person]");
  }

  @Test
  void whoTalksOnIsNotTheWrongOne() {
    Rehearsal call = atWhich().says("I didn't order anything.").judged(CalleeIntent.WRONG, null);
    call.heard().says("I'm Ada. Is it the blood pressure one?");
    call.judged(CalleeIntent.QUESTION, null).heard();
    assertThat(call.lastSaid()).startsWith("I can't answer that").endsWith("Shall we bring it?");
  }

  @Test
  void whoSaysItOutrightIsLetGo() {
    Rehearsal call = atWhich().says("You have the wrong number.").judged(CalleeIntent.WRONG, null);
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [else, else, wrong_person]");
  }

  @Test
  void ofTwoThatMayBeMeantOneIsAskedFor() {
    Rehearsal call =
        atWhich()
            .says("How much is it?")
            .judged(CalleeIntent.QUESTION, null)
            .heard()
            .says("If it's free.");
    call.on(
        new Event.Judged(
            call.asks() - 1, CalleeIntent.ANSWER, null, List.of("yes", "no"), Map.of(), Set.of()));
    assertThat(call.heard().lastSaid())
        .isEqualTo("Do you mean that you want it brought, or that you are not at home?");
  }

  private static final String BRINGS =
      """
      {"nodes": [
        {"type": "start", "id": "s", "text": "Would you like to pick it up, or should we bring it?",
         "outcomes": {"prompt": [{"id": "pickup", "label": "will pick it up", "next": "e"},
                                 {"id": "bring", "label": "wants us to bring it", "next": "where"},
                                 {"id": "no", "label": "does not need it", "next": "e"}]}},
        {"type": "speak", "id": "where", "text": "Where should we bring it?",
         "variables": [{"name": "where", "format": "address"}],
         "outcomes": {"rules": [], "else": {"next": "e"}}},
        {"type": "end", "id": "e", "text": "Thank you."}]}
      """;

  private static Rehearsal atWhere() {
    return new Rehearsal(Calls.agent(BRINGS), new Beginning(Calls.scope("{}")))
        .on(new Event.Answered())
        .heard()
        .says("Can you bring it?")
        .judged("bring")
        .heard();
  }

  @Test
  void whatOnlySeemsToTakeSomethingBackTakesNothingBack() {
    Rehearsal call = atWhere().says("It's fourteen maple cord.");
    call.judged(CalleeIntent.CORRECTION, null).judged(CalleeIntent.ANSWER, null).heard();
    assertThat(call.lastSaid()).startsWith("Sorry").endsWith("Where should we bring it?");
    call.says("14 Maple Court.").judged(null, Map.of("where", "14 Maple Court")).heard();
    assertThat(call.end()).isEqualTo("AGENT_ENDED [bring, else]");
  }

  @Test
  void whoSaysThatTheyTakeItBackIsAskedAnew() {
    Rehearsal call = atWhere().says("No, I changed my mind.");
    call.judged(CalleeIntent.CORRECTION, null).judged(CalleeIntent.CORRECTION, null).heard();
    assertThat(call.lastSaid()).endsWith("Would you like to pick it up, or should we bring it?");
    assertThat(call.taken()).isEmpty();
  }

  @Test
  void aYesToWhichOfTwoIsAskedInOtherWords() {
    Rehearsal call =
        new Rehearsal(Calls.agent(BRINGS), new Beginning(Calls.scope("{}")))
            .on(new Event.Answered())
            .heard()
            .says("Yes.")
            .judged(CalleeIntent.UNSURE, null)
            .heard();
    assertThat(call.lastSaid())
        .isEqualTo(
            "Let me put it another way. Do you mean that you will pick it up, or that you want us"
                + " to bring it?");
    call.says("Bring it.");
    call.on(
        new Event.Judged(
            call.asks() - 1, CalleeIntent.ANSWER, null, List.of("bring"), Map.of(), Set.of()));
    assertThat(call.heard().lastSaid()).isEqualTo("Where should we bring it?");
  }

  @Test
  void whatIsAskedBesideAnUnsureValueIsNotPassedOver() {
    Rehearsal call =
        begun()
            .says("Saturday morning. When do you open?")
            .judged(CalleeIntent.QUESTION, null, Map.of("day", "2026-12-05"), Set.of("day"))
            .heard();
    assertThat(call.lastSaid())
        .startsWith("I can't answer that, but I will pass your question on. I understood");
  }

  @Test
  void aBareNoOverTheGoodbyeDoesNotReplaceWhatWasToldBeforeIt() {
    Rehearsal call =
        new Rehearsal(
                Calls.agent(
                    """
                    {"nodes": [
                      {"type": "start", "id": "s", "text": "Is there a reason?",
                       "variables": [{"name": "reason", "format": "text"}],
                       "outcomes": {"rules": [], "else": {"next": "e"}}},
                      {"type": "end", "id": "e", "text": "Thank you. Goodbye."}]}
                    """),
                new Beginning(Calls.scope("{}")))
            .on(new Event.Answered())
            .heard()
            .saysPerhaps("I moved away.")
            .judged(null, Map.of("reason", "I moved away."))
            .heard();
    call.goesOn("No.");
    assertThat(call.asked().reply()).isEqualTo("I moved away.");
  }

  @Test
  void noGapIsLeftWhereNothingIsKnown() {
    Rehearsal call =
        new Rehearsal(
                Calls.agent(
                    """
                    {"nodes": [
                      {"type": "start", "id": "s", "text": "Hello {first_name} , it's {who} us. Well?",
                       "outcomes": {"prompt": [{"id": "yes", "label": "yes", "next": "e"}]}},
                      {"type": "end", "id": "e", "text": "Thank you."}]}
                    """),
                new Beginning(Calls.scope("{}")))
            .on(new Event.Answered());
    assertThat(call.lastSaid()).isEqualTo("Hello, it's us. Well?");
  }
}
