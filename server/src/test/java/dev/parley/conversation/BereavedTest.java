package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.SampleAgent;
import dev.parley.language.intents.CalleeIntent;
import org.junit.jupiter.api.Test;

/** Who is wanted has died. */
class BereavedTest {
  private static final String CONDOLENCE = "I am very sorry to hear that";

  @Test
  void nobodyIsAskedWhenTheyCanBeReached() {
    Rehearsal call = SampleCall.sample().says("He passed away in March.");
    call.judged(CalleeIntent.ABSENT, null);
    assertThat(call.lastSaid()).startsWith(CONDOLENCE);
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [wrong_person]");
    assertThat(call.suppressed()).isFalse();
  }

  @Test
  void anOutcomeThatIsMeantIsTakenBehindACondolence() {
    Rehearsal call = SampleCall.sample().says("No, my mother died, I can't come.");
    call.judged("cannot");
    assertThat(call.lastSaid()).startsWith(CONDOLENCE).endsWith("shall I cancel it?");
  }

  @Test
  void oldCallsAreHeldAsTheyWere() {
    Rehearsal call =
        new Rehearsal(
                Calls.agent(SampleAgent.json()),
                new Beginning(Calls.scope("{\"date\": \"Tuesday\"}"), Rules.MANNERS))
            .on(new Event.Answered())
            .heard();
    call.says("No, my mother died, I can't come.").judged("cannot");
    assertThat(call.lastSaid()).doesNotContain(CONDOLENCE);
  }
}
