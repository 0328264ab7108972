package dev.parley.agent;

import java.util.ArrayList;
import java.util.List;

/** Says everything that is wrong with a document, at once. */
public final class Validation {
  private Validation() {}

  /** All problems, in the order of the document's nodes; empty if there is none. */
  public static List<Problem> check(AgentDocument document, Capabilities capabilities) {
    List<Problem> problems = new ArrayList<>();
    SettingsRules.check(document, problems);
    NodeRules.check(document, capabilities, problems);
    GraphRules.check(document, problems);
    ReferenceRules.check(document, problems);
    return List.copyOf(problems);
  }

  /** As {@link #check}, and errors for what this version cannot do on a call yet. */
  public static List<Problem> checkForPublishing(
      AgentDocument document, Capabilities capabilities) {
    List<Problem> problems = new ArrayList<>(check(document, capabilities));
    PublishingRules.check(document, problems);
    return List.copyOf(problems);
  }

  /** Whether none of the problems keeps the document from being published. */
  public static boolean passes(List<Problem> problems) {
    return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}
