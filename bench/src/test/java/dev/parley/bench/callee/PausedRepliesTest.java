package dev.parley.bench.callee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Replies with a pause in them. */
class PausedRepliesTest {
  private final List<PausedReplies.Reply> replies = PausedReplies.load();

  @Test
  void eachHasAPauseInsideIt() {
    assertThat(replies).isNotEmpty().allMatch(reply -> reply.text().matches("[^|]+(\\|[^|]+)+"));
  }

  @Test
  void nothingThatWasFittedToIsMeasured() {
    List<String> tuning = texts(false);
    List<String> heldOut = texts(true);
    assertThat(tuning).isNotEmpty().doesNotContainAnyElementsOf(heldOut);
    assertThat(heldOut).hasSizeGreaterThan(tuning.size() / 2);
  }

  private List<String> texts(boolean heldOut) {
    return replies.stream()
        .filter(reply -> reply.heldOut() == heldOut)
        .map(PausedReplies.Reply::text)
        .toList();
  }
}
