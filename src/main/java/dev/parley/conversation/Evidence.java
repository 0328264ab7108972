package dev.parley.conversation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What speaks for each of some choices and what speaks for none.
 *
 * @param background likeness to talk that answers nothing
 * @param asks 1 where the reply is a question
 * @param unsure 1 where it says that its speaker does not know
 */
record Evidence(List<Of> each, double background, double asks, double unsure) {
  /** Talk that answers nothing, whatever was asked. */
  static final List<String> ANSWERING_NOTHING =
      List.of(
          "What is this about?",
          "Who is this?",
          "Which company are you calling from?",
          "I'm not sure.",
          "I don't know.",
          "Let me think about it.",
          "I have to ask my wife.",
          "How much does it cost?",
          "Where are you located?",
          "How long does it take?",
          "What do you mean?",
          "I don't understand the question.",
          "Are you a robot?",
          "How did you get my number?",
          "Can you hear me?",
          "The weather is nice today.",
          "I like music.",
          "My dog is barking.",
          "Something completely different.");

  private static final Pattern MORE_THAN_YES_OR_NO =
      Pattern.compile("^(and |but |so |then )?(who|what|which|where|when|why|how)\\b.*\\?$");

  private static final Pattern QUESTION =
      Pattern.compile(
          "^(and |but |so |well |um |uh |sorry |wait |okay )*(who|what|which|where|when|why|how|is|are|do|does|did|can|could|will|would|have|has)\\b.*\\?$");

  /**
   * What speaks for one choice.
   *
   * @param like the greatest likeness to one of its sentences
   * @param mean the likeness to all of them together
   * @param shared how far the words fit it and no other, from 0 to 1
   * @param denied the same of words that are said not to be meant
   * @param rule 1 where a rule gives it away
   * @param polarity 1 where yes or no speaks for it, -1 against it
   * @param place 1 where it is named by its place among those offered, -1 where another is
   */
  record Of(
      double like,
      double mean,
      double shared,
      double denied,
      double rule,
      double polarity,
      double place) {}

  /** Whether it is a question. */
  static boolean asks(String reply) {
    return QUESTION.matcher(plain(reply)).matches();
  }

  /** Whether it is a question to which yes and no are no answers. */
  static boolean asksForMore(String question) {
    return MORE_THAN_YES_OR_NO.matcher(plain(question)).matches();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[,.!]", "").strip();
  }
}
