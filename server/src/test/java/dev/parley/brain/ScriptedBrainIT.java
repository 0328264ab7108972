package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.SpeechFixture;
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
}
