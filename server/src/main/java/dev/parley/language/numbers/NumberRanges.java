package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a number with the range or the bound that it is part of: "ten to fifteen k", "over ten".
 */
final class NumberRanges {
  private static final Pattern OR_MAYBE =
      Pattern.compile(
          "^((of (us|them)|people|guests|hours|adults) )?(or|(or )?(maybe|perhaps|possibly)( even"
              + "| up to)?|or (even|say)|if not"
              + "|(it )?(could|might) be)$");
  private static final Pattern BOUND_BEFORE =
      Pattern.compile(
          ".*\\b(at least|at most|over|more than|above|under|below|less than|fewer than|up to|no"
              + " more than|upwards of|minimum( of)?|maximum( of)?|not quite|nearly|almost|close"
              + " to|shy of|short of|north of|south of|in excess of|as (much|many) as|beyond"
              + "|in the region of|not a cent more than)( about)?( [$£€])?$");
  private static final Pattern BOUND_AFTER =
      Pattern.compile(
          "^(or more|or less|plus|\\+|and up|minimum|max|maximum|tops|at least|at most|or"
              + " so|ish|odd|something|and change|give or|and a bit|and some|and then some"
              + "|at the|if that)\\b.*");

  private static final int MOST_BETWEEN = 6;

  private final Words words;
  private final AskedNumber asked;
  private final UnitAmounts units;
  private final NeighbourNumbers neighbours;
  private final Fractions fractions;

  NumberRanges(Words words, AskedNumber asked) {
    this.words = words;
    this.asked = asked;
    units = new UnitAmounts(words, asked);
    neighbours = new NeighbourNumbers(words, asked);
    fractions = new Fractions(words);
  }

  /** The one that begins at a word; null for none. */
  @Nullable Mention<NumberRange> at(int i) {
    Mention<Amount> amount = units.at(i);
    Mention<NumberRange> limited = asked.year() ? null : new LimitedSum(words).at(i);
    if (limited != null) {
      return limited;
    }
    Mention<BigDecimal> part = fractions.at(i);
    if (part != null && (amount == null || amount.to() <= part.to())) {
      return new Mention<>(
          part.value() == null ? null : NumberRange.of(part.value()), i, part.to(), false);
    }
    Mention<NumberRange> two = neighbours.at(i);
    Mention<Amount> first = neighbours.bare(i);
    boolean pair =
        two != null
            || (Numerals.digit(words.at(i)) > 0
                && Numerals.digit(words.at(i + 1)) > 0
                && Numerals.digit(words.at(i + 2)) < 0);
    if (pair && first != null && words.is(i - 1, "not")) {
      return range(first, i);
    }
    return two == null ? range(amount, i) : two;
  }

  private @Nullable Mention<NumberRange> range(@Nullable Mention<Amount> first, int i) {
    if (first == null || first.value() == null) {
      return null;
    }
    int to = first.to();
    int join = join(i, to);
    Mention<Amount> second = join < 0 ? null : units.at(join);
    if (second != null && second.value() != null) {
      boolean either = join > to && !words.is(to, "to", "through", "till", "and");
      Mention<NumberRange> range = range(first, second, either);
      if (range != null) {
        return rise(i, range.to()) ? Mention.none(i, range.to()) : range;
      }
    }
    int outOf = words.follow(to, "out of") ? 2 : 0;
    Mention<Amount> whole = outOf == 0 ? null : units.at(to + outOf);
    return new Mention<>(
        NumberRange.of(first.value().value()),
        i,
        whole == null ? to : whole.to(),
        first.sure() && !bound(i, to));
  }

  /** Whether a share is to be worked out from what something was and is: "from 100 to 120". */
  private boolean rise(int i, int to) {
    return asked.portion() && words.is(i - 1, "from") && !words.is(to - 1, "%", "percent");
  }

  /**
   * From one number to another, or either of them.
   *
   * @param either whether they are alternatives, which may stand in any order
   */
  private static @Nullable Mention<NumberRange> range(
      Mention<Amount> first, Mention<Amount> second, boolean either) {
    Amount low = Objects.requireNonNull(first.value());
    Amount high = Objects.requireNonNull(second.value());
    boolean rising = low.inScaleOf(high).value().compareTo(high.value()) < 0;
    boolean shared = !rising && low.goesOnIn(high);
    NumberRange range =
        NumberRange.between(
            low.inScaleOf(high).value(),
            shared ? new Amount(high.part(), low.scale()).value() : high.value());
    if (either && range.soundsAlike()) {
      return Mention.none(first.from(), second.to());
    }
    boolean sure = first.sure() && second.sure() && !either && rising && !range.wide();
    return rising || shared || (either && range.low().compareTo(range.high()) < 0)
        ? new Mention<>(range, first.from(), second.to(), sure)
        : null;
  }

  /** Where the other end of a range begins; -1 if nothing joins one. */
  private int join(int i, int to) {
    boolean between = words.is(i - 1, "between") || words.is(i - 2, "between");
    if (words.is(to, "to", "through", "till") || (between && words.is(to, "and"))) {
      return to + 1;
    }
    for (int length = MOST_BETWEEN; length > 0; length--) {
      if (!words.stopped(to + length) && OR_MAYBE.matcher(words.text(to, to + length)).matches()) {
        return to + length;
      }
    }
    return words.dashed(to) ? to : -1;
  }

  private boolean bound(int from, int to) {
    return BOUND_BEFORE.matcher(words.text(from - 5, from)).matches()
        || BOUND_AFTER.matcher(words.text(to, to + 2)).matches();
  }
}
