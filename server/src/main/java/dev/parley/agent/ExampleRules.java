package dev.parley.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the examples of the outcomes of a node should be: words, and each of one outcome alone. */
final class ExampleRules {
  private ExampleRules() {}

  static void check(Outcomes.Prompt prompt, String path, Problems problems, Effort effort) {
    Map<String, Integer> owners = new HashMap<>();
    for (int i = 0; i < prompt.choices().size(); i++) {
      Outcomes.Choice choice = prompt.choices().get(i);
      List<String> known = choice.known();
      int own = choice.examples().size();
      effort.spend(known.size());
      for (int j = 0; j < known.size(); j++) {
        String example = known.get(j);
        String at =
            "%s.prompt[%d].%s[%d]"
                .formatted(path, i, j < own ? "examples" : "suggested", j < own ? j : j - own);
        if (example.isBlank()) {
          problems.warning(
              "blank_example", at, "An example of the outcome \"%s\" has no words.", choice.id());
          continue;
        }
        Integer owner = owners.putIfAbsent(example.strip().toLowerCase(Locale.ROOT), i);
        if (owner != null && owner != i) {
          problems.warning(
              "overlapping_examples",
              at,
              "The example \"%s\" is one of the outcome \"%s\" too. Leave it with the one it means,"
                  + " or the brain cannot tell.",
              example,
              prompt.choices().get(owner).id());
        }
      }
    }
  }
}
