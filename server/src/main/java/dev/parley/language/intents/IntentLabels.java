package dev.parley.language.intents;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Outcomes by which an agent's author provides for what callees want of the call itself. */
public final class IntentLabels {
  /** In the order in which they are tried. */
  private static final Map<CalleeIntent, Pattern> ABOUT =
      Map.of(
          CalleeIntent.LATER,
          pattern(
              "(?:call|ring|phone)\\w* (?:(?:them|him|her|me|us) )?(?:back|later|again)|call-?back"
                  + "|bad time|busy"),
          CalleeIntent.WRONG,
          pattern("wrong (?:person|number)|not (?:me|them|the person)"),
          CalleeIntent.PERSON,
          pattern(
              "(?:talk|speak|put through|transfer)\\w* (?:to|with)|human|(?:real|live)"
                  + " (?:person|agent)"));

  private static final Pattern OPT_OUT =
      pattern(
          "lists?|unsubscrib\\w*|opt(?:s|ed|ing)?[ -]?out|stop (?:calling|contacting)"
              + "|(?:not|never|no more|no further|don't|doesn't want) (?:\\w+ ){0,3}(?:call|contact)\\w*"
              + "|remov\\w+ (?:\\w+ )?(?:number|from|details|off)");

  private IntentLabels() {}

  private static Pattern pattern(String words) {
    return Pattern.compile("(?i)\\b(?:" + words + ")\\b");
  }

  /** What a label provides for; none where it is about the matter, or about several wishes. */
  public static Optional<CalleeIntent> of(String label) {
    if (OPT_OUT.matcher(label).find()) {
      return Optional.of(CalleeIntent.OPTOUT);
    }
    var about =
        ABOUT.entrySet().stream()
            .filter(each -> each.getValue().matcher(label).find())
            .map(Map.Entry::getKey)
            .toList();
    return about.size() == 1 ? Optional.of(about.getFirst()) : Optional.empty();
  }
}
