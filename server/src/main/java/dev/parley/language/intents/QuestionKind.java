package dev.parley.language.intents;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kind of thing a question asks for, as far as its words tell. */
public enum QuestionKind {
  /** How long something lasts. */
  LENGTH(
      "how (?:much )?long\\b|how many (?:minutes|hours|days|weeks|months|years)\\b|life ?span"
          + "|how much time\\b|\\b(?:done|out|finished|ready) (?:of \\w+ )?(?:in|within|by)\\b"
          + "|take all (?:day|morning|afternoon|week)"),
  /** What is earned. */
  EARNINGS(
      "what(?:'s| is) the pay\\b|how much (?!.*\\b(?:i|we) (?:have to |need to )?pay)(?:\\w+ )*(?:pay|pays|earn|make|making|paid)\\b"
          + "|what (?:does|do|would|will) (?:\\w+ )*(?:pay|earn|make)\\b|what would i (?:earn|make)\\b"
          + "|\\b(?:salary|wage|wages|hourly rate|pay rate)\\b"),
  /** What something costs. */
  MONEY(
      "how much (?:is|are|was|does|do|did|would|will|can|could|should|for)\\b"
          + "|how (?:expensive|pricey|cheap)\\b|how much\\W*$|how much .*\\b(?:i|we) (?:have to |need to )?pay\\b"
          + "|\\bwhat\\b.*?\\b(?:price|prices|cost|costs|costing|charge|charges|fee|fees|rate|rates)\\b"),
  /** How often. */
  OFTEN("how often\\b|how frequently\\b|how many times\\b|\\bevery (?:day|week|month|year)\\b"),
  /** How many or how much of something. */
  COUNT("how many\\b|how much\\b"),
  /** When something is. */
  WHEN(
      "(?:^|[,;.!?] *|\\b(?:and|but|so|know|me|say|then) )when\\b(?! (?:i|you|we|they|he|she|it)"
          + " (?:come|comes|get|gets|arrive|arrives)\\b)|what(?:'s| is| are)? (?:the )?(?:time|times|day|days|date|hours)\\b"
          + "|how (?:soon|early|late)\\b|\\b(?:opening|office|business|working) hours\\b"
          + "|what (?:\\w+ )?hours\\b"),
  /** Where something is. */
  WHERE(
      "\\bwhere\\b|\\baddress\\b|\\b(?:which|what) (?:street|city|town|building|floor|location)\\b"
          + "|\\bhow far\\b|\\bhow do i (?:get|find) (?:there|you)\\b"),
  /** Who somebody is. */
  WHO("\\bwho(?:'s|se|m)?\\b"),
  /** Why. */
  WHY("\\bwhy\\b|\\bhow come\\b|what(?:'s| is) the reason\\b"),
  /** Which of several. */
  WHICH("^(?:(?:and|but|so|well|okay|ok|oh|um|uh)\\W+)*which\\b"),
  /** Whatever else. */
  OTHER("");

  private static final List<QuestionKind> TOLD =
      List.of(LENGTH, OFTEN, EARNINGS, MONEY, COUNT, WHEN, WHERE, WHO, WHY, WHICH);

  private final Pattern words;

  QuestionKind(String words) {
    this.words = Pattern.compile(words);
  }

  /** The kind of a question. */
  public static QuestionKind of(String question) {
    String plain = question.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
    return TOLD.stream().filter(kind -> kind.words.matcher(plain).find()).findFirst().orElse(OTHER);
  }

  /** The words of a question that do not say of which kind it is. */
  public String without(String question) {
    return this == OTHER
        ? question
        : words
            .matcher(question.toLowerCase(Locale.ROOT).replace('’', '\''))
            .replaceAll(match -> Matcher.quoteReplacement(" " + within(match.group()) + " "));
  }

  /** A kind is told by its first and last word: "what does a crown cost" is about a crown. */
  private static String within(String match) {
    int first = match.indexOf(' ');
    int last = match.lastIndexOf(' ');
    return first < last ? match.substring(first + 1, last) : "";
  }
}
