package dev.parley.language.speech;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An outcome's label as it can be said to the callee it is about: "wants another time" is "you want
 * another time". What is no verb of theirs stays as it is.
 */
final class SpokenLabel {
  private static final Pattern ASIDE = Pattern.compile("\\s*[(\\[][^)\\]]*[)\\]]");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** What a label begins with, and the same of the callee. */
  private static final Map<String, String> OF_THE_CALLEE =
      Map.ofEntries(
          Map.entry("they", "you"),
          Map.entry("is", "you are"),
          Map.entry("isn't", "you are not"),
          Map.entry("was", "you were"),
          Map.entry("wasn't", "you were not"),
          Map.entry("has", "you have"),
          Map.entry("hasn't", "you have not"),
          Map.entry("does", "you do"),
          Map.entry("doesn't", "you don't"),
          Map.entry("didn't", "you didn't"),
          Map.entry("can", "you can"),
          Map.entry("can't", "you can't"),
          Map.entry("cannot", "you cannot"),
          Map.entry("could", "you could"),
          Map.entry("couldn't", "you couldn't"),
          Map.entry("will", "you will"),
          Map.entry("won't", "you won't"),
          Map.entry("would", "you would"),
          Map.entry("wouldn't", "you wouldn't"),
          Map.entry("interested", "you are interested"),
          Map.entry("uninterested", "you are not interested"),
          Map.entry("happy", "you are happy"),
          Map.entry("unhappy", "you are unhappy"),
          Map.entry("goes", "you go"));

  /** Verbs that a label may begin with in the third person, without their s. */
  private static final Pattern VERB =
      Pattern.compile(
          "(want|need|prefer|like|agree|accept|decline|refuse|keep|take|pay|come|leave|cancel|move"
              + "|confirm|call|ask|know|live|own|rent|use|plan|owe|stay|book|buy|sell|think|say|get"
              + "|make|give|send|bring|work|reject|object|dispute|remember|forget|choose|renew|stop"
              + "|start|sign|order|return|request)s");

  /** Verbs that a label may begin with as one tells somebody what to do, of what callees do. */
  private static final String WISHES =
      "cancel|reschedule|postpone|move|change|keep|pay|book|buy|renew|return|switch|speak|talk";

  private static final Pattern WISH = Pattern.compile(WISHES);

  private static final Pattern ADVERB = Pattern.compile("still|already|never|always|also|now|only");
  private static final Pattern BE_OR_HAVE =
      Pattern.compile("^you (?:are|were|have|can|could|will|would) (?!a |an |the |no |any |some )");

  /** A yes or no before what may be said without it. */
  private static final Pattern ANSWER = Pattern.compile("(?i)^(?:yes|no), (?=\\S+ \\S)");

  private SpokenLabel() {}

  static String of(String label) {
    String plain = ASIDE.matcher(label).replaceAll("").replace("’", "'").replace("/", " or ");
    String bare = ANSWER.matcher(plain.strip()).replaceFirst("");
    String said = ofTheCallee(bare);
    return said.startsWith("you ") || bare.equals(plain.strip())
        ? said
        : ofTheCallee(plain.strip());
  }

  private static String ofTheCallee(String label) {
    String[] words = SPACES.split(label, 2);
    String first = words[0].toLowerCase(Locale.ROOT);
    String rest = words.length > 1 ? " " + words[1] : "";
    if (ADVERB.matcher(first).matches() && !rest.isEmpty()) {
      String verb = ofTheCallee(words[1]);
      return verb.startsWith("you ")
          ? BE_OR_HAVE.matcher(verb).find()
              ? verb.replaceFirst("^(you \\S+)", "$1 " + first)
              : verb.replaceFirst("^you", "you " + first)
          : label;
    }
    if (first.equals("not") && rest.strip().toLowerCase(Locale.ROOT).startsWith("interested")) {
      return "you are not" + rest;
    }
    String theirs = OF_THE_CALLEE.get(first);
    if (theirs == null && VERB.matcher(first).matches()) {
      theirs = "you " + first.substring(0, first.length() - 1);
    }
    if (theirs == null && WISH.matcher(first).matches() && !rest.isEmpty()) {
      theirs = "you would like to " + first;
    }
    String said = theirs == null ? words[0] + rest : theirs + rest;
    return SPACES
        .matcher(
            said.replaceAll("(?i)\\b(their|his|her)\\b", "your")
                .replaceAll("(?i)\\b(themselves|themself|himself|herself)\\b", "yourself"))
        .replaceAll(" ");
  }
}
