package dev.parley.agent;

/** Where things stand in a document. */
final class Paths {
  private Paths() {}

  /** The path of the exit at this place of {@link Outcomes#exits()}, from the outcomes on. */
  static String exit(Outcomes outcomes, int index) {
    return switch (outcomes) {
      case Outcomes.Prompt prompt ->
          index < prompt.choices().size() ? "prompt[" + index + "]" : "else";
      case Outcomes.Rules rules -> index < rules.rules().size() ? "rules[" + index + "]" : "else";
    };
  }
}
