package dev.parley.bench.heard;

import java.util.Collection;
import java.util.List;

/**
 * How far what was heard is from what was said.
 *
 * @param errors words put in place of others, left out or put in, the fewest that explain it
 * @param words that were said
 */
public record WordErrors(int errors, int words) {
  /** Compares two ways of saying something (Levenshtein). */
  public static WordErrors between(List<String> said, List<String> heard) {
    int[] row = new int[heard.size() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= said.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int same = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(same, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return new WordErrors(row[heard.size()], said.size());
  }

  /** All together. */
  public static WordErrors sum(Collection<WordErrors> all) {
    return new WordErrors(
        all.stream().mapToInt(WordErrors::errors).sum(),
        all.stream().mapToInt(WordErrors::words).sum());
  }

  /** Errors for each hundred words. */
  public double percent() {
    return words == 0 ? Double.NaN : 100.0 * errors / words;
  }

  @Override
  public String toString() {
    return "%.1f".formatted(percent());
  }
}
