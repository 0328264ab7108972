package dev.parley.language.speech;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What every agent says to what callees may want at any time. */
public final class MannerPhrases {
  public static final String HELLO = "Hello.";
  public static final String WELCOME = "You're welcome.";
  public static final String OF_COURSE = "Of course.";
  public static final String STILL_THERE = "Are you still there?";
  public static final String WHEN_TO_CALL =
      "No problem. When would be a good time to call you back?";
  public static final String WHEN_TO_REACH = "All right. When would be a good time to reach them?";
  public static final String WHEN_ELSE = "Sorry about that. When would suit you?";
  public static final String SORRY_TO_BOTHER = "I am sorry to have bothered you. Goodbye.";
  public static final String NOT_AGAIN = "I understand. We will not call you again. Goodbye.";
  public static final String ASKED_AGAIN = "I am sorry to ask again.";
  public static final String SORRY = "Sorry about that.";
  public static final String ANGER =
      "I am sorry, I understand that this call is a nuisance. Shall we stop calling you, or would"
          + " you rather speak to a person?";
  public static final String CONDOLENCE = "I am very sorry to hear that.";
  public static final String CONDOLENCE_ENDS =
      "I am very sorry to hear that, and sorry to have bothered you. Goodbye.";
  public static final String ANGER_ENDS = "I am sorry to have troubled you. Goodbye.";
  public static final String QUESTION_NOTED =
      "I can't answer that, but I will pass your question on.";
  public static final String GOODBYE = "Thank you. Goodbye.";
  public static final String UNFINISHED = "Sorry, I didn't hear the end of that.";
  public static final String HELP =
      "I am sorry, I have trouble understanding you. Shall somebody call you back?";
  public static final String BAD_LINE =
      "I am sorry, this seems to be a bad line. Shall somebody call you back?";
  public static final String TAKE_YOUR_TIME = "Take your time.";
  public static final String OTHER_WORDS = "Let me put it another way.";
  public static final String HELP_COMES = "All right. Somebody will call you back. Goodbye.";
  public static final String PUTTING_THROUGH = "Of course.";
  public static final String YOUR_ANSWER = "So, may I have your answer?";
  public static final String CORRECTED = "Sorry, my mistake.";

  private static final int MOST_NAMED = 4;

  private MannerPhrases() {}

  /** Two pieces of a reply, of which either may be empty. */
  public static String join(String first, String second) {
    return (first.strip() + " " + second.strip()).strip();
  }

  /**
   * A question once more, with help for who answers it.
   *
   * @param labels of what can be answered
   */
  public static String withHelp(Expects expects, String question, List<String> labels) {
    String help = hint(expects).isEmpty() ? among(question, labels) : hint(expects);
    return join(help.isEmpty() ? TAKE_YOUR_TIME : OTHER_WORDS, join(question, help));
  }

  /** The same by rules that are not bounded. */
  public static String otherWords(Expects expects, String question) {
    return join(OTHER_WORDS, join(question, hint(expects)));
  }

  private static String among(String question, List<String> labels) {
    List<String> spoken = labels.stream().map(SpokenLabel::of).toList();
    boolean names =
        spoken.stream().noneMatch(label -> label.startsWith("you ") || question.contains(label));
    return names && spoken.size() > 1 && spoken.size() <= MOST_NAMED
        ? "You can say %s, or %s."
            .formatted(String.join(", ", spoken.subList(0, spoken.size() - 1)), spoken.getLast())
        : "";
  }

  /** Whether two labels tell what the callee may want, so that they can be asked which it is. */
  public static boolean alternatives(List<String> labels) {
    return labels.size() == 2
        && labels.stream().allMatch(label -> SpokenLabel.of(label).startsWith("you "));
  }

  /** The same, for somebody who did not get it twice; said slowly. */
  public static String slowly(Expects expects, String question) {
    return join("I will say it more slowly.", join(question, hint(expects)));
  }

  /** A question that can be answered by keys, each of which stands for one of the answers. */
  public static String keys(String question, List<String> answers) {
    String keys =
        IntStream.range(0, answers.size())
            .mapToObj(
                i -> (i == 0 ? "press %d for %s" : "%d for %s").formatted(i + 1, answers.get(i)))
            .collect(Collectors.joining(", "));
    return join(question, "You can also " + keys + ".");
  }

  /** That a person was asked for and none can come to the line. */
  public static String person(String callbackNumber) {
    return join(
        "I am an automated assistant and can't put you through, but I have noted that you would"
            + " like to speak to a person, and somebody will call you back.",
        callbackNumber.isBlank()
            ? "Goodbye."
            : "You can also reach us at " + callbackNumber + ". Goodbye.");
  }

  /**
   * Reads back when to call.
   *
   * @param when as it is said: "on Tuesday at 3 PM"
   */
  public static String callBack(String when) {
    return "I will call you back " + when + ". Is that right?";
  }

  /** The same, where somebody else is to be reached. */
  public static String callAgain(String when) {
    return "I will call again " + when + ". Is that right?";
  }

  /** Takes leave until somebody else is called then; {@code when} may be empty. */
  public static String untilTheyAreThere(String when) {
    return "All right, I will call again "
        + (when.isBlank() ? "another time" : when)
        + ". Goodbye.";
  }

  /** Takes leave until then; {@code when} may be empty. */
  public static String untilThen(String when) {
    return when.isBlank()
        ? "All right, we will call you another time. Goodbye."
        : "All right, I will call you " + when + ". Goodbye.";
  }

  /** Reads values back that may be other than they seem. */
  public static String readBack(List<String> values) {
    return "I understood " + String.join(", ", values) + ". Is that right?";
  }

  /**
   * Asks whether an outcome is meant.
   *
   * @param label as the agent's author wrote it: "wants another time"
   */
  public static String meant(String label) {
    String said = SpokenLabel.of(label);
    return (said.startsWith("you ") ? "I understood that " + said : "I understood: " + said)
        + ". Is that right?";
  }

  /** Asks which of two outcomes is meant, by their labels. */
  public static String either(String first, String second) {
    String one = SpokenLabel.of(first);
    String other = SpokenLabel.of(second);
    return one.startsWith("you ") && other.startsWith("you ")
        ? "Do you mean that " + one + ", or that " + other + "?"
        : "Which do you mean: " + one + ", or " + other + "?";
  }

  /** That another language is not spoken. */
  public static String onlySpeaks(String language) {
    return "I am sorry, I only speak " + language + ".";
  }

  /** Asks for a value that an answer left out; empty for what can't be asked for in general. */
  public static String rest(Variable.Format format) {
    return switch (format) {
      case DATE -> "And which day?";
      case TIME -> "And at what time?";
      case PHONE -> "And what is the phone number?";
      case EMAIL -> "And what is the e-mail address?";
      case NAME -> "And what is the name?";
      case ADDRESS -> "And what is the address?";
      case TEXT, NUMBER, BOOLEAN, CHOICE -> "";
    };
  }

  private static String hint(Expects expects) {
    return switch (expects) {
      case YES_NO -> "You can simply say yes or no.";
      case NUMBER, DIGITS, PHONE -> "You can say the number, or type it on your keypad.";
      case DATE -> "You can say a day, like next Tuesday.";
      case TIME -> "You can say a time, like half past two.";
      case EMAIL -> "You can say it like this: john dot smith at example dot com.";
      case NAME, ADDRESS, OPEN, CHOICE -> "";
    };
  }
}
