package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.times.DateWords;
import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells numbers that are not of what was asked for: times, telephone numbers, other things. */
final class OtherNumbers {
  private static final Set<String> TURNING =
      Set.of("we'll", "we", "we're", "i", "i'll", "so", "then", "on", "in", "and", "but", "with");
  private static final Pattern PLACES =
      Pattern.compile("^(figures?|digits?|numbers?|figured)\\b.*");
  private static final Pattern TIME_BEFORE =
      Pattern.compile(
          ".*\\b((?<!\\b(we're|i'm|we are|currently|sitting|standing|looking) )at|by|until|till"
              + "|before|after)( about| around| like)?$");
  private static final Set<String> PERIODS = Set.of("hour", "day", "week", "month", "year");
  private static final int LATEST_HOUR = 24;

  private final Words words;
  private final AskedNumber asked;

  OtherNumbers(Words words, AskedNumber asked) {
    this.words = words;
    this.asked = asked;
  }

  /**
   * What it has to do with the number asked for.
   *
   * @param behind where the number before it ends
   */
  NumberBearing bearing(Mention<NumberRange> mention, int behind) {
    if (!asked.counted()) {
      return NumberBearing.ASKED;
    }
    NumberBearing counts = new OtherCounts(words, asked).bearing(mention, behind);
    return counts == NumberBearing.ASKED && asked.money()
        ? new OtherSums(words, asked).bearing(mention, behind)
        : counts;
  }

  /** Whether the words of a number say that it is not of what was asked for. */
  boolean covers(Mention<NumberRange> mention) {
    return named(mention)
        || (asked.portion() && words.is(mention.to() - 1, CountNouns.COINS))
        || (asked.money() && new OtherThings(words, asked).noSum(mention))
        || (asked.counted()
            && (otherUnit(mention) || moment(mention) || new NumberedThings(words).name(mention)));
  }

  /** Whether it is a share of a sum that is not said. */
  boolean partial(Mention<NumberRange> mention) {
    int from = mention.from();
    boolean half = words.is(from - 1, "half") || words.follow(from - 2, "half of");
    boolean percent =
        words.is(mention.to() - 1, "%", "percent")
            && words.is(mention.to(), "of")
            && !asked.percent();
    return half || percent;
  }

  /** Whether it seems to count something that the question does not speak of, or to be added. */
  boolean doubts(Mention<NumberRange> mention) {
    int from = mention.from();
    boolean plus = words.is(from - 1, "plus", "+") || words.is(from - 2, "plus", "+");
    boolean added = plus && from > 1;
    boolean couple = asked.money() && words.text(from, from + 2).matches("(a )?couple.*");
    String thing = words.at(mention.to());
    boolean plural = thing.matches("[a-z]{2,}s") && !CountNouns.NO_THINGS.contains(thing);
    boolean fits =
        asked.names(thing)
            || (asked.people() && CountNouns.PEOPLE.contains(thing))
            || (asked.money() && CountNouns.COINS.contains(thing));
    boolean other = plural && !fits && !words.paused(mention.to());
    return asked.counted()
        && (added
            || couple
            || other
            || new OtherThings(words, asked).doubted(mention)
            || otherPeriod(mention)
            || otherCurrency(mention));
  }

  /** Whether it counts just what the question speaks of. */
  boolean fits(Mention<NumberRange> mention) {
    String thing = words.at(mention.to());
    return thing.matches("[a-z]{4,}s|people") && asked.names(thing);
  }

  private boolean otherCurrency(Mention<NumberRange> mention) {
    String said = words.text(mention.from(), mention.to() + 1);
    return asked.names("dollars")
        ? said.matches(".*(\\b(euros?|pounds|quid|canadian|australian)\\b|[€£]).*")
        : said.matches(".*(\\b(dollars|bucks)\\b|[$]).*")
            && (asked.names("pounds") || asked.names("euros"));
  }

  /** Eight hours a day, where they are asked for by the week. */
  private boolean otherPeriod(Mention<NumberRange> mention) {
    int to = mention.to();
    int each = words.is(to, "a", "an", "per", "each", "every") ? to : to + 1;
    return words.is(each, "a", "an", "per", "each", "every")
        && words.is(each + 1, PERIODS)
        && asked.otherPeriod(words.at(each + 1));
  }

  /** Names and turns of speech that have a number in them. */
  private boolean named(Mention<NumberRange> mention) {
    int to = mention.to();
    boolean month = new DateWords(words).month(mention.from() - 1) != null;
    boolean percent = words.is(to - 1, "%", "percent");
    boolean certain = percent && words.is(to, "sure", "certain");
    boolean product =
        words.is(mention.from() - 1, "times")
            || (words.is(to, "times") && Numerals.cardinal(words.list(), to + 1).isPresent());
    boolean plan = words.text(mention.from(), to).endsWith("401 k");
    boolean places = PLACES.matcher(words.text(to, to + 1)).matches();
    boolean questions =
        words.is(to, "questions", "question") || words.is(to + 1, "questions", "question");
    boolean ordinal =
        NumberWords.ORDINALS.containsKey(words.at(to))
            && !words.paused(to)
            && words.at(to - 1).matches("\\p{L}+");
    boolean clock =
        words.is(mention.from() - 1, "past") && words.is(mention.from() - 2, "half", "quarter");
    return month || certain || plan || places || questions || product || ordinal || clock;
  }

  private boolean otherUnit(Mention<NumberRange> mention) {
    int to = mention.to();
    if (words.is(to - 1, "%", "percent")) {
      return !asked.percent() && !words.is(to, "of");
    }
    if (words.is(to - 1, CountNouns.COINS)) {
      return !asked.money();
    }
    int noun = words.is(to, "more", "other", "quick", "small", "full", "whole") ? to + 1 : to;
    String thing = words.at(noun);
    boolean time = CountNouns.TIMES.contains(thing) && !asked.time();
    boolean people =
        (CountNouns.PEOPLE.contains(thing) || CountNouns.CHILDREN.contains(thing)) && asked.money();
    boolean pets = asked.names("pets") && thing.matches("(dog|cat)s?");
    return !words.paused(to)
        && !pets
        && (CountNouns.THINGS.contains(thing) || time || people)
        && !asked.names(thing);
  }

  /** At four; by six, after which nothing says what would be counted. */
  private boolean moment(Mention<NumberRange> mention) {
    int to = mention.to();
    boolean alone = to >= words.size() || words.paused(to) || words.is(to, TURNING);
    return !asked.money()
        && alone
        && !words.paused(mention.from())
        && mention.value() != null
        && mention.value().high().compareTo(BigDecimal.valueOf(LATEST_HOUR)) <= 0
        && TIME_BEFORE.matcher(words.text(mention.from() - 4, mention.from())).matches();
  }
}
