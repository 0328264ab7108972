package dev.parley.agent;

/** What documents may ask for and this version does not do on a call. */
final class PublishingRules {
  private static final String CODE = "not_supported_yet";

  private PublishingRules() {}

  static void check(AgentDocument document, Capabilities capabilities, Problems problems) {
    knowledge(document, capabilities, problems);
    for (int i = 0; i < document.nodes().size(); i++) {
      String path = "nodes[" + i + "]";
      switch (document.nodes().get(i)) {
        case Node.Transfer transfer ->
            problems.error(
                CODE,
                path + ".type",
                "The transfer node \"%s\" is not supported by this version yet. Replace it by an"
                    + " end node that says who will call back.",
                transfer.id());
        case Node.Speak speak when speak.mode() == Node.Speak.Wording.PROMPT ->
            problems.error(
                CODE,
                path + ".mode",
                "The prompt node \"%s\" is not supported by this version yet. Set its mode to"
                    + " message and write the words out.",
                speak.id());
        case Node.Start _, Node.Speak _, Node.End _ -> {}
      }
    }
  }

  private static void knowledge(
      AgentDocument document, Capabilities capabilities, Problems problems) {
    for (int i = 0; i < document.knowledge().size(); i++) {
      String id = document.knowledge().get(i);
      if (!capabilities.knows().test(id)) {
        problems.error(
            "unknown_knowledge",
            "knowledge[" + i + "]",
            "The team has no knowledge base \"%s\". GET /knowledge lists those it has; name one of"
                + " these, or leave it out.",
            id);
      }
    }
  }
}
