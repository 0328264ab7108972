package dev.parley.language.phones;

import dev.parley.language.reading.Meant;
import dev.parley.language.reading.Mention;
import dev.parley.language.reading.Reading;
import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which of the telephone numbers that a turn has is meant, by what is said of them. */
final class PhoneChoice {
  static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\b(sorry|actually|wait|scratch|correction|i (mean|meant)|no(?! longer)|nope|oops|rather"
              + "|make that)\\b");

  private static final String CALLING =
      "call(ing)?|ring(ing)?|us(e|ing)|text(ing)?|phon(e|ing)|dial(l?ing)?|try(ing)?|reach(ing)?"
          + "|contact(ing)?";
  private static final Pattern DENIED =
      Pattern.compile(
          "\\b(don't|do not|never|stop|not|no longer|can't|shouldn't|quit) (ever )?(CALLING)\\b"
                  .replace("CALLING", CALLING)
              + "( (?!(CALLING|but|it's|it|so|now|instead|is)\\b)[\\p{L}']+)*$"
                  .replace("CALLING", CALLING)
              + "|\\b(not|isn't|wasn't|no longer)( (on|at|my|the|old|number|one|it's|under))*$");
  private static final Pattern DROPPED =
      Pattern.compile(
          "\\b(don't|do not|never|stop|can't) (CALLING)\\b".replace("CALLING", CALLING));
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\b(his|her|their|whose|old|previous|former|used to|was|i had|we had|fax|pager"
              + "|(wife|husband|mother|father|mom|mum|dad|son|daughter|partner|boyfriend"
              + "|girlfriend|friend|boss|brother|sister"
              + "|neighbou?r|manager|assistant|roommate|parent|doctor)s?('s?)?)\\b"
              + "|\\bthe (one|number) (that )?(you|they) (have|had|got)\\b|\\bon (file|record)\\b"
              + "|\\b(my|our|the) (?!(mobile|cell|cellphone|number|landline|phone|work|home|office"
              + "|telephone|name|line|best|other|direct|personal)\\b)\\p{L}+'s\\b"
              + "|\\bfrom$");
  private static final Pattern DEAD =
      Pattern.compile(
          "\\b(no longer|doesn't|does not|isn't|is not|not|never|disconnected|dead|wrong"
              + "|won't)\\b");
  private static final Pattern FAVOURED =
      Pattern.compile(
          "\\b((changed|switched) (it |that"
              + " )?to|best|better|prefer(red|ably)?|new|now|instead|mine|my own|rather|quickest"
              + "|easiest)\\b");
  private static final Pattern MOBILE =
      Pattern.compile("\\b(cell|cellphone|mobile|handy|personal)\\b");
  private static final Pattern SAID_AFTER =
      Pattern.compile(
          "^(is|was|that's|that is|that was|which is|which was|would be|used to|but"
              + " (that|it)|doesn't|isn't|won't|no longer)\\b.*?(?=$| and\\b| or\\b| then\\b| but"
              + " (?!that|it)| call\\b| use\\b| try\\b)");
  private static final Pattern ASKED =
      Pattern.compile(
          "^((and|but|so|sorry|wait|oh|okay|yes|no) )*(did you|do you|have you|are you|were you|is"
              + " (it|that|this|your|the)|isn't (it|that)|was (it|that)|you (have|called|said)|who"
              + "|whose|what|which|why)\\b");
  private static final int FOR = 2;
  private static final int AGAINST = -4;

  private final Words words;

  PhoneChoice(Words words) {
    this.words = words;
  }

  /** A number, and the words that say it. */
  record Said(Reading reading, int from, int to) {}

  /** The one that is meant; not sure where others may be, or if it is not the speaker's. */
  Optional<Reading> of(List<Said> numbers) {
    List<Said> left = new ArrayList<>();
    List<Integer> ranks = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      Said number = numbers.get(i);
      String before = before(numbers, i);
      if (DENIED.matcher(before).find()) {
        continue;
      }
      if (!left.isEmpty() && TAKEN_BACK.matcher(before).find()) {
        left.clear();
        ranks.clear();
      }
      left.add(number);
      ranks.add(rank(before, after(numbers, i)) + (dropped(numbers, i) ? AGAINST : 0));
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(best(left, ranks));
  }

  private Reading best(List<Said> numbers, List<Integer> ranks) {
    int best = 0;
    for (int i = 1; i < numbers.size(); i++) {
      best = ranks.get(i) > ranks.get(best) ? i : best;
    }
    Said number = numbers.get(best);
    boolean alone = numbers.stream().map(each -> each.reading().value()).distinct().count() == 1;
    boolean sure =
        alone
            && number.reading().sure()
            && ranks.get(best) >= 0
            && !asked(number)
            && !Meant.hedged(words, Mention.sure(number, number.from(), number.to()));
    return new Reading(number.reading().value(), sure);
  }

  private int rank(String before, String after) {
    int rank = MOBILE.matcher(before).find() || MOBILE.matcher(after).find() ? 1 : 0;
    rank += FAVOURED.matcher(before).find() || FAVOURED.matcher(after).find() ? FOR : 0;
    boolean others =
        OTHERS.matcher(before).find() || OTHERS.matcher(after).find() || DEAD.matcher(after).find();
    return rank + (others ? AGAINST : 0);
  }

  /** Whether another is to be called instead: "…, but don't call me there, call …". */
  private boolean dropped(List<Said> numbers, int i) {
    String next = i + 1 < numbers.size() ? before(numbers, i + 1) : "";
    return DROPPED.matcher(next).find() && !DENIED.matcher(next).find();
  }

  /** What is said between the number before and this one, and not of that one. */
  private String before(List<Said> numbers, int i) {
    int from = i == 0 ? 0 : numbers.get(i - 1).to();
    String said = words.text(from, numbers.get(i).from());
    return i == 0 ? said : said.substring(after(numbers, i - 1).length()).strip();
  }

  private String after(List<Said> numbers, int i) {
    int from = numbers.get(i).to();
    int to = i + 1 < numbers.size() ? numbers.get(i + 1).from() : words.size();
    Matcher after = SAID_AFTER.matcher(words.text(from, to));
    return after.find() ? after.group() : "";
  }

  private boolean asked(Said number) {
    int from = words.sentenceFrom(number.from());
    return ASKED.matcher(words.text(from, number.from())).find();
  }
}
