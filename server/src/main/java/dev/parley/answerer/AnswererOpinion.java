package dev.parley.answerer;

import dev.parley.call.Answerer;
import java.util.Map;

/**
 * An opinion on who took a call, from the words alone. Several count together, each as evidence of
 * its own, so that one can be added to a list without the others knowing.
 */
@FunctionalInterface
public interface AnswererOpinion {
  /**
   * How likely each is.
   *
   * @param words all that was said since the answer, or since the last thing said to a machine
   * @return probabilities; what is left out is as likely as the least likely of them, and none at
   *     all say that the words tell nothing
   */
  Map<Answerer, Double> of(String words);
}
