package dev.parley.language.words;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Short words as a recogniser writes them, and as nobody says them: said alone or first, they have
 * no context that it could go by. What is put right here was found by saying short replies in all
 * voices at hand over a telephone line.
 */
public final class Misheard {
  private static final String GOES_ON =
      "(?=[,.!:;]*\\s*$|[,.!:;]+\\s|\\s+(?:that|that's|it|it's|i|i'm|i'll|i've|we|we're|you|this|he|she"
          + "|they|sure|please|of|no|fine|okay|ok|works?|sounds|exactly|right|correct)\\b)";

  private static final Pattern YES =
      Pattern.compile("(?i)^(?:yet|yay|yeh|yacht|yap|yip|yip+e+)\\b" + GOES_ON);

  /** "Yeah", in two words. */
  private static final Pattern YOU_HAD = Pattern.compile("(?i)^you (?:had|add)(?=[,.!]|\\s*$)");

  private static final Pattern NO = Pattern.compile("(?i)^(?:note|knope|nup)\\b(?=[,.!:;]|\\s*$)");

  private static final String HOURS =
      "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2}";

  private static final Pattern O_CLOCK =
      Pattern.compile(
          "(?i)\\b("
              + HOURS
              + "|for|to|too|ate|won)[-, ]+(?:(?:a|o|of|the|or|our|oh)[- ]+)?(?:clock|glock|o'glock|oclock)\\b");

  /** "At four", as a lens has it. */
  private static final Pattern AT = Pattern.compile("(?i)\\bf/(?=\\d{1,2}\\b)");

  /** "I can't, sorry": nobody is sorry that they can. */
  private static final Pattern CAN =
      Pattern.compile(
          "(?i)\\b((?:i|we)(?: really| just| honestly| actually)? can)(?=[.,;]? sorry[.!]?$)");

  private Misheard() {}

  /** A reply with such words as they were said. */
  public static String right(String reply) {
    String turn = reply.strip();
    String begun = YES.matcher(YOU_HAD.matcher(turn).replaceFirst("Yeah")).replaceFirst("Yeah");
    String said = NO.matcher(begun).replaceFirst("Nope");
    String able = CAN.matcher(said).replaceFirst("$1't");
    return O_CLOCK
        .matcher(AT.matcher(able).replaceAll("at "))
        .replaceAll(found -> hour(found.group(1)) + " o'clock");
  }

  private static String hour(String heard) {
    return switch (heard.toLowerCase(Locale.ROOT)) {
      case "for" -> "four";
      case "to", "too" -> "two";
      case "ate" -> "eight";
      case "won" -> "one";
      default -> heard;
    };
  }
}
