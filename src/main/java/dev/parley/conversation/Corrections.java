package dev.parley.conversation;

import java.util.List;
import java.util.Set;

/** Where a callee takes something back. */
final class Corrections {
  private static final Set<String> DENYING =
      Set.of(
          "not", "no", "except", "isn't", "can't", "cannot", "don't", "doesn't", "won't", "never",
          "wasn't", "didn't");
  private static final Set<String> MARKERS =
      Set.of("sorry", "actually", "rather", "instead", "wait", "no", "make");
  private static final Set<String> JOINING = Set.of("or", "and", "nor", "on", "at");
  private static final int REACH = 4;

  private Corrections() {}

  /**
   * Whether the words just before a token say that it is not so: "not Tuesday", "can't do two".
   *
   * @param from the first token that may say so
   */
  static boolean denied(List<String> tokens, int from, int at) {
    for (int i = at - 1; i >= Math.max(from, at - REACH); i--) {
      String token = tokens.get(i);
      if (token.equals("no") && i == at - 1) {
        return false;
      }
      if (DENYING.contains(token) && !token.equals("no")) {
        return tokens.subList(i, at).stream().noneMatch(Corrections::turns);
      }
    }
    return false;
  }

  /** Whether a sentence says that something is not so. */
  static boolean denies(String sentence) {
    return Tokens.of(sentence).stream().anyMatch(DENYING::contains);
  }

  /** Whether something said from one token to another is taken back in favour of what follows. */
  static boolean corrected(List<String> tokens, int from, int to) {
    return tokens.subList(from, to).stream().anyMatch(MARKERS::contains)
        || String.join(" ", tokens.subList(from, to))
            .matches(".*\\b(i mean|i meant|or rather|better)\\b.*");
  }

  /** Whether what follows shares the fate of what was said before: "not Tuesday or Wednesday". */
  static boolean joined(List<String> tokens, int from, int to) {
    List<String> between = tokens.subList(from, to);
    return between.stream().allMatch(JOINING::contains)
        && between.stream().anyMatch(word -> !word.equals("on") && !word.equals("at"));
  }

  private static boolean turns(String token) {
    return token.equals("but") || token.equals("make") || token.equals("rather");
  }
}
