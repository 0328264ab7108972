package dev.parley.agent;

/**
 * How much there may be in a document in all; how large each part may be is said by {@link AtMost}.
 */
final class SizeRules {
  /** Bytes of the whole document as JSON. */
  static final int LARGEST_DOCUMENT = 500_000;

  private static final int MOST_LEARNT = 1_000;
  private static final int MOST_ACTIONS = 500;

  private SizeRules() {}

  /** Whether the document is small enough to be judged any further. */
  static boolean check(AgentDocument document, Problems problems) {
    int learnt = 0;
    int actions = 0;
    for (Node node : document.nodes()) {
      if (node instanceof Node.Asking asking) {
        learnt += asking.variables().size();
        actions += asking.actions().size();
        for (Action action : asking.actions()) {
          learnt += action.results().size();
        }
      }
    }
    int before = problems.count();
    most("variables and results of actions", learnt, MOST_LEARNT, problems);
    most("actions", actions, MOST_ACTIONS, problems);
    return problems.count() == before;
  }

  private static void most(String what, int count, int most, Problems problems) {
    if (count > most) {
      problems.error(
          "too_many",
          "nodes",
          "All nodes together have %d %s and may have %d. Leave some out, or part the agent into several.",
          count,
          what,
          most);
    }
  }
}
