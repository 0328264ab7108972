package dev.parley.brain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A turn that begins with a plain answer and goes on to tell or to ask more: "We do, through my
 * husband's work", "Speaking. What is it?"
 *
 * @param answer the words that answer
 * @param rest what is told or asked behind them
 */
record LeadingAnswer(String answer, String rest) {
  /** A few words before it that answer nothing: "Oh, the dentist. Yes, …" */
  private static final String BEFORE =
      "^\\W*(?:(?:oh|well|um+|uh+|hi|hello|okay|ok|so|ah)\\W+)*(?:[\\p{L}' ]{1,25}\\.\\s+)?";

  private static final Pattern LEADS =
      Pattern.compile(
          "(?i)"
              + BEFORE
              + "((?:yes|yeah|yep|yup|sure|certainly|of course|absolutely|no|nope|nah|speaking|that['’]s me"
              + "|(?:I|we|it|there) (?:do|does|have|has|am|are|is|can|will|did|don['’]t|doesn['’]t|haven['’]t|isn['’]t|can['’]t"
              + "|won['’]t|didn['’]t))(?:,? (?:dear|please|sir|ma['’]am|indeed|love|thanks|thank you))?)"
              + "\\s*[,.;!]\\s*(\\S.*)$");

  /** What may turn round what was said before it. */
  private static final Pattern AGAINST =
      Pattern.compile(
          "(?i)\\b(?:\\w+n['’]t|cannot|not|no|nope|never|yes|yeah|but|however|though|although|only|if|unless"
              + "|except|until|actually|wait|hold|sorry|instead|rather|problem|worries|mean|maybe|perhaps|joking|kidding)\\b");

  private static final Pattern WAITS =
      Pattern.compile(
          "(?i)^(?:I|we)(?:['’](?:ll|d)| will| can| could)(?: just| rather)? wait\\b.*");

  /** The answer and the rest; nothing where it does not begin with one, or may be taken back. */
  static Optional<LeadingAnswer> of(String reply) {
    Matcher leads = LEADS.matcher(reply.strip());
    if (!leads.matches()) {
      return Optional.empty();
    }
    LeadingAnswer found = new LeadingAnswer(leads.group(1) + ".", leads.group(2));
    return found.waits() || !AGAINST.matcher(found.rest).find()
        ? Optional.of(found)
        : Optional.empty();
  }

  /** Whether the rest only asks something. */
  boolean asks() {
    return rest.strip().endsWith("?");
  }

  /** Whether the rest says that the callee waits, which asks nobody else to. */
  boolean waits() {
    return WAITS.matcher(rest).matches();
  }
}
