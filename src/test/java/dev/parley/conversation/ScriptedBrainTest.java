package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptedBrainTest {
  /** A Wednesday evening in New York, a Thursday already in UTC. */
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-02-26T02:00:00Z"));

  private final Brain brain = new ScriptedBrain(null, CLOCK, ZoneId.of("America/New_York"));

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
  void byWordsAloneMostDecisionsAreRightAndNoneStaysNone() throws InterruptedException {
    Replies.Score score = Replies.score(brain, "test");
    assertThat(score.accuracy()).as("accuracy of %s", score).isGreaterThan(0.75);
    assertThat(score.coverage()).as("coverage of %s", score).isGreaterThan(0.5);
    assertThat(score.none()).as("none of %s", score).isGreaterThan(0.9);
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
                "User: anna at example dot org.",
                "Agent: Was that anna at example dot org?",
                "User: Yes.",
                "User: No, thanks."),
            Expects.OPEN,
            List.of(),
            List.of(email));
    assertThat(brain.judge(question).variables()).isEqualTo(Map.of("email", "anna@example.org"));
  }
}
