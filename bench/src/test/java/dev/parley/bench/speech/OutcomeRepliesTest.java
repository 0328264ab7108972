package dev.parley.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bench.speech.OutcomeReplies.Half;
import dev.parley.bench.speech.OutcomeReplies.Reply;
import dev.parley.brain.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeRepliesTest {
  private final List<Reply> replies = OutcomeReplies.load();

  @Test
  void areManyToTwelveQuestionsAndManyAnswerNothing() {
    assertThat(replies.stream().map(Reply::node).distinct()).hasSize(12);
    assertThat(replies).hasSizeGreaterThan(300);
    assertThat(replies).filteredOn(reply -> reply.meaning() == null).hasSizeGreaterThan(60);
    assertThat(replies)
        .allSatisfy(reply ->
            assertThat(reply.question().choices().stream().map(Question.Choice::id))
                .contains(
                    reply.meaning() == null
                        ? reply.question().choices().getFirst().id()
                        : reply.meaning()));
  }

  @Test
  void areSplitByTheirWordsAlone() {
    assertThat(replies).filteredOn(reply -> reply.half() == Half.TUNING).hasSize(221);
    assertThat(replies).filteredOn(reply -> reply.half() == Half.HELD_OUT).hasSize(198);
    assertThat(Half.of("slot", "Tuesday.")).isEqualTo(Half.of("slot", "Tuesday."));
  }

  @Test
  void areScoredByWhatWasChosen() {
    OutcomeScore score =
        OutcomeScore.sum(
            List.of(
                OutcomeScore.of("a", "a"),
                OutcomeScore.of("a", "a"),
                OutcomeScore.of("a", "b"),
                OutcomeScore.of("a", null),
                OutcomeScore.of(null, null),
                OutcomeScore.of(null, "a")));
    assertThat(score).isEqualTo(new OutcomeScore(2, 1, 1, 1, 1));
    assertThat(score.accuracy()).isEqualTo(50);
    assertThat(score.coverage()).isEqualTo(75);
  }
}
