package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.SpeechFixture;
import dev.parley.agent.Expects;
import dev.parley.agent.SampleAgent;
import dev.parley.llm.Embedder;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The brain with the embedded models, on replies that nothing was tuned on. */
class ScriptedBrainIT {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-02-25T12:00:00Z"));

  private final Brain brain = new ScriptedBrain(SpeechFixture.embedder(), CLOCK, ZoneOffset.UTC);

  @Test
  void mostDecisionsAreRightAndNoneStaysNone() throws InterruptedException {
    Replies.Score score = Replies.score(brain, "test");
    assertThat(score.accuracy()).as("accuracy of %s", score).isGreaterThan(0.82);
    assertThat(score.coverage()).as("coverage of %s", score).isGreaterThan(0.68);
    assertThat(score.none()).as("none of %s", score).isGreaterThan(0.9);
  }

  @Test
  void understandsMoreThanByWordsAlone() throws InterruptedException {
    Replies.Score words = Replies.score(new ScriptedBrain(null, CLOCK, ZoneOffset.UTC), "test");
    assertThat(Replies.score(brain, "test").right()).isGreaterThan(words.right());
  }

  @Test
  void aPreparedAgentsLabelsAreNotEmbeddedDuringTheCall() throws InterruptedException {
    List<String> embedded = new ArrayList<>();
    Embedder counting =
        new Embedder() {
          @Override
          public float[] embed(String sentence) {
            embedded.add(sentence);
            return SpeechFixture.embedder().embed(sentence);
          }

          @Override
          public void close() {}
        };
    Brain prepared = new ScriptedBrain(counting, CLOCK, ZoneOffset.UTC);
    prepared.prepare(SampleAgent.document());
    embedded.clear();
    Question.Choice yes =
        Question.Choice.of(SampleAgent.document().start().orElseThrow().outcomes()).getFirst();
    prepared.judge(
        new Question(
            "", "We will surely come by.", List.of(), Expects.OPEN, List.of(yes), List.of()));
    assertThat(embedded).containsExactly("We will surely come by.");
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
}
