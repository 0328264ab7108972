package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages that a language model adapts to what the callee has just said. */
class AdaptedTest {
  private static final String MESSAGE = "It costs 40 dollars on Tuesday. Which day suits you?";
  private static final String LEG = "My leg is in plaster.";

  private static Rehearsal asked(String settings, String node, String reply) {
    return new Rehearsal(
            Calls.agent(
                """
                {"settings": {%s},
                 "nodes": [
                  {"type": "start", "id": "s", "text": "Are you coming?",
                   "outcomes": {"prompt": [{"id": "no", "label": "not coming", "next": "when"}]}},
                  {"type": "speak", "id": "when", %s "text": "%s",
                   "outcomes": {"prompt": [{"id": "day", "label": "a day", "next": "e"}]}},
                  {"type": "end", "id": "e", "text": "Goodbye."}]}
                """
                    .formatted(settings, node, MESSAGE)),
            new Beginning(Calls.scope("{}")))
        .on(new Event.Answered())
        .heard()
        .says(reply)
        .judged("no");
  }

  private static Rehearsal asked() {
    return asked("\"adapt_messages\": true", "", LEG);
  }

  @Test
  void areComposedWhereTheDocumentAllowsItAndMuchWasSaid() {
    assertThat(asked().composing().adapts()).isTrue();
    assertThat(asked().composing().instructions()).isEqualTo(MESSAGE);
    assertThat(asked("", "", LEG).lastSaid()).isEqualTo(MESSAGE);
    assertThat(asked("\"adapt_messages\": true", "\"verbatim\": true,", LEG).lastSaid())
        .isEqualTo(MESSAGE);
    assertThat(asked("\"adapt_messages\": true", "", "No.").lastSaid()).isEqualTo(MESSAGE);
  }

  @Test
  void areSaidAsTheyComeWhereTheyHoldWhatIsWritten() {
    Rehearsal call =
        asked()
            .composed("Sorry about your leg.")
            .composed("On Tuesday it costs 40 dollars.")
            .composed("Which day suits you?")
            .allComposed();
    assertThat(call.said())
        .endsWith(
            "Sorry about your leg.", "On Tuesday it costs 40 dollars.", "Which day suits you?");
    call.heard().heard().heard();
    assertThat(call.says("Friday is fine with me.").asked().said()).endsWith("suits you?");
  }

  @Test
  void areFollowedByWhatTheyLack() {
    Rehearsal call = asked().composed("Sorry about your leg.").composed("It costs something.");
    assertThat(call.allComposed().lastSaid()).isEqualTo(MESSAGE);
    Rehearsal other = asked().composed("It never costs 40 dollars on Tuesday.");
    assertThat(other.allComposed().lastSaid()).isEqualTo(MESSAGE);
    Rehearsal half = asked().composed("It costs 40 dollars on Tuesday.");
    assertThat(half.on(new Event.ComposingFailed(0, "late")).lastSaid())
        .isEqualTo("Which day suits you?");
  }

  @Test
  void areSaidAsWrittenWhereNothingComes() {
    assertThat(asked().on(new Event.ComposingFailed(0, "HTTP 500")).lastSaid()).isEqualTo(MESSAGE);
    assertThat(asked().fires(Timer.STALLED).lastSaid()).isEqualTo(MESSAGE);
    assertThat(asked().allComposed().lastSaid()).isEqualTo(MESSAGE);
    Rehearsal late = asked().fires(Timer.STALLED).composed("Too late.");
    assertThat(late.said()).doesNotContain("Too late.");
  }

  @Test
  void areSaidAsWrittenAfterANoiseThatBrokeThemOff() {
    Rehearsal call = asked().on(new Event.SpeechStarted()).on(new Event.TurnEnded("", -0.1));
    assertThat(call.lastSaid()).isEqualTo(MESSAGE);
  }

  @Test
  void leadOnLikeThoseThatAreWritten() {
    Rehearsal call = asked().composed("It costs 40 dollars on Tuesday. Which day suits you?");
    call.allComposed().heard().says("Friday.").judged("day", Map.of()).heard();
    assertThat(call.end()).startsWith("AGENT_ENDED");
  }
}
