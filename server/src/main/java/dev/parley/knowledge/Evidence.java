package dev.parley.knowledge;

import dev.parley.language.intents.QuestionKind;

/**
 * What speaks for a candidate's being the answer: words and meaning together.
 *
 * @param asked how near its question is to what is asked, as a cosine
 * @param told how near what is said is to what is asked, as a cosine
 * @param sameKind whether both questions ask for the same kind of thing, of those that can be told
 * @param otherKind whether they ask for two kinds
 * @param kindUntold whether only what is asked tells its kind
 * @param missing of what is asked, words that the candidate has not; three count as all
 * @param shared of what is asked, words that the candidate has; three count as all
 * @param bare whether what is asked is about nothing but its kind: "How much is it?"
 * @param when whether both ask when something is; of what "it" is then, there are many
 * @param pair whether the candidate was written as the answer to a question
 */
record Evidence(
    double asked,
    double told,
    boolean sameKind,
    boolean otherKind,
    boolean kindUntold,
    double missing,
    double shared,
    boolean bare,
    boolean when,
    boolean pair) {
  private static final int MANY = 3;

  /** By more than this a candidate leads as far as it can. */
  private static final double FAR = 0.4;

  /** Two questions as near as this mean the same, as a rule. */
  private static final double NEAR = 0.75;

  /** Two questions as near as this are the same one, whatever is said to it. */
  private static final double SAME = 0.95;

  /** In the order of {@link #features}: fitted on the questions of the tests (decision 0044). */
  private static final double[] WEIGHTS = {
    -2.26, 4.36, 4.16, 4.35, -1.54, -2.28, -2.01, -2.73, -1.70, -0.86, 3.63, -2.30, -0.05, -0.92,
    0.78
  };

  static Evidence of(Asked asked, Candidate candidate) {
    QuestionKind kind = asked.kind();
    boolean told = kind != QuestionKind.OTHER;
    boolean known = candidate.kind() != QuestionKind.OTHER;
    long shared = asked.words().stream().filter(candidate.words()::contains).count();
    long missing =
        asked.words().stream().filter(word -> !candidate.around().contains(word)).count();
    return new Evidence(
        asked.meaning().cosine(candidate.asked()),
        asked.meaning().cosine(candidate.told()),
        told && candidate.kind() == kind,
        told && known && candidate.kind() != kind,
        told && !known,
        (double) Math.min(MANY, missing) / MANY,
        (double) Math.min(MANY, shared) / MANY,
        asked.words().isEmpty(),
        kind == QuestionKind.WHEN && candidate.kind() == kind,
        candidate.pair());
  }

  /** By what the candidates are put in order; not a probability. */
  double rank() {
    return 0.6 * asked
        + 0.4 * told
        + (sameKind ? 0.2 : 0)
        - (otherKind ? 0.3 : 0)
        - (kindUntold ? 0.1 : 0)
        + 0.24 * shared;
  }

  /**
   * How probable it is that the best candidate is the answer.
   *
   * @param next the rank of the one after it
   */
  double probability(double next) {
    double[] features = features(next);
    double sum = 0;
    for (int i = 0; i < features.length; i++) {
      sum += WEIGHTS[i] * features[i];
    }
    double fitted = 1 / (1 + Math.exp(-sum));
    return asked >= SAME && missing == 0 ? Math.max(fitted, SAME) : fitted;
  }

  double[] features(double next) {
    return new double[] {
      1,
      asked,
      told,
      Math.min(FAR, rank() - next),
      sameKind ? 1 : 0,
      otherKind ? 1 : 0,
      kindUntold ? 1 : 0,
      missing,
      shared,
      bare && !sameKind ? 1 : 0,
      bare && sameKind && !when ? 1 : 0,
      bare && when ? 1 : 0,
      sameKind ? missing : 0,
      pair ? 0 : 1,
      Math.max(0, asked - NEAR)
    };
  }
}
