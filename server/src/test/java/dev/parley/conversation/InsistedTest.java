package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.SampleAgent;
import dev.parley.language.intents.CalleeIntent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Callees who answer a read-back by saying the same again, or something else. */
class InsistedTest {
  private static final String SCOPE = "{\"date\": \"Tuesday\", \"time\": \"2 PM\"}";

  private static final String ASKS_A_NUMBER =
      """
      {"nodes": [
        {"type": "start", "id": "s", "text": "What number can we reach you at?",
         "variables": [{"name": "phone", "format": "phone"}],
         "outcomes": {"rules": [], "else": {"next": "e"}}},
        {"type": "end", "id": "e", "text": "Thank you."}]}
      """;

  private static Rehearsal begun(String agent) {
    return new Rehearsal(Calls.agent(agent), new Beginning(Calls.scope(SCOPE)))
        .on(new Event.Answered())
        .heard();
  }

  private static Rehearsal tonight() {
    Rehearsal call = begun(SampleAgent.json()).says("Call me tonight after six.");
    call.judged(CalleeIntent.LATER, null);
    return tonight(call, CalleeIntent.LATER).heard();
  }

  private static Rehearsal tonight(Rehearsal call, CalleeIntent intent, String... likely) {
    return call.on(
        new Event.Judged(
            call.asks() - 1,
            intent,
            null,
            List.of(likely),
            Map.of("call_back_date", "2026-11-28", "call_back_time", "18:00"),
            Set.of("call_back_time")));
  }

  @Test
  void whoSaysTheSameTimeAgainMeansIt() {
    Rehearsal call = tonight();
    assertThat(call.lastSaid())
        .isEqualTo("I will call you back on Saturday, November 28th at 6 PM. Is that right?");
    tonight(call.says("Tonight, after six."), CalleeIntent.ANSWER, "yes");
    assertThat(call.lastSaid()).contains("Saturday, November 28th at 6 PM").endsWith("Goodbye.");
    assertThat(call.heard().variables()).containsEntry("call_back_at", "2026-11-28T18:00");
  }

  @Test
  void unlessTheyDenyIt() {
    Rehearsal call = tonight();
    tonight(call.says("Not tonight after six!"), CalleeIntent.ANSWER, "no");
    assertThat(call.lastSaid()).startsWith("Sorry").endsWith("Is that right?");
  }

  private static Rehearsal number(Rehearsal call, String number) {
    return call.judged(CalleeIntent.ANSWER, null, Map.of("phone", number), Set.of("phone"));
  }

  @Test
  void anotherValueIsReadBackInsteadAndTheSameIsTaken() {
    Rehearsal call = number(begun(ASKS_A_NUMBER).says("It's …"), "+12025550123").heard();
    String first = call.lastSaid();
    assertThat(first).endsWith("Is that right?");
    number(call.says("… five two, not two three."), "+12025550152").heard();
    assertThat(call.lastSaid()).endsWith("Is that right?").isNotEqualTo(first);
    number(call.says("… five two."), "+12025550152").heard();
    assertThat(call.lastSaid()).isEqualTo("Thank you.");
    assertThat(call.variables()).containsEntry("phone", "+12025550152");
  }

  @Test
  void whoNeverSaysTheSameTwiceIsNotReadBackToForEver() {
    Rehearsal call = number(begun(ASKS_A_NUMBER).says("It's …"), "+12025550100").heard();
    for (int i = 0; i < 20 && call.end().isEmpty(); i++) {
      number(call.says("No, …"), "+120255501%02d".formatted(i)).heard();
    }
    assertThat(call.end()).isNotEmpty();
  }
}
