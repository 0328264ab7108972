package dev.parley.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Callees who pause inside what they say. */
class PaceTest {
  private final Pace pace = new Pace();

  @Test
  void nothingIsKnownOfWhoWasNeverAnsweredTooSoon() {
    assertThat(pace.evidence(pause(0, ""))).isZero();
    assertThat(pace.evidence(pause(1, ""))).isZero();
  }

  @Test
  void whoWentOnAfterAnAnswerIsWaitedForInTheSameTurn() {
    assertThat(pace.evidence(pause(0, ""))).isZero();
    double once = pace.evidence(pause(1, "Well."));
    assertThat(once).isNegative();
    assertThat(pace.evidence(pause(1, "Well."))).isEqualTo(once);
    assertThat(pace.evidence(pause(2, "Well. I think."))).isLessThan(once);
  }

  @Test
  void itWearsOffWithEachTurnThatIsSaidInOne() {
    pace.evidence(pause(0, "Well."));
    double next = pace.evidence(pause(1, ""));
    double later = pace.evidence(pause(2, ""));
    assertThat(next).isNegative();
    assertThat(later).isGreaterThan(next).isNegative();
  }

  @Test
  void whoPausesAllTheTimeIsStillAnswered() {
    for (int i = 0; i < 20; i++) {
      pace.evidence(pause(i, "a".repeat(i + 1)));
    }
    assertThat(pace.evidence(pause(20, "b"))).isGreaterThan(-2);
  }

  private static Pause pause(long from, String begun) {
    return new Pause(
        Expects.OPEN,
        from,
        from + 1,
        Duration.ofMillis(200),
        begun,
        new Pause.Words("Yes.", 0),
        false,
        OptionalDouble.empty());
  }
}
