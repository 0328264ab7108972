package dev.parley.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Says everything that is wrong with a document, at once. A document with parts larger than it may
 * have is told so and judged no further; for any other the work grows as the document does.
 */
public final class Validation {
  private Validation() {}

  /** All problems of a document, errors and warnings; empty if there is none. */
  public static List<Problem> check(AgentDocument document, Capabilities capabilities) {
    Problems problems = new Problems();
    check(document, capabilities, problems, Effort.unlimited());
    return problems.list();
  }

  /** As {@link #check}, and errors for what this version cannot do on a call yet. */
  public static List<Problem> checkForPublishing(
      AgentDocument document, Capabilities capabilities) {
    return checkForPublishing(document, capabilities, Effort.unlimited());
  }

  /**
   * All problems of what may be a document, and errors for what this version cannot do on a call
   * yet.
   *
   * @throws Effort.Ended if the effort is over before the end
   */
  public static List<Problem> checkForPublishing(
      JsonNode json, Capabilities capabilities, Effort effort) {
    List<Problem> size = size(json);
    if (!size.isEmpty()) {
      return size;
    }
    return switch (AgentJson.readBounded(json)) {
      case AgentJson.Reading.Read(AgentDocument document) ->
          checkForPublishing(document, capabilities, effort);
      case AgentJson.Reading.Refused(List<Problem> problems) -> problems;
    };
  }

  private static List<Problem> checkForPublishing(
      AgentDocument document, Capabilities capabilities, Effort effort) {
    Problems problems = new Problems();
    if (check(document, capabilities, problems, effort)) {
      PublishingRules.check(document, capabilities, problems);
    }
    return problems.list();
  }

  private static boolean check(
      AgentDocument document, Capabilities capabilities, Problems problems, Effort effort) {
    if (!SizeRules.check(document, problems)) {
      return false;
    }
    SettingsRules.check(document, problems);
    NodeRules.check(document, capabilities, problems, effort);
    NodeGraph graph = new NodeGraph(document);
    GraphRules.check(document, graph, problems, effort);
    MannerRules.check(document, graph, problems);
    ReferenceRules.check(document, graph, problems, effort);
    return true;
  }

  /** Whether it is too large to be judged, or even kept; empty if it is not. */
  public static List<Problem> size(JsonNode json) {
    int bytes = AgentJson.bytes(json);
    return bytes <= SizeRules.LARGEST_DOCUMENT
        ? List.of()
        : List.of(
            Problem.error(
                "too_large",
                "",
                "The document has %d bytes as JSON and may have %d. Leave some out, or part the agent into several."
                    .formatted(bytes, SizeRules.LARGEST_DOCUMENT)));
  }

  /** Whether none of the problems keeps the document from being published. */
  public static boolean passes(List<Problem> problems) {
    return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}
