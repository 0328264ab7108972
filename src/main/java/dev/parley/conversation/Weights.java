package dev.parley.conversation;

import java.util.Arrays;
import java.util.Optional;

/**
 * What each kind of {@link Evidence} counts, in log-odds, fitted on the half of the replies of
 * {@code ./parley bench speech} that is for tuning (decision 0011).
 *
 * @param none what speaks for none before anything is known
 * @param least how probable a choice must be
 */
record Weights(
    double like,
    double mean,
    double shared,
    double denied,
    double rule,
    double polarity,
    double place,
    double none,
    double background,
    double asks,
    double unsure,
    double least) {
  static final Weights FULL =
      new Weights(12.6, 3.3, 1.8, -1.8, 3.8, 1.3, 3.9, 2.9, 8.9, 3.9, 0.9, 0.65);
  static final Weights WORDS = new Weights(0, 0, 5.3, 0, 6.2, 1.9, 2.7, 0.1, 0, 3.6, 1.7, 0.6);

  /** The place of the choice that fits. */
  Optional<Integer> best(Evidence evidence) {
    double[] probabilities = probabilities(evidence);
    int best = 0;
    for (int i = 1; i < evidence.each().size(); i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return probabilities[best] >= least ? Optional.of(best) : Optional.empty();
  }

  /** How probable each choice is, and last none. */
  double[] probabilities(Evidence evidence) {
    double[] odds = new double[evidence.each().size() + 1];
    for (int i = 0; i < evidence.each().size(); i++) {
      odds[i] = Math.exp(utility(evidence.each().get(i)));
    }
    odds[odds.length - 1] =
        Math.exp(
            none
                + background * evidence.background()
                + asks * evidence.asks()
                + unsure * evidence.unsure());
    double all = Arrays.stream(odds).sum();
    return Arrays.stream(odds).map(each -> each / all).toArray();
  }

  private double utility(Evidence.Of of) {
    return like * of.like()
        + mean * of.mean()
        + shared * of.shared()
        + denied * of.denied()
        + rule * of.rule()
        + polarity * of.polarity()
        + place * of.place();
  }
}
