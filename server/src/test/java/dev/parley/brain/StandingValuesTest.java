package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.nlu.ReplyReading;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a yes, a no or a choice is worth in a turn that does something else. */
class StandingValuesTest {
  private static Brain.Judgement judge(
      Variable.Format format, String reply, CalleeIntent intent, double sure)
      throws InterruptedException {
    Variable variable =
        new Variable(
            "v",
            Variable.Source.REPLY,
            "",
            format,
            format == Variable.Format.CHOICE ? List.of("morning", "evening") : List.of());
    return new ScriptedBrain(
            (_, labels, _) ->
                new ReplyReading(
                    labels.stream().map(_ -> 0.0).toList(), 1, Map.of(intent, sure), 1),
            InstantSource.system(),
            ZoneOffset.UTC)
        .judge(
            new Question(
                "Do you have a garden?",
                reply,
                List.of(),
                Expects.YES_NO,
                List.of(),
                List.of(variable)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BOOLEAN | No, you have the wrong number. | WRONG  | 0.9 |
          BOOLEAN | No, I can't talk right now.    | LATER  | 0.9 |
          BOOLEAN | No, can you repeat that?       | REPEAT | 0.9 |
          BOOLEAN | No, get me a person.         | PERSON | 0.9 |
          BOOLEAN | Yes. Who is this?              | WHO    | 0.9 | true
          BOOLEAN | I have no garden.              | WRONG  | 0.6 | false
          BOOLEAN | No.                            | BYE    | 0.9 | false
          CHOICE  | Try again this evening.        | LATER  | 0.9 |
          CHOICE  | Evening. Who is this?          | WHO    | 0.9 | evening
          CHOICE  | Evening.                       | LATER  | 0.5 | evening
          """)
  void standsBesideWhatLeavesItStanding(
      Variable.Format format,
      String reply,
      CalleeIntent intent,
      double sure,
      @Nullable String value)
      throws InterruptedException {
    assertThat(judge(format, reply, intent, sure).variables().get("v")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "BOOLEAN, Uh-huh., ANSWER",
    "BOOLEAN, Mm., FILLER",
    "BOOLEAN, Let me think., FILLER",
    "CHOICE, Uh the evening., ANSWER",
    "CHOICE, Um., FILLER"
  })
  void aMurmurThatHoldsAnAnswerIsOne(Variable.Format format, String reply, CalleeIntent intent)
      throws InterruptedException {
    assertThat(judge(format, reply, CalleeIntent.FILLER, 0.95).intent()).isEqualTo(intent);
  }
}
