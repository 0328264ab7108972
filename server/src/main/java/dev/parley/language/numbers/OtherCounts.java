package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Tells counts that are not the one that was asked for: some of those counted ("two of us are
 * vegan"), one side of them ("forty on my side"), years and ages.
 */
final class OtherCounts {
  private static final String COMING =
      "(coming|going|attending|confirmed|expected|invited|joining|eating|here|there|in|for|all"
          + "|total|fine|enough|plenty|good|okay|ok|perfect|great|now|what|definitely coming"
          + "|needed|required|sure|certain|left|max|maximum|right|correct|it|and|or|but|so|with"
          + "|including)";
  private static final Pattern SOME_OF =
      Pattern.compile(
          "^of (us|them|you|these|those|which|whom|(the|my|our|his|her|their|these|those) (\\w+"
              + " )?\\w+) (is|are|was|were|'s|will be|will|have|has|need|needs|can|can't|cannot"
              + "|won't|don't|doesn't|do|want|wants|prefer|eat|eats|drink|drinks|came|come from"
              + "|live|lives|might|may|aren't|isn't|got|being|who|that|with|under|over"
              + "|from)\\b(?! (be )?"
              + COMING
              + "\\b).*");
  private static final Pattern SOME_OF_OURS =
      Pattern.compile(
          "^of (my|our|his|her|their|these|those|which|them (at|on|from|by|through"
              + "|(in|with)(?! (all|total)))|(us|them)( (just|only|strictly))? (vegan"
              + "|vegetarian|veggie|kids?|child|children|bab(y|ies)|toddlers?|teen|under|over"
              + "|allergic|gluten|pregnant|elderly|older|little|tiny|small|without))\\w*\\b.*");
  private static final Pattern TOLD_OF =
      Pattern.compile(
          "^((is|was) (a|an|my|our|his|her|vegan|vegetarian|just a|only a|used as|really|still"
              + "|for (my|our|his|her|me|him)|pregnant|under|over|in (a|the))\\b|(are|were)\\b(?! "
              + COMING
              + "\\b)|(have(?! (said|confirmed|rsvp|accepted|replied|responded|agreed))|has|needs?"
              + "|eats?|drinks?|prefers?|wants? (the|to|a)|being)\\b).*");
  private static final Pattern SOME_BEFORE =
      Pattern.compile(
          ".*\\b(of (the|our|those)|(of|among) (them|us|those|these|which|the \\w+|whom)|including"
              + "|counting)( (just|only|about|maybe|like|there are|there's))*$");
  private static final Pattern ONE_SIDE =
      Pattern.compile(
          "^((people|guests|of (us|them)|rooms) )?((on|from) (my|his|her|our|their|each|either|one"
              + "|both|the (other|bride's|groom's|\\w+'s)) \\w+|on (each|either|both|the|every)"
              + " (\\w+ )?(side|floor|level|stor(e)?y)s?|from (work|church|school|college|abroad"
              + "|out of|the (office|club|team|gym|neighborhood))|(to|at|per|for) (a|each|every"
              + "|one) (table|row|room|side|car|bus|floor|bench)|(per|each|every) (table|row|room"
              + "|side|car|floor)|a (table|row|side|floor)|upstairs|downstairs|(up|down)(?! to)"
              + "|of (ours|theirs|mine|hers|yours)|in the (basement"
              + "|attic|annex|front|back)|each)\\b.*");
  private static final Pattern AND_OTHERS =
      Pattern.compile(
          "^((people|guests|adults|of (us|them)) )?(and|plus)( then)?( maybe)?( (the|my|our|some"
              + "|their|his|her|all|a few|any|a|an))* ((little|other|two|three) )?(kids?|children"
              + "|family|wife|husband|bab(y|ies)|partners?|spouses?|grandkids|parents|in laws"
              + "|others|friends|relatives|families|plus ones|staff|band|me|myself|us)\\b.*");
  private static final Pattern YEAR_BEFORE =
      Pattern.compile(
          ".*\\b(in|since|back in|circa|year|early|late|built|born|married|class of|summer of"
              + "|spring of|fall of)( (about|around|like|maybe))*$");
  private static final String KIN =
      "(daughter|son|mother|mom|mum|father|dad|brother|sister|wife|husband|partner|kid|child|boy"
          + "|girl|baby|grandmother|grandma|grandfather|grandpa|granddaughter|grandson|nephew|niece"
          + "|aunt|uncle|cousin|twins?|youngest|oldest|eldest|friend|boyfriend|girlfriend|fiancee?"
          + "|dog|cat)s?";
  private static final String SMALL =
      "( (only|just|about|around|almost|nearly|over|now|already|like))*$";
  private static final Pattern AGE_BEFORE =
      Pattern.compile(
          ".*(\\b(my|our|his|her|the|their) (\\w+ )?"
              + KIN
              + "('s| is| are| was| will be)|^(mom|mum|dad|mother|father|grandma|grandpa)('s| is)"
              + "|\\bturn(ed|s|ing)?|\\b(aged?|age of|ages)"
              + "|\\b(of (them|us|the \\w+)|kids|children) (are|is) (all )?(under|over))"
              + SMALL);
  private static final Pattern MY_AGE =
      Pattern.compile(".*\\b(i'm|i am|he's|he is|she's|she is)" + SMALL);
  private static final Pattern AGE_AFTER =
      Pattern.compile(
          "((years|now|today|already|next|this|last|in|and|so|but|tomorrow|on|she|he|i|we)"
              + "\\b.*)?");
  private static final Pattern OTHER_SUBJECT =
      Pattern.compile(
          ".*\\b(my|our|his|her|their|your) (?!(guess|answer|number|total|count|headcount|party"
              + "|group|family|list|estimate|plan|best|final|max|maximum|limit|table|crowd|team"
              + "|booking|reservation|order|house|home|apartment|place|flat|first|hope|idea)\\b)"
              + "(\\w+ (?!(list|number|count|total)\\b))?(\\w+) (is|are|was|were)"
              + SMALL);
  private static final Pattern GETTING_THERE =
      Pattern.compile(
          ".*\\b((get|be|getting|make it|being) (there|here|home|in|back|over)( for| by| at)?"
              + "( around| about| like| maybe)+"
              + "|(arriv(e|es|ing)|leav(e|es|ing)|(show|turn)(s|ing)? up|starts?|starting|begins?"
              + "|beginning|finish(es)?|ends?|opens?|closes?|dinner's|lunch is|dinner is|ceremony"
              + " is|reception is|wedding is)( (at|around|about|from|for|like|maybe|sometime"
              + "|by))+)$");
  private static final Pattern COUNTED =
      Pattern.compile("(or so )?(of us|people|guests|persons|adults|heads|strong)\\b.*");
  private static final int FIRST_YEAR = 1700;
  private static final int LAST_YEAR = 2100;
  private static final int LATEST_HOUR = 24;

  private final Words words;
  private final AskedNumber asked;

  OtherCounts(Words words, AskedNumber asked) {
    this.words = words;
    this.asked = asked;
  }

  NumberBearing bearing(Mention<NumberRange> mention, int behind) {
    String before =
        words.text(Math.max(behind, words.sentenceFrom(mention.from())), mention.from());
    String after = after(mention.to());
    if (asked.money()) {
      return year(mention, before) ? NumberBearing.OTHER : NumberBearing.ASKED;
    }
    if (year(mention, before) || age(before, after) || hour(mention, before, after)) {
      return NumberBearing.OTHER;
    }
    if (some(before, after)
        || (MY_AGE.matcher(before).matches() && after.isEmpty())
        || (OTHER_SUBJECT.matcher(before).matches() && !COUNTED.matcher(after).matches())) {
      return NumberBearing.BESIDE;
    }
    String sentence = words.text(mention.to(), words.sentenceTo(mention.to() - 1));
    boolean side = ONE_SIDE.matcher(after).matches() && !asked.each();
    return side || AND_OTHERS.matcher(sentence).matches()
        ? NumberBearing.ADDEND
        : NumberBearing.ASKED;
  }

  /** What is said of a number, as far as no pause ends it. */
  private String after(int from) {
    int to = from;
    while (to < words.size() && !words.paused(to)) {
      to++;
    }
    return words.text(from, to);
  }

  private boolean some(String before, String after) {
    return (SOME_OF.matcher(after).matches() && !asked.shares(after))
        || SOME_OF_OURS.matcher(after).matches()
        || (TOLD_OF.matcher(after).matches() && !asked.shares(after))
        || SOME_BEFORE.matcher(before).matches();
  }

  private static boolean recent(Mention<NumberRange> mention) {
    NumberRange value = mention.value();
    return value != null
        && value.low().compareTo(BigDecimal.valueOf(FIRST_YEAR)) >= 0
        && value.high().compareTo(BigDecimal.valueOf(LAST_YEAR)) < 0
        && value.low().stripTrailingZeros().scale() <= 0;
  }

  private boolean year(Mention<NumberRange> mention, String before) {
    return recent(mention)
        && !asked.year()
        && (YEAR_BEFORE.matcher(before).matches() || model(mention));
  }

  /** A 2015 Honda. */
  private boolean model(Mention<NumberRange> mention) {
    int to = mention.to();
    return words.at(mention.from()).matches("\\d{4}")
        && words.is(mention.from() - 1, "a", "my", "our")
        && to < words.size()
        && !words.paused(to);
  }

  private boolean age(String before, String after) {
    return !asked.time()
        && AGE_BEFORE.matcher(before).matches()
        && AGE_AFTER.matcher(after).matches();
  }

  private static boolean hour(Mention<NumberRange> mention, String before, String after) {
    NumberRange value = mention.value();
    return value != null
        && value.high().compareTo(BigDecimal.valueOf(LATEST_HOUR)) <= 0
        && GETTING_THERE.matcher(before).matches()
        && !COUNTED.matcher(after).matches();
  }
}
