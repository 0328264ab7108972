package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.agent.Expects;
import dev.parley.agent.TemplateScope;
import dev.parley.agent.Variable;
import dev.parley.knowledge.Knowledge;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptedBrainTest {
  /** A Wednesday evening in New York, a Thursday already in UTC. */
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-02-26T02:00:00Z"));

  private final Brain brain = new ScriptedBrain(new Unread(), CLOCK, ZoneId.of("America/New_York"));

  private Map<String, String> variables(String reply, Variable... variables)
      throws InterruptedException {
    return brain
        .judge(new Question("When?", reply, List.of(), Expects.OPEN, List.of(), List.of(variables)))
        .variables();
  }

  private static Variable variable(Variable.Format format) {
    return new Variable("v", Variable.Source.REPLY, "", format);
  }

  @Test
  void findsSeveralVariablesInOneReply() throws InterruptedException {
    Variable day = new Variable("day", Variable.Source.REPLY, "", Variable.Format.DATE);
    Variable time = new Variable("time", Variable.Source.REPLY, "", Variable.Format.TIME);
    assertThat(variables("Um, tomorrow at half past two would be great.", day, time))
        .isEqualTo(Map.of("day", "2026-02-26", "time", "14:30"));
    assertThat(variables("Next Tuesday.", day, time)).isEqualTo(Map.of("day", "2026-03-03"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NUMBER  | I have no idea.
          BOOLEAN | Well, maybe.
          DATE    | Whenever you like.
          TIME    | In the afternoon.
          PHONE   | You have it already.
          EMAIL   | I don't use that.
          NAME    | I'd rather not say.
          TEXT    | I don't know.
          """)
  void neverInvents(Variable.Format format, String reply) throws InterruptedException {
    assertThat(variables(reply, variable(format))).isEmpty();
  }

  @Test
  void saysWhichValuesAreNotSure() throws InterruptedException {
    Question question =
        new Question(
            "How many?",
            "Maybe seven.",
            List.of(),
            Expects.NUMBER,
            List.of(),
            List.of(variable(Variable.Format.NUMBER)));
    assertThat(brain.judge(question).variables()).isEqualTo(Map.of("v", "7"));
    assertThat(brain.judge(question).unsure()).isEqualTo(Set.of("v"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                        | 2026-02-26
          {"contact":{"phone_number":"+61291234567"}}                               | 2026-02-27
          {"contact":{"phone_number":"+442079460958"}}                              | 2026-02-27
          {"contact":{"phone_number":"+13105550132"}}                               | 2026-02-26
          {"contact":{"phone_number":"+442079460958","attributes":{"time_zone":"Pacific/Honolulu"}}} | 2026-02-26
          {"contact":{"attributes":{"timezone":"Asia/Tokyo"}}}                      | 2026-02-27
          {"participant":{"to":{"phone":"+819012345678"}}}                          | 2026-02-27
          """)
  void tomorrowIsTheCalleesTomorrow(String system, String date) throws Exception {
    ObjectMapper json = new ObjectMapper();
    Brain inCall =
        brain.inCall(
            new TemplateScope(json.createObjectNode(), Map.of(), json.readTree(system)),
            Knowledge.NONE);
    Question question =
        new Question(
            "When?",
            "Tomorrow.",
            List.of(),
            Expects.DATE,
            List.of(),
            List.of(variable(Variable.Format.DATE)));
    assertThat(inCall.judge(question).variables()).isEqualTo(Map.of("v", date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TEXT    | What?                               |
          TEXT    | Why do you need to know?            |
          TEXT    | It's seven Elm Road in Dover.       | 7 Elm Road, Dover
          ADDRESS | Um, hold on.                        |
          ADDRESS | 7 Elm Road, flat 2, Dover           | 7 Elm Road, Flat 2, Dover
          """)
  void aQuestionIsNoAddress(Variable.Format format, String reply, @Nullable String address)
      throws InterruptedException {
    Question question =
        new Question(
            "Where do you live?",
            reply,
            List.of(),
            Expects.ADDRESS,
            List.of(),
            List.of(variable(format)));
    assertThat(brain.judge(question).variables().get("v")).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EMAIL | pat at acme dot com.           | No, not p, b.              | bat@acme.com
          NAME  | My name is John Schmid.        | No, with a t at the end.   | John Schmidt
          PHONE | 212 555 0199                   | No, it ends in four seven. | +12125550147
          TIME  | At half past two.              | Same time, but on Friday.  | 14:30
          PHONE | 212 555 0199                   | Twenty three of us.        |
          EMAIL | pat at acme dot com.           | No, I can't.               |
          """)
  void aPartOfWhatWasSaidBeforeCanBeCorrected(
      Variable.Format format, String before, String reply, @Nullable String value)
      throws InterruptedException {
    Question question =
        new Question(
            "Is that right?",
            reply,
            List.of(Line.callee(before), Line.agent("Is that right?")),
            Expects.YES_NO,
            List.of(),
            List.of(variable(format)));
    assertThat(brain.judge(question).variables().get("v")).isEqualTo(value);
  }

  @Test
  void findsAChoiceAsItIsWrittenInTheDocument() throws InterruptedException {
    Variable part =
        new Variable(
            "v",
            Variable.Source.REPLY,
            "",
            Variable.Format.CHOICE,
            List.of("Morning", "Afternoon"));
    assertThat(variables("The morning would be better.", part)).isEqualTo(Map.of("v", "Morning"));
    assertThat(variables("I don't mind.", part)).isEmpty();
  }

  @Test
  void looksThroughTheWholeConversationWhereItMay() throws InterruptedException {
    Variable email = new Variable("email", Variable.Source.CONVERSATION, "", Variable.Format.EMAIL);
    Question question =
        new Question(
            "Anything else?",
            "No, thanks.",
            List.of(
                Line.callee("anna at example dot org."),
                Line.agent("Was that anna at example dot org?"),
                Line.callee("Yes."),
                Line.callee("No, thanks.")),
            Expects.OPEN,
            List.of(),
            List.of(email));
    assertThat(brain.judge(question).variables()).isEqualTo(Map.of("email", "anna@example.org"));
  }
}
