package dev.parley.agent;

/** What documents may ask for and this version does not do on a call. */
final class PublishingRules {
  private static final String CODE = "not_supported_yet";

  private PublishingRules() {}

  static void check(AgentDocument document, Capabilities capabilities, Problems problems) {
    knowledge(document, capabilities, problems);
    if (document.settings().adaptMessages() && !capabilities.languageModel()) {
      problems.warning(
          "no_model_to_adapt",
          "settings.adapt_messages",
          "No language model is configured, so messages are said as they are written. Set"
              + " PARLEY_MODEL_URL and PARLEY_MODEL_NAME to have them adapted.");
    }
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
        case Node.Speak speak
            when speak.mode() == Node.Speak.Wording.PROMPT
                && (speak.fallback() == null || speak.fallback().isBlank()) ->
            problems.error(
                "no_fallback",
                path + ".fallback",
                "The prompt node \"%s\" has nothing to say when its words are not composed in time."
                    + " Give it a fallback, which is said as written.",
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
