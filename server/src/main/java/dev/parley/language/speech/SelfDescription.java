package dev.parley.language.speech;

import java.util.Locale;
import java.util.Set;

/**
 * How an agent answers who it is, in whole sentences. What it was told of itself may be a piece of
 * one ("about your appointment"), and may be missing.
 *
 * @param caller who calls, or empty
 * @param purpose why, or empty
 * @param source how the number was got, or empty
 * @param disclosure what to say to "are you a robot?", or empty
 * @param team whose agent it is, or empty
 * @param title what the agent is called, or empty
 */
public record SelfDescription(
    String caller, String purpose, String source, String disclosure, String team, String title) {
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "about",
          "regarding",
          "concerning",
          "to",
          "because",
          "for",
          "on",
          "with",
          "as",
          "since",
          "in",
          "from",
          "through",
          "via",
          "by",
          "when",
          "out",
          "off",
          "at");
  private static final Set<String> SUBJECTS =
      Set.of("you", "we", "i", "it", "he", "she", "they", "there", "somebody", "someone");

  /** Who calls. */
  public String who() {
    String name = caller.isBlank() ? team : caller;
    if (name.isBlank()) {
      return "This is an automated call.";
    }
    return sentence(SUBJECTS.contains(first(name)) ? name : "This is " + name);
  }

  /** What the call is about. */
  public String what() {
    if (purpose.isBlank()) {
      return title.isBlank()
          ? "I am calling to ask you a question."
          : sentence("This call is about: " + title);
    }
    return PREPOSITIONS.contains(first(purpose))
        ? sentence("I am calling " + purpose)
        : whole(purpose) ? sentence(purpose) : sentence("I am calling about " + purpose);
  }

  /** Whether this is a machine: it is. */
  public String robot() {
    if (!disclosure.isBlank()) {
      return sentence(disclosure);
    }
    String name = caller.isBlank() ? team : caller;
    return name.isBlank()
        ? "Yes, I am an automated assistant."
        : sentence("Yes, I am an automated assistant, calling for " + name);
  }

  /** How the number was got. */
  public String number() {
    if (source.isBlank()) {
      String name = caller.isBlank() ? team : caller;
      return name.isBlank()
          ? "I am only given the number to call, and don't know where it is from."
          : sentence("I was given your number by " + name + ". I don't know more about it");
    }
    return PREPOSITIONS.contains(first(source))
        ? sentence("We have your number " + source)
        : whole(source) ? sentence(source) : sentence("We have your number from " + source);
  }

  private static boolean whole(String text) {
    return Character.isUpperCase(text.strip().codePointAt(0)) || SUBJECTS.contains(first(text));
  }

  private static String first(String text) {
    return text.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static String sentence(String text) {
    String words = text.strip();
    String capital = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return capital.matches("(?s).*[.!?]") ? capital : capital + ".";
  }
}
