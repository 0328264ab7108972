package dev.parley.language.spelling;

/** How alike two words are in their letters. */
public final class Likeness {
  private Likeness() {}

  /** Whether one may be what was heard of the other. */
  public static boolean alike(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    return longer > 0 && distance(one, other) * 2 <= longer;
  }

  /** How many letters have to be changed, added or left out. */
  public static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, corner + (same ? 0 : 1));
        corner = above;
      }
    }
    return row[other.length()];
  }
}
