package dev.parley.language.intents;

import dev.parley.language.words.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Replies that ask, and talk that answers nothing. */
public final class Questions {
  /** Talk that answers nothing, whatever was asked. */
  public static final List<String> ANSWERING_NOTHING =
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

  private static final Pattern REQUEST =
      Pattern.compile(
          "^(?:and |but |so |well |yes |yeah |no |okay |sorry )*(?:can|could|may|might|would|will|should|shall|is it"
              + " (?:possible|okay|ok|all right|alright)|do you mind|how about|what about|any chance"
              + "|why not|why don't|let's)\\b");

  private static final Pattern WHICH_ONE =
      Pattern.compile(
          "(?:(?:and|but|so|well|um+|uh+|sorry|wait|okay|oh|hm+) )*(?:which|what) (?!company|business|firm|place"
              + "|office|clinic|shop|store|bank|time|day|date|number|address)[\\p{L}']+(?: [\\p{L}']+)? (?:is|was|would|will|are"
              + " (?:you (?:talking|calling|speaking) about)) ?(?:that|this|it|these|those)?(?: be| about)?\\?");

  private Questions() {}

  /** Whether it is a question. */
  public static boolean asks(String reply) {
    return QUESTION.matcher(plain(reply)).matches();
  }

  /** Whether all of a reply is a question that asks for nothing to be done. */
  public static boolean asksBack(String reply) {
    return reply.strip().endsWith("?")
        && Sentences.of(reply).size() == 1
        && !REQUEST.matcher(plain(reply)).find();
  }

  /** Whether a reply asks for something to be done: "Could I have the large one?" */
  public static boolean requests(String reply) {
    return Sentences.of(reply).size() == 1 && REQUEST.matcher(plain(reply)).find();
  }

  /** Whether it is a question to which yes and no are no answers. */
  public static boolean asksForMore(String question) {
    return MORE_THAN_YES_OR_NO.matcher(plain(question)).matches();
  }

  /** Whether a reply does nothing but ask what yes and no cannot answer: "How do I know that?" */
  public static boolean asksOpenly(String reply) {
    return asksForMore(reply) && Sentences.of(reply).size() == 1 && !requests(reply);
  }

  /** Whether it asks what the call is about: "Which bill would that be?" */
  public static boolean asksWhichOne(String reply) {
    return WHICH_ONE.matcher(plain(reply)).matches();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[,.!]", "").strip();
  }
}
