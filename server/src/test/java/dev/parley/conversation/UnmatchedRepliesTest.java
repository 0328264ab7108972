package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.agent.SampleAgent;
import dev.parley.brain.Question;
import dev.parley.call.CallEvent;
import dev.parley.driver.KeptConversation;
import dev.parley.language.intents.CalleeIntent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnmatchedRepliesTest {
  private static final AgentDocument SAMPLE = SampleAgent.document();

  private static KeptConversation sample() {
    return call(SAMPLE);
  }

  private static KeptConversation call(AgentDocument document) {
    return new KeptConversation(
        document,
        Calls.scope("{\"date\": \"Tuesday\", \"time\": \"two\"}"),
        Instant.parse("2026-11-27T09:00:00Z"));
  }

  private static List<UnmatchedReply> in(KeptConversation call) {
    return in(call, SAMPLE);
  }

  private static List<UnmatchedReply> in(KeptConversation call, AgentDocument document) {
    return UnmatchedReplies.in(call.events()).stream()
        .filter(reply -> reply.missedBy(document))
        .toList();
  }

  @Test
  void aReplyThatIsAskedAgainIsToldWithWhatItWasWeighedAgainst() {
    KeptConversation call =
        sample().reply("The blue one.", null).reply("I'll be there.", "confirm");
    assertThat(in(call))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.node()).isEqualTo("greet");
          assertThat(found.said()).endsWith("Can you still make it?");
          assertThat(found.reply()).isEqualTo("The blue one.");
          assertThat(found.why()).isEqualTo(UnmatchedReply.Why.ASKED_AGAIN);
          assertThat(found.outcome()).isNull();
          assertThat(found.choices()).extracting(Question.Choice::id).contains("confirm", "cancel");
          assertThat(found.missedBy(SAMPLE)).isTrue();
          assertThat(found.scores()).isNotNull();
          assertThat(call.events().get(found.event()))
              .isInstanceOfSatisfying(
                  CallEvent.Stepped.class,
                  step ->
                      assertThat(EventJson.read(step.event())).isInstanceOf(Event.Judged.class));
        });
  }

  @Test
  void aReplyThatIsUnderstoodIsNotAmongThem() {
    assertThat(in(sample().reply("I'll be there.", "confirm"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = CalleeIntent.class,
      names = {"WHO", "ROBOT", "OPTOUT", "LATER", "MACHINE", "FILLER"})
  void whatManneredAgentsMeetIsNoAnswer(CalleeIntent intent) {
    assertThat(in(sample().says("Whatever it is.", true).judged(intent, null, Map.of()).heard()))
        .isEmpty();
  }

  @Test
  void anOutcomeThatTheCalleeCorrectsIsToldWithIt() {
    KeptConversation call = sample().reply("I can't do that without you.", "cancel");
    call.says("No wait, that's wrong.", true).judged(CalleeIntent.CORRECTION, null, Map.of());
    assertThat(in(call))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.reply()).isEqualTo("I can't do that without you.");
          assertThat(found.why()).isEqualTo(UnmatchedReply.Why.CORRECTED);
          assertThat(found.outcome()).isEqualTo("cancel");
        });
  }

  @Test
  void aValueThatIsCorrectedLeavesTheOutcomeRight() {
    KeptConversation call = sample().reply("Can we move it?", "reschedule");
    call.says("Friday, I mean Saturday.", true)
        .judged(CalleeIntent.CORRECTION, null, Map.of("new_date", "2026-11-28"));
    assertThat(in(call)).isEmpty();
  }

  @Test
  void ofAReplyWithAPauseOnlyTheWholeCounts() {
    for (String whole : new String[] {"confirm", null}) {
      KeptConversation call = sample().says("Cancel", false).judged(null, "cancel", Map.of());
      call.on(new Event.TurnTakenBack()).cut();
      call.on(new Event.TurnEnded("is not what I want.", -0.1, true))
          .judged(null, whole, Map.of())
          .heard();
      assertThat(in(call))
          .extracting(UnmatchedReply::reply)
          .isEqualTo(whole == null ? List.of("Cancel is not what I want.") : List.of());
    }
  }

  @Test
  void aPieceThatWasNotUnderstoodIsNotToldBesideTheWhole() {
    KeptConversation call = sample().says("Well,", false);
    call.on(new Event.TurnTakenBack());
    call.on(new Event.TurnEnded("I'll be there.", -0.1, true)).judged(null, "confirm", Map.of());
    assertThat(in(call)).isEmpty();
    KeptConversation spoken = sample().says("Well,", false).judged(null, null, Map.of());
    spoken.on(new Event.TurnTakenBack()).cut();
    spoken.on(new Event.TurnEnded("I'll be there.", -0.1, true)).judged(null, "confirm", Map.of());
    assertThat(in(spoken)).isEmpty();
  }

  @Test
  void aValueThatWasAskedForIsAnAnswer() {
    AgentDocument naming =
        Calls.agent(
            """
            {"nodes": [
              {"type": "start", "id": "s", "text": "What is your name?",
               "variables": [{"name": "name", "format": "name"}],
               "outcomes": {"prompt": [{"id": "refuses", "label": "does not say", "next": "b"}],
                            "else": {"next": "b"}}},
              {"type": "end", "id": "b", "text": "Goodbye."}]}
            """);
    KeptConversation told = call(naming).says("It's Maria.", true);
    assertThat(in(told.judged(null, null, Map.of("name", "Maria")), naming)).isEmpty();
    KeptConversation besides = call(naming).says("Never mind.", true);
    assertThat(in(besides.judged(null, null, Map.of("day", "2026-11-28")), naming)).hasSize(1);
  }

  @Test
  void whatTheAgentAsksOfItsOwnAccordIsAskedByNoNode() {
    KeptConversation call = sample();
    for (String reply : List.of("The blue one.", "Or the red one.", "Or the green one.")) {
      call.reply(reply, null);
    }
    assertThat(call.question().question().reply()).isEqualTo("Or the green one.");
    call.reply("Or both.", null);
    assertThat(call.question().question().choices()).isNotEqualTo(greeting());
    assertThat(in(call))
        .extracting(UnmatchedReply::reply)
        .containsExactly("The blue one.", "Or the red one.", "Or the green one.");
  }

  private static List<Question.Choice> greeting() {
    return SAMPLE
        .node("greet")
        .map(node -> Question.Choice.of(((Node.Asking) node).outcomes()))
        .orElseThrow();
  }
}
