package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.CallEvent;
import dev.parley.conversation.OutcomeTaken;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeKeeperTest {
  private static final Instant AT = Instant.EPOCH;
  private static final OutcomeTaken MOVE = new OutcomeTaken("greet", 0, "move");
  private static final OutcomeTaken KEEP = new OutcomeTaken("greet", 0, "keep");
  private static final OutcomeTaken DAY = new OutcomeTaken("when", 1, "day");

  private final OutcomeKeeper keeper = new OutcomeKeeper();

  @Test
  void tellsOfEachOutcomeWhereItIsTaken() {
    assertThat(keeper.changed(AT, 0, List.of())).isEmpty();
    assertThat(keeper.changed(AT, 1, List.of(MOVE)))
        .containsExactly(new CallEvent.OutcomeTaken(AT, 1, "greet", 0, "move"));
    assertThat(keeper.changed(AT, 2, List.of(MOVE))).isEmpty();
    assertThat(keeper.changed(AT, 3, List.of(MOVE, DAY, DAY)))
        .containsExactly(
            new CallEvent.OutcomeTaken(AT, 3, "when", 1, "day"),
            new CallEvent.OutcomeTaken(AT, 3, "when", 1, "day"));
  }

  @Test
  void withdrawsTheLastFirst() {
    assertThat(keeper.changed(AT, 1, List.of(KEEP, MOVE, DAY))).hasSize(3);
    assertThat(keeper.changed(AT, 4, List.of(KEEP, KEEP)))
        .containsExactly(
            new CallEvent.OutcomeWithdrawn(AT, 4, "when", 1, "day"),
            new CallEvent.OutcomeWithdrawn(AT, 4, "greet", 0, "move"),
            new CallEvent.OutcomeTaken(AT, 4, "greet", 0, "keep"));
  }
}
