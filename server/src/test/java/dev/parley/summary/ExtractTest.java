package dev.parley.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.call.CallEvent;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Summaries that are put together from journals. */
class ExtractTest {
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");
  private static final LegId LEG = LegId.FIRST;

  private static final AgentDocument DOCUMENT =
      document(
          """
          {"nodes": [
            {"type": "start", "id": "s", "text": "Hello.", "outcomes": {"prompt": [
              {"id": "keep", "label": "keeps it", "next": "day"},
              {"id": "move", "label": "wants another time", "next": "day"}]}},
            {"type": "speak", "id": "day", "text": "Which day?", "variables": [
              {"name": "new_day", "format": "date"}, {"name": "car", "format": "boolean"}],
             "outcomes": {"rules": [], "else": {"next": "e"}}},
            {"type": "end", "id": "e", "text": "Goodbye."}]}
          """);

  static Stream<Arguments> conversations() {
    return Stream.of(
        Arguments.of(
            new Journal()
                .agent("s", "Hello, Sam. You have an appointment on Tuesday. Is that still good?")
                .callee("No, I need another day.")
                .took("s", "move")
                .agent("day", "Which day would suit you?")
                .callee("Um, Thursday.")
                .took("day", "else")
                .agent("e", "See you then. Goodbye.")
                .ended(
                    EndReason.AGENT_ENDED,
                    Map.of("new_day", "2026-11-05", "car", "true", "token", "secret")),
            "Sam Rivera answered and talked with the agent for 30 s."
                + " To “Is that still good?” they said “No, I need another day” (wants another"
                + " time); to “Which day would suit you?” they said “Um, Thursday”."
                + " Noted: new day 2026-11-05, car yes."),
        Arguments.of(
            new Journal()
                .agent("s", "Is that still good?")
                .callee("Stop calling me.")
                .took("s", "opt_out")
                .then(new CallEvent.OptedOut(AT, 3))
                .agent(null, "I understand. We will not call you again. Goodbye.")
                .ended(EndReason.AGENT_ENDED, Map.of()),
            "Sam Rivera answered and does not want to be called again."
                + " To “Is that still good?” they said “Stop calling me”."),
        Arguments.of(
            new Journal()
                .agent("s", "Is that still good?")
                .callee("Do you have \"parking\"?")
                .then(new CallEvent.Noted(AT, "The callee asked: Do you have \"parking\"?"))
                .agent(null, "I can't answer that, but I will pass your question on.")
                .callee("Then yes.")
                .took("s", "keep")
                .then(new CallEvent.ActionFailed(AT, "day.book", "Book it", "day", 500, "HTTP 500"))
                .ended(EndReason.CALLEE_HUNG_UP, Map.of()),
            "Sam Rivera answered and talked with the agent for 30 s."
                + " To “Is that still good?” they said “Then yes” (keeps it)."
                + " They asked “Do you have 'parking'?”, which was not answered; this failed: Book"
                + " it; the callee hung up."),
        Arguments.of(
            new Journal()
                .agent("s", "Is that still good?")
                .callee("Can I talk to somebody?")
                .took("s", "wants_person")
                .agent(null, "I can't put you through, but somebody will call you back.")
                .ended(EndReason.AGENT_ENDED, Map.of()),
            "Sam Rivera answered and asked to speak to a person; a call from one was promised."
                + " To “Is that still good?” they said “Can I talk to somebody?”."),
        Arguments.of(
            new Journal()
                .agent("s", "Is that still good?")
                .callee("He is out.")
                .agent(null, "I will call you back at three. Is that right?")
                .callee("Yes.")
                .took("s", "not_available")
                .ended(EndReason.AGENT_ENDED, Map.of("call_back_at", "2026-11-01T15:00")),
            "Somebody answered for Sam Rivera, who was not there (2026-11-01T15:00)."
                + " To “I will call you back at three. Is that right?” they said “Yes”."),
        Arguments.of(
            new Journal()
                .agent("s", "Is that still good?")
                .callee("It is good")
                .took("s", "keep")
                .then(new CallEvent.OutcomeWithdrawn(AT, 9, "s", 0, "keep"))
                .callee("for nothing.")
                .took("s", "move")
                .ended(EndReason.CALLEE_HUNG_UP, Map.of()),
            "Sam Rivera answered and talked with the agent for 30 s."
                + " To “Is that still good?” they said “It is good for nothing” (wants another"
                + " time). The callee hung up."));
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void saysWhatWasSaid(Journal journal, String summary) {
    assertThat(journal.summary("Sam Rivera")).isEqualTo(summary);
  }

  static Stream<Arguments> unanswered() {
    return Stream.of(
        Arguments.of(EndReason.BUSY, "The line of Sam was busy."),
        Arguments.of(EndReason.NO_ANSWER, "Sam did not answer; it rang for 30 s."),
        Arguments.of(EndReason.DECLINED, "Sam declined the call."),
        Arguments.of(
            EndReason.INTERRUPTED, "The call to Sam broke off because the server stopped."),
        Arguments.of(
            EndReason.SUPERVISOR_ENDED, "The call to Sam was ended before it was answered."),
        Arguments.of(EndReason.SUPPRESSED, "The number of Sam may not be called, and was not."));
  }

  @ParameterizedTest
  @MethodSource("unanswered")
  void saysInASentenceWhyNobodyTalked(EndReason reason, String summary) {
    Journal journal = new Journal(false).ended(reason, Map.of());
    assertThat(journal.summary("Sam")).isEqualTo(summary);
  }

  @Test
  void quotesTheMessageThatWasLeft() {
    Journal journal =
        new Journal()
            .callee("Please leave a message.")
            .agent(null, "This is Northside Dental. Please call us back.")
            .ended(EndReason.LEFT_VOICEMAIL, Map.of());
    assertThat(journal.summary(null))
        .isEqualTo(
            "A mailbox answered for the callee, and a message was left: “This is Northside Dental."
                + " Please call us back”.");
  }

  @ParameterizedTest
  @EnumSource(EndReason.class)
  void hasOneToFourSentencesForEachEnd(EndReason reason) {
    for (Journal journal :
        List.of(
            new Journal(false).ended(reason, Map.of()),
            new Journal().agent("s", "Hello?").ended(reason, Map.of()),
            new Journal()
                .agent("s", "Well?")
                .callee("Ok.")
                .took("s", "keep")
                .ended(reason, Map.of()))) {
      String summary = journal.summary("Dr. Sam");
      assertThat(summary).endsWith(".").doesNotContain("null", "  ", "..");
      assertThat(summary.split("\\.( |$)").length).isBetween(1, 5);
    }
  }

  @Test
  void staysShortHoweverMuchWasSaid() {
    Journal journal = new Journal();
    for (int i = 0; i < 40; i++) {
      journal
          .agent("n" + i, "Question " + "of many words ".repeat(40) + "?")
          .callee("an answer ".repeat(100))
          .took("n" + i, "else");
    }
    String summary = journal.ended(EndReason.AGENT_ENDED, Map.of()).summary("Sam ".repeat(100));
    assertThat(summary).contains("After 37 other questions, to “Question").hasSizeLessThan(1000);
  }

  private static AgentDocument document(String text) {
    try {
      return ((AgentJson.Reading.Read) AgentJson.read(new ObjectMapper().readTree(text)))
          .document();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A journal as it grows. */
  static final class Journal {
    private final List<CallEvent> events = new ArrayList<>();
    private final boolean answered;
    private int index;
    private CallEvent.Ended end =
        new CallEvent.Ended(AT, EndReason.NO_ANSWER, "", Map.of(), List.of());

    Journal() {
      this(true);
    }

    Journal(boolean answered) {
      this.answered = answered;
      events.add(new CallEvent.Ringing(AT.minusSeconds(answered ? 5 : 0), LEG, false));
      if (answered) {
        events.add(new CallEvent.Answered(AT, LEG));
      }
    }

    Journal then(CallEvent event) {
      events.add(event);
      return this;
    }

    Journal agent(@Nullable String node, String text) {
      return then(
          new CallEvent.AgentSpoke(
              AT, LEG, node, 0, text, false, Duration.ZERO, Duration.ofSeconds(1)));
    }

    Journal callee(String text) {
      return then(
          new CallEvent.CalleeSpoke(
              AT, LEG, "s", 0, text, 0, false, Duration.ZERO, Duration.ofSeconds(1)));
    }

    Journal took(String node, String outcome) {
      return then(new CallEvent.OutcomeTaken(AT, index++, node, 0, outcome));
    }

    Journal ended(EndReason reason, Map<String, String> variables) {
      end = new CallEvent.Ended(AT.plusSeconds(30), reason, "detail", variables, List.of());
      return this;
    }

    String summary(@Nullable String name) {
      return Extract.of(name, DOCUMENT, events, end);
    }

    @Override
    public String toString() {
      return end.reason() + (answered ? "" : ", not answered");
    }
  }
}
