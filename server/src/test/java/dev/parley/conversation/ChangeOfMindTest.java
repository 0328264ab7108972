package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.SampleAgent;
import dev.parley.language.intents.CalleeIntent;
import org.junit.jupiter.api.Test;

/** Callees who take back, over our goodbye or right after it, what led to it. */
class ChangeOfMindTest {
  private static final String QUESTION = "You would like to cancel the appointment. Is that right?";
  private static final String CONFIRMED =
      "I understood that you would like to cancel it. Is that right?";

  private static Rehearsal cancelled() {
    Rehearsal call =
        new Rehearsal(
                Calls.agent(SampleAgent.json()),
                new Beginning(Calls.scope("{\"date\": \"Tuesday\", \"time\": \"2 PM\"}")))
            .on(new Event.Answered())
            .heard();
    call.says("Cancel it.").judged("cancel").heard();
    assertThat(call.lastSaid()).isEqualTo(QUESTION);
    return call.saysPerhaps("Yes, please cancel it.").judged(CalleeIntent.ANSWER, "cancel");
  }

  private static Rehearsal over(Rehearsal call, String heard, String news) {
    return call.on(new Event.TurnTakenBack())
        .cutAfter(heard)
        .on(new Event.TurnEnded(news, -0.1, false));
  }

  @Test
  void whatIsSaidOverTheGoodbyeIsJudgedByItself() {
    Rehearsal call = over(cancelled(), "All right, your", "No wait, keep it.");
    assertThat(call.asked().reply()).isEqualTo("No wait, keep it.");
    assertThat(call.asked().said()).isEqualTo(QUESTION);
    call.judged(CalleeIntent.ANSWER, "keep").heard().on(new Event.TurnSure());
    assertThat(call.end()).isEqualTo("AGENT_ENDED [cancel, keep]");
  }

  @Test
  void alsoWhatIsSaidAfterIt() {
    Rehearsal call = cancelled().heard();
    assertThat(call.end()).isEmpty();
    call.goesOn("No wait, keep it.");
    assertThat(call.asked().reply()).isEqualTo("No wait, keep it.");
    call.judged(CalleeIntent.ANSWER, "keep").heard().on(new Event.TurnSure());
    assertThat(call.end()).isEqualTo("AGENT_ENDED [cancel, keep]");
  }

  @Test
  void theSameIsDoneAgainOnlyIfItIsMeant() {
    Rehearsal call = over(cancelled(), "All right, your", "Wait, don't cancel it.");
    call.judged(CalleeIntent.ANSWER, "cancel");
    assertThat(call.lastSaid()).isEqualTo(CONFIRMED);
    call.heard().on(new Event.TurnSure()).says("No.").judged(CalleeIntent.ANSWER, "=no");
    assertThat(call.lastSaid()).isEqualTo("Sorry about that. " + QUESTION);
    assertThat(call.end()).isEmpty();
  }

  @Test
  void inHoweverManyPiecesItIsSaid() {
    Rehearsal call = over(cancelled(), "All right, your", "Late.");
    assertThat(call.asked().reply()).isEqualTo("Late.");
    over(call.judged(CalleeIntent.ANSWER, "cancel"), "", "Don't cancel it.");
    assertThat(call.asked().reply()).isEqualTo("Late. Don't cancel it.");
    over(call.judged(CalleeIntent.ANSWER, "cancel"), "", "I can make it.");
    assertThat(call.asked().reply()).isEqualTo("Late. Don't cancel it. I can make it.");
    assertThat(call.judged(CalleeIntent.ANSWER, "cancel").lastSaid()).isEqualTo(CONFIRMED);
    call.heard().on(new Event.TurnSure()).says("No, I want to keep it.");
    call.judged(CalleeIntent.ANSWER, "keep").heard().on(new Event.TurnSure());
    assertThat(call.end()).isEqualTo("AGENT_ENDED [cancel, keep]");
  }

  @Test
  void whoAgreesOnlyGoesOn() {
    Rehearsal call = over(cancelled(), "All right, your", "Yes, that's fine.");
    assertThat(call.asked().reply()).isEqualTo("Yes, please cancel it. Yes, that's fine.");
    call.judged(CalleeIntent.ANSWER, "cancel").heard().on(new Event.TurnSure());
    assertThat(call.end()).isEqualTo("AGENT_ENDED [cancel, cancel]");
  }

  @Test
  void whoSaysGoodbyeTooIsLetGo() {
    Rehearsal call = over(cancelled(), "All right, your", "Thank you, bye.");
    call.judged(CalleeIntent.ANSWER, "cancel").heard().on(new Event.TurnSure());
    assertThat(call.end()).isEqualTo("AGENT_ENDED [cancel, cancel]");
  }

  @Test
  void whoWantsNothingMoreObjectsToNothing() {
    Rehearsal call = cancelled().heard().goesOn("No thanks.");
    assertThat(call.asked().reply()).isEqualTo("Yes, please cancel it.");
    call.judged(CalleeIntent.ANSWER, "cancel").heard().on(new Event.TurnSure());
    assertThat(call.end()).isEqualTo("AGENT_ENDED [cancel, cancel]");
  }

  @Test
  void whoHeardNothingOfTheGoodbyeObjectsToNothing() {
    Rehearsal call = over(cancelled(), "", "the one on Tuesday, I mean.");
    assertThat(call.asked().reply())
        .isEqualTo("Yes, please cancel it. the one on Tuesday, I mean.");
  }

  @Test
  void unlessTheyBeginByTakingItBack() {
    Rehearsal call = over(cancelled(), "", "Oh no, sorry, keep it.");
    assertThat(call.asked().reply()).isEqualTo("Oh no, sorry, keep it.");
  }

  @Test
  void whatIsAskedOverTheGoodbyeIsAnsweredBeforeIt() {
    Rehearsal call = over(cancelled(), "All right, your", "Does that cost anything?");
    call.judged(CalleeIntent.QUESTION, "cancel");
    assertThat(call.lastSaid()).startsWith("I can't answer that").contains("is cancelled");
  }

  @Test
  void anObjectionIsForgottenWithTheTurn() {
    Rehearsal call = over(cancelled(), "All right, your", "Wait, don't cancel it.");
    call.judged(CalleeIntent.ANSWER, null);
    call.heard().on(new Event.TurnSure()).saysPerhaps("Oh, yes, do cancel it.");
    assertThat(call.asked().reply()).isEqualTo("Oh, yes, do cancel it.");
    call.judged(CalleeIntent.ANSWER, "cancel").heard().on(new Event.TurnSure());
    assertThat(call.end()).isEqualTo("AGENT_ENDED [cancel, cancel]");
  }
}
