package dev.parley.language.speech;

import dev.parley.agent.Expects;
import dev.parley.language.intents.GlobalIntent;
import java.util.List;

/** What the agent says of its own accord. Short, because they are heard over a telephone. */
public final class Phrases {
  public static final String UNCLEAR = "Sorry, I didn't catch that.";
  public static final String TAKE_YOUR_TIME = "Sure, take your time.";

  /**
   * What fills a pause before an answer; as short as it may be, since the answer comes after it.
   */
  public static final List<String> FILLERS = List.of("Let me see.", "Just a second.");

  public static final String ONE_MOMENT = "One moment, please.";
  public static final String STILL_WORKING = "Thank you for waiting. It will not be long.";
  public static final String NEARLY_OVER = "Just so you know, we have to finish shortly.";
  public static final String OUT_OF_TIME = "I am sorry, our time is up. Thank you, and goodbye.";
  public static final String NOBODY_THERE = "I can't hear anybody, so I will hang up now. Goodbye.";
  public static final String NO_MATCH =
      "I am sorry, I could not understand you. Thank you for your time. Goodbye.";
  public static final String BROKEN = "I am sorry, something went wrong on our side. Goodbye.";

  private static final List<String> CHECK_INS =
      List.of(
          "Sorry, I didn't hear anything.",
          "Hello? I still can't hear you.",
          "I can't hear anything on the line.",
          "Hello? Please say something if you can hear me.");

  private Phrases() {}

  public static String checkIn(int count, String question) {
    return join(CHECK_INS.get((count - 1) % CHECK_INS.size()), question);
  }

  /** Whether words mean nothing once somebody has come back from elsewhere. */
  public static boolean momentary(String text) {
    return text.contains(TAKE_YOUR_TIME) || CHECK_INS.stream().anyMatch(text::contains);
  }

  public static String unclear(String question) {
    return join(UNCLEAR, question);
  }

  /** Asks again in other words. */
  public static String clarify(int count, Expects expects, String question) {
    return switch (count % 3) {
      case 1 -> join("Sorry, I didn't quite get that.", question);
      case 2 -> join(hint(expects), question);
      default -> join("I am sorry, I still didn't understand.", question);
    };
  }

  /** Tells who calls and why; both may lack their ends. */
  public static String whoAndWhy(String caller, String purpose) {
    return purpose.isBlank()
        ? "Hello, this is %s.".formatted(clause(caller))
        : "Hello, this is %s. I am calling %s.".formatted(clause(caller), clause(purpose));
  }

  private static String clause(String text) {
    return text.strip().replaceAll("[.!]+$", "");
  }

  public static String goodbye(GlobalIntent intent) {
    return switch (intent) {
      case OPT_OUT -> "I understand. We will not call you again. Goodbye.";
      case OPERATOR ->
          "I am an automated assistant and can't put you through. I have noted that you would like"
              + " to speak to a person. Goodbye.";
      case WRONG_NUMBER -> "I am sorry to have bothered you. Goodbye.";
    };
  }

  private static String hint(Expects expects) {
    return switch (expects) {
      case YES_NO -> "A simple yes or no will do.";
      case NUMBER, DIGITS -> "You can say the number, or type it on your keypad.";
      case PHONE -> "You can say the phone number, or type it on your keypad.";
      case DATE -> "You can say a day, like next Tuesday, or March the third.";
      case TIME -> "You can say a time, like half past two.";
      case EMAIL -> "You can say it like this: john dot smith at example dot com.";
      case NAME, ADDRESS, OPEN, CHOICE -> "Let me ask you again.";
    };
  }

  private static String join(String first, String second) {
    return (first + " " + second).strip();
  }
}
