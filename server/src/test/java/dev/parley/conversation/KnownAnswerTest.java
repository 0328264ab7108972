package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.SampleAgent;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.language.intents.CalleeIntent;
import org.junit.jupiter.api.Test;

/** Questions of the callee's to which something is known. */
class KnownAnswerTest {
  private static final String SCOPE = "{\"date\": \"Tuesday\", \"time\": \"2 PM\"}";
  private static final KnownAnswer WHERE =
      new KnownAnswer("We are at 12 Harbour Street.", "base", "item", 0.95);

  private static Rehearsal sample() {
    return begun(SampleAgent.json());
  }

  private static Rehearsal with(String manners) {
    return begun(
        SampleAgent.json()
            .replace("\"settings\": {", "\"settings\": { \"manners\": " + manners + ","));
  }

  private static Rehearsal begun(String agent) {
    return new Rehearsal(Calls.agent(agent), new Beginning(Calls.scope(SCOPE)))
        .on(new Event.Answered())
        .heard();
  }

  @Test
  void isAnsweredInPlaceAndCited() {
    Rehearsal call = sample().says("Where are you?").judgedKnown(WHERE, null);
    assertThat(call.lastSaid()).isEqualTo("We are at 12 Harbour Street. Can you still make it?");
    assertThat(call.cited()).containsExactly(new Command.Cite("Where are you?", WHERE));
    assertThat(call.notes()).isEmpty();
    call.heard().says("Yes.").judged(CalleeIntent.ANSWER, "confirm");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [confirm]");
    assertThat(call.cited()).hasSize(1);
  }

  @Test
  void isAnsweredBeforeTheNextWordsBesideAnAnswer() {
    Rehearsal call = sample().says("Yes, but where are you?").judgedKnown(WHERE, "confirm");
    assertThat(call.lastSaid()).startsWith("We are at 12 Harbour Street. Great. We look forward");
    assertThat(call.cited()).containsExactly(new Command.Cite("Yes, but where are you?", WHERE));
    assertThat(call.notes()).isEmpty();
  }

  @Test
  void isAnsweredInTheMiddleOfAnErrandToo() {
    Rehearsal call = sample().says("Call me later.").judged(CalleeIntent.LATER, null);
    call.judged(CalleeIntent.LATER, null).heard();
    call.says("Where are you?").judgedKnown(WHERE, null);
    assertThat(call.lastSaid())
        .isEqualTo("We are at 12 Harbour Street. When would be a good time to call?");
  }

  @Test
  void whatIsNotKnownIsNotedAsEver() {
    Rehearsal call = sample().says("Where are you?").judgedKnown(WHERE, null).heard();
    call.says("How long will it take?").judged(CalleeIntent.QUESTION, null);
    assertThat(call.lastSaid()).startsWith("I can't answer that");
    assertThat(call.notes()).containsExactly("The callee asked: How long will it take?");
    assertThat(call.cited()).hasSize(1);
  }

  @Test
  void goesBeforeTheWordsAndWaysOfTheAuthorForWhatIsNotKnown() {
    String manner = "{\"question\": {\"text\": \"I will ask.\", \"outcome\": \"asks\"}}";
    Rehearsal call = with(manner).says("Where are you?").judgedKnown(WHERE, null);
    assertThat(call.lastSaid()).isEqualTo("We are at 12 Harbour Street. Can you still make it?");
    call.heard().says("And how long?").judged(CalleeIntent.QUESTION, null);
    assertThat(call.lastSaid()).isEqualTo("I will ask.");
  }

  @Test
  void isNotGivenWhereTheAuthorWantsQuestionsTakenForAnswers() {
    Rehearsal call =
        with("{\"question\": {\"off\": true}}").says("Where are you?").judgedKnown(WHERE, null);
    assertThat(call.lastSaid()).doesNotContain("Harbour");
    assertThat(call.cited()).isEmpty();
  }
}
