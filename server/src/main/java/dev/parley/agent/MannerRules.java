package dev.parley.agent;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an agent's manners and what it says of itself must be. */
final class MannerRules {
  /** What no agent may be told not to heed. */
  private static final Set<String> HEEDED = Set.of("optout");

  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ().-]{1,30}");

  private final NodeGraph graph;
  private final Problems problems;

  private MannerRules(NodeGraph graph, Problems problems) {
    this.graph = graph;
    this.problems = problems;
  }

  static void check(AgentDocument document, NodeGraph graph, Problems problems) {
    MannerRules rules = new MannerRules(graph, problems);
    rules.about(document.about());
    document
        .settings()
        .manners()
        .named()
        .forEach((name, manner) -> rules.manner(name, manner, "settings.manners." + name));
  }

  private void about(About about) {
    String number = about.callbackNumber();
    if (number != null
        && Template.references(number).isEmpty()
        && !NUMBER.matcher(number).matches()) {
      problems.error(
          "bad_value",
          "about.callback_number",
          "\"%s\" is not a number to call back, as +15551234567.",
          number);
    }
    String language = about.language();
    if (language != null && !wellFormed(language)) {
      problems.error(
          "bad_value", "about.language", "\"%s\" is no language tag, as en or en-GB.", language);
    }
  }

  private static boolean wellFormed(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException _) {
      return false;
    }
  }

  private void manner(String name, Manner manner, String path) {
    String text = manner.text();
    if (text != null && Sayable.of(text) == Sayable.NOTHING) {
      problems.error(
          "no_text", path + ".text", "The text says nothing. Write words, or leave it out.");
    }
    if (manner.off() && HEEDED.contains(name)) {
      problems.error(
          "not_off",
          path + ".off",
          "Who demands not to be called again is always heeded. Leave out off.");
    } else if (manner.off() && !new Manner(null, true, null, null).equals(manner)) {
      problems.error(
          "off_and_more", path, "It is off and says what to do. Leave out off, or all but off.");
    }
    String next = manner.next();
    if (next != null && HEEDED.contains(name)) {
      problems.error(
          "not_next",
          path + ".next",
          "Who demands not to be called again is let go. Leave out next.");
    } else if (next != null && !graph.has(next)) {
      problems.error(
          "unknown_target", path + ".next", "It leads to \"%s\", which is not there.", next);
    }
  }
}
