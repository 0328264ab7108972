package dev.parley.conversation;

import static dev.parley.conversation.SampleCall.QUESTION;
import static dev.parley.conversation.SampleCall.SCOPE;
import static dev.parley.conversation.SampleCall.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.SampleAgent;
import dev.parley.language.intents.CalleeIntent;
import org.junit.jupiter.api.Test;

/** What the callee says over the agent's words, and what of those is said again. */
class SpokenOverTest {
  @Test
  void anIntroductionThatIsSpokenOverIsMadeAgain() {
    Rehearsal call =
        new Rehearsal(SampleAgent.document(), new Beginning(Calls.scope(SCOPE)))
            .on(new Event.Answered())
            .on(new Event.SpeechStarted())
            .cutAfter("Hello Maria, this")
            .on(new Event.TurnEnded("Hello?", -0.1));
    assertThat(call.lastSaid()).startsWith("Hello Maria").endsWith(QUESTION);
    assertThat(call.asks()).isZero();
  }

  @Test
  void anAsideOverOurWordsDoesNotEndThem() {
    Rehearsal call = sample().says("Move it.").judged("reschedule").on(new Event.SpeechStarted());
    call.cutAfter("Sure, we can").on(new Event.TurnEnded("Honey, is Tuesday free?", -0.1));
    call.judged(CalleeIntent.UNRELATED, null);
    assertThat(call.lastSaid()).endsWith("What day and time would suit you?");
  }

  @Test
  void aGoodbyeThatIsSpokenOverIsNotSaidTwice() {
    Rehearsal call = sample().saysPerhaps("Yes.").judged("confirm");
    call.on(new Event.TurnTakenBack()).cutAfter("Great. We look forward to");
    call.on(new Event.TurnEnded("Thank you, bye.", -0.1, false)).judged("confirm");
    assertThat(call.asked().reply()).isEqualTo("Yes. Thank you, bye.");
    assertThat(call.lastSaid())
        .isEqualTo("We look forward to seeing you on Tuesday at 2 PM. Goodbye.");
    assertThat(call.heard().on(new Event.TurnSure()).end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void norIsOneThatWasHeardToItsEnd() {
    Rehearsal call = sample().saysPerhaps("Yes.").judged("confirm").heard();
    call.on(new Event.TurnTakenBack()).on(new Event.TurnEnded("Bye.", -0.1, false));
    assertThat(call.judged("confirm").said()).hasSize(2);
    assertThat(call.on(new Event.TurnSure()).end()).isEqualTo("AGENT_ENDED [confirm]");
  }
}
