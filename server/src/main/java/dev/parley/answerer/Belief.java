package dev.parley.answerer;

import dev.parley.call.Answerer;
import java.util.EnumMap;
import java.util.Map;

/** How likely each answerer is, as logarithms that evidence is added to. */
final class Belief {
  /** No opinion counts for more than this. */
  private static final double LEAST = 0.0005;

  private final Map<Answerer, Double> weights = new EnumMap<>(Answerer.class);

  /** What takes calls before anything is heard. */
  Belief() {
    for (Answerer answerer : Answerer.values()) {
      weights.put(
          answerer,
          switch (answerer) {
            case HUMAN -> 0.0;
            case VOICEMAIL -> -1.0;
            case SCREENING, IVR -> -2.0;
            case MAILBOX_FULL, UNREACHABLE, OUT_OF_SERVICE -> -2.5;
            case HOLD_MUSIC -> -3.0;
            case FAX, SILENCE -> -9.0;
          });
    }
  }

  void add(Answerer answerer, double weight) {
    weights.merge(answerer, weight, Double::sum);
  }

  /** Adds to all that speak and are no human. */
  void addToMachines(double weight) {
    for (Answerer answerer : Answerer.values()) {
      if (answerer.machine()) {
        add(answerer, weight);
      }
    }
  }

  /** Adds an opinion. */
  void add(Map<Answerer, Double> opinion) {
    if (opinion.isEmpty()) {
      return;
    }
    double least = opinion.values().stream().mapToDouble(Double::doubleValue).min().orElse(LEAST);
    for (Answerer answerer : Answerer.values()) {
      add(answerer, Math.log(Math.max(LEAST, opinion.getOrDefault(answerer, least))));
    }
  }

  double probability(Answerer answerer) {
    double most = weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double all = weights.values().stream().mapToDouble(w -> Math.exp(w - most)).sum();
    return Math.exp(weights.getOrDefault(answerer, 0.0) - most) / all;
  }

  /** The likeliest that is no human. */
  Answerer machine() {
    Answerer best = Answerer.VOICEMAIL;
    for (Answerer answerer : Answerer.values()) {
      if (answerer.machine()
          && weights.getOrDefault(answerer, 0.0) > weights.getOrDefault(best, 0.0)) {
        best = answerer;
      }
    }
    return best;
  }
}
