package dev.parley.language.intents;

import java.util.Locale;
import java.util.regex.Pattern;

/** What somebody says who is asked whether they are there. */
public final class Presence {
  private static final String YES = "(?:yes|yeah|yep|yup|ya|uh huh|mhm|sure|okay|ok)";
  private static final String BEFORE =
      "(?:(?:" + YES + "|hello|hi|hey|oh|no|sorry|um+|uh+|well|right|of course)\\s+)*";
  private static final String BEHIND =
      "(?:\\s+(?:now|still|sorry|again|fine|well|okay|ok|yes|please|loud and clear|clearly))*";
  private static final Pattern THERE =
      Pattern.compile(
          BEFORE
              + "(?:(?:i'm|i am|we're|we are) (?:(?:still|right|just|here) )*(?:here|there|listening|back"
              + "|with you|on the (?:line|phone))"
              + "|i (?:can )?(?:still )?hear you|i can|still here|go (?:ahead|on)|i (?:was|am)"
              + " (?:just )?(?:listening|thinking))"
              + BEHIND);
  private static final Pattern YES_ONLY =
      Pattern.compile(
          "(?:(?:hello|hi|oh|sorry) )*" + YES + "(?: (?:" + YES + "|hello|i am|sorry))*");

  private Presence() {}

  /** Whether the words say that somebody is there, and nothing else. */
  public static boolean told(String text) {
    return THERE.matcher(plain(text)).matches();
  }

  /** Whether they are no more than a yes, which may say the same. */
  public static boolean yes(String text) {
    return YES_ONLY.matcher(plain(text)).matches();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replaceAll("[^\\p{L}' ]+", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
