package dev.parley.brain;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which outcomes a callee is asked about who was not understood for sure (decision 0041).
 *
 * @param likely how probable the one must be of which they are asked whether it is meant
 * @param ahead how many times as probable as any other, and as none, it must be
 * @param both how probable two must be together of which they are asked which is meant
 * @param apart as many times as probable as the other, one is asked about alone
 */
record Doubt(double likely, double ahead, double both, double apart) {
  static final Doubt CALIBRATED = new Doubt(0.4, 1.25, 0.6, 2);

  /**
   * The places of the outcomes to ask about, the likelier first: one, two or none.
   *
   * @param probabilities of the outcomes
   * @param none that none of them is meant
   */
  List<Integer> between(List<Double> probabilities, double none) {
    List<Integer> order =
        IntStream.range(0, probabilities.size())
            .boxed()
            .sorted(Comparator.comparing(probabilities::get).reversed())
            .toList();
    double first = order.isEmpty() ? 0 : probabilities.get(order.getFirst());
    double second = order.size() < 2 ? 0 : probabilities.get(order.get(1));
    if (none < second && first + second >= both && first < apart * second) {
      return order.subList(0, 2);
    }
    return first >= likely && first >= ahead * Math.max(none, second)
        ? order.subList(0, 1)
        : List.of();
  }
}
