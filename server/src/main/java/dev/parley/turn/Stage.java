package dev.parley.turn;

import java.time.Duration;

/**
 * A length of silence after which it is asked whether the turn is over.
 *
 * @param silence since the last word
 * @param probability from which the turn is taken for over then
 */
public record Stage(Duration silence, double probability) {
  public Stage {
    if (!(probability >= 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "A stage's probability is %s; need 0 to below 1.".formatted(probability));
    }
  }
}
