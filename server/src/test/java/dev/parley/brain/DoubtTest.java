package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DoubtTest {
  private static List<Integer> between(double none, Double... probabilities) {
    return Doubt.CALIBRATED.between(List.of(probabilities), none);
  }

  @Test
  void oneFarAheadIsAskedAboutAlone() {
    assertThat(between(0.15, 0.1, 0.6, 0.15)).containsExactly(1);
  }

  @Test
  void twoNearEachOtherAreAskedAboutTogether() {
    assertThat(between(0.05, 0.41, 0.1, 0.44)).containsExactly(2, 0);
    assertThat(between(0.1, 0.55, 0.3)).containsExactly(0, 1);
  }

  @Test
  void nothingIsAskedAboutWhereNoneMayWellBeMeant() {
    assertThat(between(0.4, 0.42, 0.18)).isEmpty();
    assertThat(between(0.7, 0.2, 0.1)).isEmpty();
    assertThat(between(0.2, 0.3, 0.25, 0.25)).isEmpty();
    assertThat(between(1)).isEmpty();
  }
}
