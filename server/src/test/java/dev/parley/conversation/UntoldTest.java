package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.language.intents.CalleeIntent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values that are told before they are asked for, or only in part. */
class UntoldTest {
  private static final String ASKS =
      """
      {"nodes": [
        {"type": "start", "id": "s", "text": "Do you still own it?",
         "outcomes": {"prompt": [{"id": "owns", "label": "still owns it", "next": "miles"},
                                 {"id": "sold", "label": "has sold it", "next": "when"}]}},
        {"type": "speak", "id": "when", "text": "When did you sell it?",
         "variables": [{"name": "sold_on", "format": "date"}],
         "outcomes": {"rules": [], "else": {"next": "e"}}},
        {"type": "speak", "id": "miles", "text": "How many miles are on it?",
         "variables": [{"name": "miles", "format": "number"}],
         "outcomes": {"rules": [], "else": {"next": "day"}}},
        {"type": "speak", "id": "day", "text": "Which day and what time would suit you?",
         "variables": [{"name": "day", "format": "date"}, {"name": "hour", "format": "time"}],
         "outcomes": {"rules": [], "else": {"next": "mail"}}},
        {"type": "speak", "id": "mail", "text": "And your e-mail address?",
         "variables": [{"name": "mail", "format": "email"}],
         "outcomes": {"rules": [], "else": {"next": "e"}}},
        {"type": "end", "id": "e", "text": "Thank you."}]}
      """;

  private static Rehearsal begun() {
    return new Rehearsal(Calls.agent(ASKS), new Beginning(Calls.scope("{}")))
        .on(new Event.Answered())
        .heard();
  }

  private static Rehearsal toldMiles(String answer, Map<String, String> early, Set<String> unsure) {
    return begun()
        .says(answer)
        .judged(CalleeIntent.ANSWER, "owns", early, unsure)
        .heard()
        .says("Sixty thousand.")
        .judged(null, Map.of("miles", "60000"))
        .heard();
  }

  @Test
  void whatWasToldBeforeItsQuestionIsReadBackInItsPlace() {
    Rehearsal call =
        toldMiles(
            "Yes, and I can come on Wednesday at three.",
            Map.of("day", "2026-12-02", "hour", "15:00"),
            Set.of());
    assertThat(call.lastSaid())
        .isEqualTo("I understood Wednesday, December 2nd, 3 PM. Is that right?");
    call.says("Yes.").judged("yes").heard();
    assertThat(call.lastSaid()).isEqualTo("And your e-mail address?");
    call.says("No.").judged(CalleeIntent.UNSURE, null).heard();
    assertThat(call.variables()).containsEntry("day", "2026-12-02").containsEntry("hour", "15:00");
  }

  @Test
  void itIsOfTheWayThatIsTaken() {
    Rehearsal call =
        toldMiles(
            "I do, and I can come on Wednesday at three.",
            Map.of("sold_on", "2026-12-02", "hour", "15:00"),
            Set.of());
    assertThat(call.lastSaid())
        .isEqualTo("I understood Wednesday, December 2nd, 3 PM. Is that right?");
    call.says("Yes.").judged("yes").heard();
    call.says("No.").judged(CalleeIntent.UNSURE, null).heard();
    assertThat(call.variables()).doesNotContainKey("sold_on");
  }

  @Test
  void aYesIsNoAnswerToTheNextQuestion() {
    Rehearsal call =
        new Rehearsal(
                Calls.agent(
                    """
                    {"nodes": [
                      {"type": "start", "id": "s", "text": "Shall I book it?",
                       "outcomes": {"prompt": [{"id": "book", "label": "yes, book it", "next": "pain"},
                                               {"id": "no", "label": "no", "next": "e"}]}},
                      {"type": "speak", "id": "pain", "text": "Do you have pain?",
                       "outcomes": {"prompt": [{"id": "pain", "label": "yes, has pain", "next": "day"},
                                               {"id": "fine", "label": "no pain", "next": "day"}]}},
                      {"type": "speak", "id": "day", "text": "Which day?",
                       "variables": [{"name": "day", "format": "date"}],
                       "outcomes": {"rules": [], "else": {"next": "e"}}},
                      {"type": "end", "id": "e", "text": "Thank you."}]}
                    """),
                new Beginning(Calls.scope("{}")))
            .on(new Event.Answered())
            .heard();
    call.says("Sure, how about Monday?").judged("book", Map.of("day", "2026-11-30"));
    assertThat(call.asks()).isEqualTo(1);
    assertThat(call.heard().lastSaid()).isEqualTo("Do you have pain?");
    call.says("No.").judged("fine").heard();
    assertThat(call.lastSaid()).isEqualTo("I understood Monday, November 30th. Is that right?");
  }

  @Test
  void whatIsDeniedLastIsNotKept() {
    Rehearsal call = toldMiles("Yes, but not on Monday.", Map.of("day", "2026-11-30"), Set.of());
    assertThat(call.lastSaid()).isEqualTo("Which day and what time would suit you?");
  }

  @Test
  void andAskedForWhereItIsNotMeant() {
    Rehearsal call = toldMiles("Yes, maybe Wednesday.", Map.of("day", "2026-12-02"), Set.of("day"));
    call.says("No.").judged("no").heard();
    assertThat(call.lastSaid()).endsWith("Which day and what time would suit you?");
  }

  @Test
  void aTimeWithoutADayMayBeOfAnything() {
    Rehearsal call = toldMiles("Yes, I'm home at five.", Map.of("hour", "17:00"), Set.of());
    assertThat(call.lastSaid()).isEqualTo("Which day and what time would suit you?");
  }

  @Test
  void anAddressThatIsUnsureIsAskedFor() {
    Rehearsal call =
        toldMiles("Yes, bob at home has it.", Map.of("mail", "bob@home.com"), Set.of("mail"));
    call.says("Monday at nine.").judged(null, Map.of("day", "2026-11-30", "hour", "09:00")).heard();
    assertThat(call.lastSaid()).isEqualTo("And your e-mail address?");
  }

  @Test
  void whatAnAnswerLeavesOutIsAskedForOnce() {
    Rehearsal call = toldMiles("Yes.", Map.of(), Set.of());
    call.says("On Monday.").judged(null, Map.of("day", "2026-11-30")).heard();
    assertThat(call.lastSaid()).isEqualTo("And at what time?");
    call.says("I work then.").judged(CalleeIntent.ANSWER, null).heard();
    assertThat(call.lastSaid()).isEqualTo("And your e-mail address?");
  }

  @Test
  void alsoWhereTheFirstPartHadToBeReadBack() {
    Rehearsal call = toldMiles("Yes.", Map.of(), Set.of());
    call.says("After six.");
    call.judged(CalleeIntent.ANSWER, null, Map.of("hour", "18:00"), Set.of("hour")).heard();
    call.says("Yes.").judged("yes").heard();
    assertThat(call.lastSaid()).isEqualTo("And which day?");
    call.says("Tomorrow.").judged(null, Map.of("day", "2026-11-29")).heard();
    call.says("No.").judged(CalleeIntent.UNSURE, null).heard();
    assertThat(call.variables()).containsEntry("day", "2026-11-29").containsEntry("hour", "18:00");
  }

  @Test
  void whoLeavesItOpenIsNotAsked() {
    Rehearsal call = toldMiles("Yes.", Map.of(), Set.of());
    call.says("Monday, any time.").judged(null, Map.of("day", "2026-11-30")).heard();
    assertThat(call.lastSaid()).isEqualTo("And your e-mail address?");
  }

  @Test
  void whatIsToldRightBeforeIsNotAskedAtAll() {
    Rehearsal call = toldMiles("Yes.", Map.of(), Set.of());
    call.says("Monday at nine, write to bob@bt.com.");
    call.judged(null, Map.of("day", "2026-11-30", "hour", "09:00", "mail", "bob@bt.com"));
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [owns, else, else, else]");
    assertThat(call.variables()).containsEntry("mail", "bob@bt.com");
  }

  @Test
  void whoSaysNoToAValueIsNotAskedForItInOtherWords() {
    Rehearsal call = toldMiles("Yes.", Map.of(), Set.of());
    call.says("Monday at nine.").judged(null, Map.of("day", "2026-11-30", "hour", "09:00")).heard();
    call.says("Nope.").judged(CalleeIntent.UNSURE, null);
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [owns, else, else, else]");
  }

  @Test
  void oldCallsAreHeldAsTheyWere() {
    Rehearsal call =
        new Rehearsal(Calls.agent(ASKS), new Beginning(Calls.scope("{}"), Rules.MANNERS))
            .on(new Event.Answered())
            .heard();
    call.says("Yes.").judged("owns").heard();
    call.says("Sixty.").judged(null, Map.of("miles", "60")).heard();
    call.says("On Monday.").judged(null, Map.of("day", "2026-11-30")).heard();
    assertThat(List.of(call.lastSaid())).containsExactly("And your e-mail address?");
  }
}
