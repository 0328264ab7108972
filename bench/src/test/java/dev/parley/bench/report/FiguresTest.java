package dev.parley.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static Figures upTo(int most) {
    return Figures.millis(
        IntStream.rangeClosed(1, most).mapToObj(i -> Duration.ofMillis(most + 1 - i)).toList());
  }

  @Test
  void sharesGoByNearestRank() {
    assertThat(upTo(100).median()).isEqualTo(50);
    assertThat(upTo(100).at(0.95)).isEqualTo(95);
    assertThat(upTo(3).median()).isEqualTo(2);
    assertThat(upTo(3).at(0.95)).isEqualTo(3);
  }

  @Test
  void nothingMeasuredIsNoNumber() {
    assertThat(Figures.millis(List.of()).median()).isNaN();
    assertThat(Figures.millis(List.of()).summary()).containsOnlyKeys("n");
  }
}
