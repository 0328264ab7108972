package dev.parley.turn;

import java.time.Duration;
import java.util.List;

/**
 * When it is asked whether a turn is over: the longer the silence, the less it takes (decision
 * 0037). The last stage takes nothing, so that every turn ends.
 */
public record Stages(List<Stage> inOrder) {
  public Stages {
    inOrder = List.copyOf(inOrder);
    for (int i = 1; i < inOrder.size(); i++) {
      Stage before = inOrder.get(i - 1);
      Stage stage = inOrder.get(i);
      if (stage.silence().compareTo(before.silence()) <= 0
          || stage.probability() >= before.probability()) {
        throw new IllegalArgumentException(
            "The stage %s does not take less after a longer silence than %s."
                .formatted(stage, before));
      }
    }
    if (inOrder.isEmpty() || inOrder.getLast().probability() > 0) {
      throw new IllegalArgumentException("There is no stage at which every turn is over.");
    }
  }

  /** The silence that ends a turn which is over with this probability. */
  public Duration silence(double probability) {
    for (Stage stage : inOrder) {
      if (probability >= stage.probability()) {
        return stage.silence();
      }
    }
    return inOrder.getLast().silence();
  }

  /** The same with each silence so many times as long. */
  Stages scaled(double factor) {
    return new Stages(
        inOrder.stream()
            .map(stage ->
                new Stage(
                    Duration.ofMillis(Math.round(stage.silence().toMillis() * factor)),
                    stage.probability()))
            .toList());
  }
}
