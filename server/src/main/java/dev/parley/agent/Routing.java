package dev.parley.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the rule that holds. */
public final class Routing {
  private Routing() {}

  /**
   * The way to go.
   *
   * @param exit the first rule that holds, or else the Else; null where there is neither
   * @param notes comparisons that could not be made, each a sentence
   */
  public record Route(@Nullable Exit exit, List<String> notes) {
    public Route {
      notes = List.copyOf(notes);
    }
  }

  /** Tries the rules from top to bottom. A comparison that cannot be made does not hold. */
  public static Route choose(Outcomes.Rules rules, TemplateScope scope) {
    List<String> notes = new ArrayList<>();
    for (Outcomes.Rule rule : rules.rules()) {
      if (holds(rule.when(), scope, notes)) {
        return new Route(rule, notes);
      }
    }
    return new Route(rules.otherwise(), notes);
  }

  private static boolean holds(When when, TemplateScope scope, List<String> notes) {
    List<Boolean> held =
        when.conditions().stream().map(condition -> holds(condition, scope, notes)).toList();
    return switch (when) {
      case When.All _ -> !held.isEmpty() && !held.contains(false);
      case When.Any _ -> held.contains(true);
    };
  }

  private static boolean holds(Condition condition, TemplateScope scope, List<String> notes) {
    Comparison.Result result = Comparison.of(condition, scope);
    if (result instanceof Comparison.Result.Impossible(String why)) {
      notes.add(why);
    }
    return result instanceof Comparison.Result.Holds;
  }
}
