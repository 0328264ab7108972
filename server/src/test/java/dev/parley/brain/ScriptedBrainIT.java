package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.SpeechFixture;
import dev.parley.agent.Expects;
import dev.parley.agent.TemplateScope;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.language.intents.CalleeIntent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The brain with the embedded models, on replies that nothing was tuned on. */
class ScriptedBrainIT {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-02-25T12:00:00Z"));

  private final Brain brain = new ScriptedBrain(SpeechFixture.reader(), CLOCK, ZoneOffset.UTC);

  @Test
  void mostDecisionsAreRightAndNoneStaysNone() throws InterruptedException {
    Replies.Score score = Replies.score(brain, "test");
    assertThat(score.accuracy()).as("accuracy of %s", score).isGreaterThan(0.9);
    assertThat(score.coverage()).as("coverage of %s", score).isGreaterThan(0.55);
    assertThat(score.none()).as("none of %s", score).isGreaterThan(0.95);
  }

  @Test
  void judgesManyCallsAtOnceAsItJudgesOne() throws Exception {
    List<Replies.Labelled> replies = Replies.read("dev").subList(0, 24);
    List<Callable<Brain.Judgement>> callers = new ArrayList<>();
    List<Brain.Judgement> alone = new ArrayList<>();
    for (Replies.Labelled reply : replies) {
      callers.add(() -> brain.judge(reply.question()));
      alone.add(brain.judge(reply.question()));
    }
    List<Brain.Judgement> together = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Brain.Judgement> judgement : threads.invokeAll(callers)) {
        together.add(judgement.get());
      }
    }
    assertThat(together).isEqualTo(alone);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Will you need a car?                   | needs a car            | does not need one   | No, I'll wait.                    | second | ANSWER
          Do you have insurance?                 | has insurance          | has no insurance    | We do, through my husband's work. | first  | ANSWER
          Am I speaking with the account holder? | yes, is the holder     | no, is another      | Speaking. What is it?             | first  | WHAT
          Could we come this Thursday?           | yes, Thursday is fine  | wants another day   | Thursday works, make it early.    | first  | ANSWER
          Do you have insurance?                 | has insurance          | has no insurance    | No, hold on.                      |        | HOLD
          """)
  void aPlainAnswerBeforeMoreIsTaken(
      String said,
      String first,
      String second,
      String reply,
      @Nullable String outcome,
      CalleeIntent intent)
      throws InterruptedException {
    Brain.Judgement judgement =
        brain.judge(
            new Question(
                said,
                reply,
                List.of(),
                Expects.OPEN,
                List.of(new Question.Choice("first", first), new Question.Choice("second", second)),
                List.of()));
    assertThat(judgement.outcome()).isEqualTo(outcome);
    assertThat(judgement.intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How long will it take?                        | QUESTION |            | How long will it take?
          Yes, but where are you?                       | QUESTION | can come   | where are you?
          Yes. How much is it?                          | QUESTION | can come   | How much is it?
          Yes But can I bring my son?                   | QUESTION | can come   | can I bring my son?
          Yes. And do I need my card?                   | QUESTION | can come   | do I need my card?
          Who is this?                                  | WHO      |            |
          Yes, I'll be there.                           | ANSWER   | can come   |
          """)
  void whatIsAskedIsLookedFor(
      String reply, CalleeIntent intent, @Nullable String outcome, @Nullable String asked)
      throws InterruptedException {
    TemplateScope nobody =
        new TemplateScope(
            JsonNodeFactory.instance.objectNode(), Map.of(), JsonNodeFactory.instance.objectNode());
    Brain knowing =
        brain.inCall(nobody, question -> Optional.of(new KnownAnswer(question, "b", "i", 0.95)));
    Brain.Judgement judgement =
        knowing.judge(
            new Question(
                "Can you come on Tuesday?",
                reply,
                List.of(),
                Expects.YES_NO,
                List.of(
                    new Question.Choice("can come", "can come"),
                    new Question.Choice("can not", "can not come")),
                List.of()));
    assertThat(judgement.intent()).isEqualTo(intent);
    assertThat(judgement.outcome()).isEqualTo(outcome);
    KnownAnswer known = judgement.known();
    assertThat(known == null ? null : known.text()).isEqualTo(asked);
  }
}
