package dev.parley.agent;

import java.util.regex.Pattern;

/** Where things stand in a document. */
final class Paths {
  private static final Pattern PLAIN_KEY = Pattern.compile("[\\p{L}\\p{N}_-]+");

  private Paths() {}

  /** The path of the exit at this place of {@link Outcomes#exits()}, from the outcomes on. */
  static String exit(Outcomes outcomes, int index) {
    return switch (outcomes) {
      case Outcomes.Prompt prompt ->
          index < prompt.choices().size() ? "prompt[" + index + "]" : "else";
      case Outcomes.Rules rules -> index < rules.rules().size() ? "rules[" + index + "]" : "else";
    };
  }

  /** The path of a key that the document's author chose, from the map on: quoted where it must. */
  static String key(String path, String key) {
    return PLAIN_KEY.matcher(key).matches()
        ? path + "." + key
        : path + "[\"" + Problems.shortened(key) + "\"]";
  }

  /** The path of the conditions of a rule, from the node on. */
  static String when(int rule, When when) {
    return ".outcomes.rules[" + rule + "].when." + (when instanceof When.All ? "all" : "any");
  }
}
