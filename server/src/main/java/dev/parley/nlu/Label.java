package dev.parley.nlu;

import java.util.List;

/** An outcome's label as the encoder was trained to read it. */
public final class Label {
  private static final int MOST_EXAMPLES = 2;

  private Label() {}

  /**
   * A label with examples.
   *
   * @param examples replies that mean it, best first; the first two count
   */
  public static String of(String label, List<String> examples) {
    return examples.isEmpty()
        ? label
        : label + ": " + String.join(" / ", examples.stream().limit(MOST_EXAMPLES).toList());
  }
}
