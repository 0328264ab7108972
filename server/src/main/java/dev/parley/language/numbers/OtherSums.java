package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells sums of money that are of something else than was asked for: rent, earnings, debts. */
final class OtherSums {
  private static final String SMALL =
      "( (about|around|roughly|like|maybe|only|just|over|under|at|up to|approximately|nearly"
          + "|almost|some|back|already|still|currently|something|say|more|less|than|now|least|most"
          + "|\\$|£|€))*$";
  private static final String IS =
      "('s|( alone)? (is|are|was|were|runs?|will be|would be|comes? (out )?to|costs?|of|at"
          + "|for))( me| us)?";
  private static final String WHO =
      "\\b(i|we|he|she|they|you|husband|wife)('ll|'d|'ve|'m|'re)?( (can|could|would|will|have"
          + "|already|still|only|currently|usually|also|both|am|are|do|just|to))*";

  private static final Pattern EACH_PERIOD =
      Pattern.compile(
          "^(dollars |bucks )?((a|an|per|each|every) (hour|day|week|month|year|time|paycheck)"
              + "|monthly|weekly|yearly|annually)\\b.*");
  private static final Pattern EACH =
      Pattern.compile(
          "^(each|apiece|a (head|piece|person|plate|pop)|per (head|person" + "|plate))\\b.*");

  /**
   * What a sum may be of.
   *
   * @param asked the words of a question that may mean it
   * @param subject what is said before, where it is named
   * @param told what else is said before, of the callee or somebody else
   */
  private record Topic(Pattern asked, Pattern subject, Pattern told) {
    static Topic of(String asked, String subject, String told) {
      return new Topic(
          Pattern.compile("\\b(" + asked + ")\\b"),
          Pattern.compile(".*\\b(?<subject>" + subject + ")" + IS + SMALL),
          Pattern.compile(".*(" + told + ")" + SMALL));
    }
  }

  private static final Pattern GIVEN =
      Pattern.compile("\\b(budget|price|offer|bid|worth|willing|fee|donat(e|ion))\\b");
  private static final String BENIGN =
      "(?!((absolute|upper|lower|ideal|first|final|top|whole|total) )?(budget|limit|max|maximum"
          + "|number|total|answer|price|figure|amount|goal|target|guess|idea|plan|sum|needs?"
          + "|preference|offer|bid|minimum|min|top|ceiling|range|best|ideal|request|hope|loan"
          + "|estimate|most|least|goal)\\b)";
  private static final Pattern SUBJECT =
      Pattern.compile(
          ".*\\b(my|our|his|her|their|your) " + BENIGN + "(\\w+ )?(?<subject>\\w+)" + IS + SMALL);
  private static final Pattern SUBJECT_AFTER =
      Pattern.compile("^(is|was|'s) (my|our|his|her) " + BENIGN + "(\\w+ )?(?<subject>\\w+)\\b.*");

  private static final List<Topic> TOPICS =
      List.of(
          Topic.of(
              "earn\\w*|make|income|salary|wages?|paid|take home|revenue|turnover|profit|gross|net",
              "salary|income|wages?|paychecks?|pension|earnings|take home( pay)?|pay|turnover"
                  + "|revenue|bonus|allowance|benefits|social security",
              WHO
                  + " (earn|make|take home|bring (in|home)|get paid|clear|net|gross|get|receive"
                  + "|draw)|\\b(earning|bringing in|taking home|(i'm|i am|we're) on)"),
          Topic.of(
              "ow(e|ed|ing)|debts?|balance|outstanding|mortgage",
              "debts?|overdraft|balance|mortgage|(existing|current|other|old|last|first|student"
                  + "|car) loans?|credit cards?|cards?",
              "\\b(owes?|owed|owing)( (you|me|us|them|him|her|my \\w+|the \\w+))?|\\bin debt"
                  + "|\\bborrowed"),
          Topic.of(
              "rent|pay|paying|paid|spend|spending|spent|bills?|costs?|mortgage|payments?"
                  + "|instal\\w+|repay\\w*|monthly|afford|expenses?|housing",
              "rent|mortgage|payments?|bills?|insurance|premiums?|tuition|utilities|groceries|tax"
                  + "|taxes|repayments?|instal?lments?|lease|expenses|child ?care|alimony",
              "\\b(pay|paying|repay|repaying|spend|spending|paid|spent|pay back|pay off|give"
                  + " back)( (you|it|them|back|off))*"),
          Topic.of(
              "sav(e|ed|ings?)|bank|account|deposit|down payment|cash|put down|invest\\w*",
              "savings|down payment|deposit|account|inheritance",
              "\\b(saved( up)?|put(ting)? (down|away|aside)|set aside|inherited|won)"),
          Topic.of(
              "costs?|price|priced|worth|value|quoted?|charged?|budget|spend|pay|paid|cost",
              "price|value|quote",
              "(\\b(the|my|our|that|this|a|new) (car|house|home|boat|roof|kitchen|course|bike|van"
                  + "|truck|wedding|trip|bill|repairs?|renovation|property|place|flat|job|work)"
                  + IS
                  + ")|\\b(it|that|they|he|she|car|house|all|work|repairs?|seller|dealer)('s|'ll"
                  + "|'d)?"
                  + "( (will|would|is|are|was))* (costs?|charges?|charging|worth|priced at|valued"
                  + " at|sells? for|selling for|sold for|goes for|going for|asking)"
                  + "|\\b(sold|bought|got) (it|them|the \\w+|my \\w+|a \\w+) for"));

  private static final Pattern SAVED_AFTER =
      Pattern.compile(
          "^(dollars |bucks )?(in (the bank|(my|our|a|the) (\\w+ )?(account|savings|bank)|savings"
              + "|debt)|saved|put (away|by|aside)|set aside|to my name|on (my|our|the|a) (credit"
              + " )?(cards?|mortgage|loan|overdraft|credit)|outstanding|left to pay)\\b.*");

  /** Another sum that is kept elsewhere, beside the one kept here. */
  private static final Pattern PARTED =
      Pattern.compile(
          ".*\\band (then |maybe |about |another |also )*(a |\\w+ ){1,4}?(hundred|thousand|grand|k|dollars"
              + "|pounds|euros|bucks|quid|\\d+) (dollars |pounds |euros |bucks |quid )?(in|from|on) .*");

  private static final Pattern KEPT_ASKED =
      Pattern.compile("\\b(sav(e|ed|ings?)|bank|account|cash|debts?|ow(e|ed|ing)|balance)\\b");

  private final Words words;
  private final AskedNumber asked;

  OtherSums(Words words, AskedNumber asked) {
    this.words = words;
    this.asked = asked;
  }

  NumberBearing bearing(Mention<?> mention, int behind) {
    String before =
        words.text(Math.max(behind, words.sentenceFrom(mention.from())), mention.from());
    String after = words.text(mention.to(), words.sentenceTo(mention.to() - 1));
    for (Topic topic : TOPICS) {
      boolean kin = asked.speaksOf(topic.asked());
      if (named(topic.subject(), before)) {
        return kin
            ? NumberBearing.ASKED
            : asked.lump() ? NumberBearing.OTHER : NumberBearing.BESIDE;
      }
      if (!kin && !asked.speaksOf(GIVEN) && topic.told().matcher(before).matches()) {
        return NumberBearing.BESIDE;
      }
    }
    if (named(SUBJECT, before) || named(SUBJECT_AFTER, after)) {
      return NumberBearing.BESIDE;
    }
    boolean saved = SAVED_AFTER.matcher(after).matches();
    if (saved && PARTED.matcher(after).matches()) {
      return NumberBearing.ADDEND;
    }
    boolean kept = saved && !asked.speaksOf(KEPT_ASKED);
    boolean period = EACH_PERIOD.matcher(after).matches() && asked.lump();
    boolean each = EACH.matcher(after).matches() && !asked.each();
    return kept || period
        ? NumberBearing.BESIDE
        : each ? NumberBearing.ADDEND : NumberBearing.ASKED;
  }

  /** Whether something is named that the question does not speak of. */
  private boolean named(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    String subject = matcher.group("subject");
    return !asked.names(subject.substring(subject.lastIndexOf(' ') + 1));
  }
}
