package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what is so now from what was once, is usual, or is what somebody else says or has. */
final class NumberClaims {
  private static final Pattern NO_MORE =
      Pattern.compile("\\b(used to|formerly|in the past|back then|in the old days)\\b");
  private static final Pattern LONG_AGO =
      Pattern.compile(
          "\\b(last (time|year|month|week|summer|winter|spring|fall|autumn|season|visit)"
              + "|previously|originally|initially|ago|before(?! tax)|earlier|the other time"
              + "|at first|(my|our|the|that|his|her) (old|previous|former|last|earlier) (one|ones"
              + "|\\p{L}+))\\b");
  private static final Pattern PAST =
      Pattern.compile(
          "\\b((was|were)(?! (thinking|hoping|planning|looking|wondering|going to"
              + " (say|ask)))|had|paid|spent|earned|worked|went)\\b");
  private static final Pattern NOW =
      Pattern.compile(
          "\\b(now|(my|our|the|this) (new|current|present) (one|ones|\\p{L}+)|this"
              + " (time|year|month|week|summer|winter|spring|fall|season)|these"
              + " days|nowadays|currently|today|at the moment|at present|right"
              + " now|(we're|i'm|it's|we are|it is|come|gone|cut it) (down|up) to)\\b");
  private static final String PERSON =
      "(you|he|she|they|somebody|someone|people|everybody"
          + "|(my|our|the|a) (?!(budget|limit|number|total|maximum|answer|price|salary|max"
          + "|rent|income|party|group|family|guess|idea|plan|hope|goal|target|age|sum|amount"
          + "|family's|hours|wage|pay|one)\\b)(\\w+ ){0,2}\\w+(?<!\\b(i|we)))";
  private static final Pattern REFUSED =
      Pattern.compile(
          "\\b(no way|refuse|ain't|not (gonna|going|paying|spending|giving|doing|putting))\\b");
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\b((was|were|been|being) told|i('ve)? heard|i (thought|figured|assumed|expected"
              + "|guessed)|(my"
              + "|our) (son|daughter|wife|husband|kids?|child|children|mother|father|mom|dad"
              + "|brother|sister|friend|boss) (is|are)|usually|sometimes|normally|typically"
              + "|generally"
              + "|supposed to|"
              + PERSON
              + " (said|says|say|told|wants?|thinks?|has|have|had|got|gets|paid|pays|spent|spends"
              + "|makes?|earns?|works?|needs?|stayed|stays|puts?|gave|gives|took|takes|bought|borrowed|used|offered|charged?|charges|quoted|mentioned|brought"
              + "|suggested)|(my|our|the) (?!(family|budget|limit|number|answer|group"
              + "|party)\\b)\\w+'s"
              + "|his|her|their)\\b");
  private static final Pattern TOO_MUCH =
      Pattern.compile(
          "^((is|was|would be|are|'s|seems|sounds|that's|it's|way|far|much|a|bit|little|dollars)"
              + " ){0,4}(too (many|much|high|low|expensive|steep|few|little)|not enough|(more|less)"
              + " than i|out of my|over (my|our) budget)\\b.*");

  private static final Pattern TAKING_IN =
      Pattern.compile(
          "^(people |guests |rooms |of us )?(with|including|counting|if (you|we|i) (count|include)"
              + "|once you (count|add)) (the|my|our|me|his|her|their|a|an|myself|everyone)\\b.*");
  private static final Set<String> SOME =
      Set.of("is", "are", "of", "will", "may", "might", "won't", "can't", "has");

  private final Words words;
  private final AskedNumber asked;
  private final List<Mention<NumberRange>> mentions;

  NumberClaims(Words words, AskedNumber asked, List<Mention<NumberRange>> mentions) {
    this.words = words;
    this.asked = asked;
    this.mentions = mentions;
  }

  /** When something was so. */
  private enum Time {
    NOW,
    UNTOLD,
    PAST,
    LONG_AGO,
    NO_MORE
  }

  /** Those that are so now, unsure where something else was said too, or speaks against them. */
  List<Mention<NumberRange>> present() {
    List<Mention<NumberRange>> left = new ArrayList<>();
    boolean several = mentions.size() > 1;
    boolean now = several && mentions.stream().anyMatch(mention -> time(mention) == Time.NOW);
    boolean untold = several && mentions.stream().anyMatch(mention -> time(mention) == Time.UNTOLD);
    boolean ours = several && !mentions.stream().allMatch(this::others);
    for (Mention<NumberRange> mention : mentions) {
      Time time = time(mention);
      boolean over =
          time == Time.NO_MORE
              || (now && time.compareTo(Time.UNTOLD) > 0)
              || (untold && time == Time.LONG_AGO);
      over |= exceeded(mention);
      boolean theirs = ours && others(mention);
      if (!over
          && !theirs
          && !among(mention)
          && !refused(mention)
          && !TOO_MUCH.matcher(after(mention)).matches()) {
        boolean past = time == Time.LONG_AGO || (time == Time.PAST && asked.present());
        boolean doubted = past || others(mention);
        left.add(doubted ? unsure(mention) : mention);
      }
    }
    return left.size() == mentions.size() ? left : left.stream().map(NumberClaims::unsure).toList();
  }

  /** Whether the next takes in what this one leaves out: "five, well, six with the den". */
  private boolean exceeded(Mention<NumberRange> mention) {
    int at = mentions.indexOf(mention);
    Mention<NumberRange> next = at + 1 < mentions.size() ? mentions.get(at + 1) : null;
    return next != null
        && next.value() != null
        && mention.value() != null
        && next.value().low().compareTo(mention.value().high()) > 0
        && TAKING_IN.matcher(after(next)).matches();
  }

  /** Whether it tells of some of those counted before: "four, but one is a baby". */
  private boolean among(Mention<NumberRange> mention) {
    NumberRange some = mention.value();
    NumberRange all = mentions.getFirst().value();
    return mentions.indexOf(mention) > 0
        && some != null
        && all != null
        && some.high().compareTo(all.low()) < 0
        && words.is(mention.from() - 1, "but", "and", "though", "including", "with")
        && words.is(mention.to(), SOME);
  }

  private Time time(Mention<NumberRange> mention) {
    Time before = time(words.text(behind(mention), mention.from()), true);
    Time after = time(after(mention), false);
    boolean told = before == Time.UNTOLD || (before == Time.PAST && after == Time.LONG_AGO);
    return told ? after : before;
  }

  /** By the last word that tells. */
  private static Time time(String text, boolean before) {
    int now = last(NOW, text);
    int ago = last(LONG_AGO, text);
    if (NO_MORE.matcher(text).find() && now < 0) {
      return Time.NO_MORE;
    }
    if (now >= 0 || ago >= 0) {
      return now > ago ? Time.NOW : Time.LONG_AGO;
    }
    return before && PAST.matcher(text).find() ? Time.PAST : Time.UNTOLD;
  }

  private static int last(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    int last = -1;
    while (matcher.find()) {
      last = matcher.start();
    }
    return last;
  }

  private boolean refused(Mention<NumberRange> mention) {
    return REFUSED.matcher(words.text(behind(mention), mention.from())).find();
  }

  private boolean others(Mention<NumberRange> mention) {
    int at = mentions.indexOf(mention);
    Mention<NumberRange> before = at > 0 ? mentions.get(at - 1) : null;
    return OTHERS.matcher(words.text(behind(mention), mention.from())).find()
        || (before != null
            && words.text(before.to(), mention.from()).matches("and|or|")
            && others(before));
  }

  /** Behind the number before, or where the sentence begins. */
  private int behind(Mention<NumberRange> mention) {
    int at = mentions.indexOf(mention);
    int behind = at > 0 ? mentions.get(at - 1).to() : 0;
    int from = mention.from();
    while (from > behind && !words.paused(from)) {
      from--;
    }
    boolean clause = at > 0 && from > behind;
    return clause ? from : Math.max(behind, words.sentenceFrom(mention.from()));
  }

  /** Up to the next number, or where the clause ends. */
  private String after(Mention<NumberRange> mention) {
    int at = mentions.indexOf(mention);
    int next = at + 1 < mentions.size() ? mentions.get(at + 1).from() : words.size();
    int to = mention.to();
    while (to < next && !(words.paused(to) && to > mention.from())) {
      to++;
    }
    return words.text(mention.to(), to);
  }

  private static Mention<NumberRange> unsure(Mention<NumberRange> mention) {
    return new Mention<>(mention.value(), mention.from(), mention.to(), false);
  }
}
