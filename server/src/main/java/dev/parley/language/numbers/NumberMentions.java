package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the numbers, amounts of money and ranges of them that a turn mentions. */
final class NumberMentions {
  private static final Set<String> MAJOR =
      Set.of(
          "$", "£", "€", "dollar", "dollars", "buck", "bucks", "quid", "pound", "pounds", "euro",
          "euros");
  private static final Set<String> MINOR = Set.of("cent", "cents", "pence", "penny", "p");
  private static final Set<String> BEFORE_ONE =
      Set.of(
          "that", "this", "the", "which", "no", "any", "another", "every", "each", "some", "last",
          "first", "second", "good", "right", "wrong", "other", "only", "either", "neither");
  private static final Set<String> AFTER_ONE = Set.of("of", "thing", "who", "that");
  private static final Pattern NOT_HAVING =
      Pattern.compile(
          ".*(\\b(never|not|cannot|without)|n't)( \\w+)? (got|get|have|had|need|want|own|use|set"
              + "|having)$");
  private static final List<String> ALWAYS =
      List.of("twenty four seven", "twenty four hours a day", "24 / 7", "fifty fifty", "50 50");
  private static final Set<String> TIME = Set.of("am", "pm", "oclock");
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

  private static final Set<String> EXCEPTING = Set.of("but", "though", "except", "only");
  private static final int MOST_BETWEEN = 6;

  private final Words words;
  private final AskedNumber asked;
  private final Amounts amounts;
  private final Fractions fractions;

  NumberMentions(Words words, AskedNumber asked) {
    this.words = words;
    this.asked = asked;
    amounts = new Amounts(words);
    fractions = new Fractions(words);
  }

  List<Mention<NumberRange>> all() {
    List<Mention<NumberRange>> mentions = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      i += words.length(i, ALWAYS);
      Mention<NumberRange> mention = at(i);
      if (mention != null) {
        mentions.add(mention);
        i = mention.to();
      } else {
        i++;
      }
    }
    return asked(mentions, new OtherNumbers(words, asked));
  }

  private List<Mention<NumberRange>> asked(List<Mention<NumberRange>> all, OtherNumbers others) {
    List<Mention<NumberRange>> mentions = new ArrayList<>();
    List<Mention<NumberRange>> beside = new ArrayList<>();
    boolean excepted = false;
    NumberBearing bearing = NumberBearing.ASKED;
    int behind = 0;
    for (Mention<NumberRange> mention : all) {
      boolean alike =
          bearing == NumberBearing.OTHER
              && words.text(behind, mention.from()).matches("and|or|plus");
      bearing =
          alike || others.covers(mention) ? NumberBearing.OTHER : others.bearing(mention, behind);
      behind = mention.to();
      excepted |= bearing == NumberBearing.BESIDE && words.is(mention.from() - 1, EXCEPTING);
      switch (bearing) {
        case ASKED -> mentions.add(mention);
        case ADDEND -> mentions.add(unsure(mention));
        case BESIDE -> beside.add(unsure(mention));
        case OTHER -> {}
      }
    }
    List<Mention<NumberRange>> left = mentions.isEmpty() ? beside : mentions;
    return counted(excepted ? left.stream().map(NumberMentions::unsure).toList() : left, others);
  }

  private static List<Mention<NumberRange>> counted(
      List<Mention<NumberRange>> mentions, OtherNumbers others) {
    boolean fitting = mentions.stream().anyMatch(others::fits);
    return mentions.stream()
        .filter(mention -> !fitting || others.fits(mention) || !others.doubts(mention))
        .map(mention ->
            others.partial(mention)
                ? Mention.<NumberRange>none(mention.from(), mention.to())
                : others.doubts(mention) ? unsure(mention) : mention)
        .toList();
  }

  private static Mention<NumberRange> unsure(Mention<NumberRange> mention) {
    return new Mention<>(mention.value(), mention.from(), mention.to(), false);
  }

  private @Nullable Mention<NumberRange> at(int i) {
    Mention<Amount> amount = money(i);
    Mention<NumberRange> limited = asked.year() ? null : new LimitedSum(words).at(i);
    if (limited != null) {
      return limited;
    }
    Mention<BigDecimal> part = fractions.at(i);
    if (part != null && (amount == null || amount.to() <= part.to())) {
      return new Mention<>(
          part.value() == null ? null : NumberRange.of(part.value()), i, part.to(), false);
    }
    Mention<NumberRange> neighbours = neighbours(i);
    Mention<Amount> first = bare(i);
    boolean two =
        neighbours != null
            || (Numerals.digit(words.at(i)) > 0
                && Numerals.digit(words.at(i + 1)) > 0
                && Numerals.digit(words.at(i + 2)) < 0);
    if (two && first != null && words.is(i - 1, "not")) {
      return range(first, i);
    }
    return neighbours == null ? range(amount, i) : neighbours;
  }

  /** Five six; ten, fifteen; thirty thirty five thousand; five grand six. */
  private @Nullable Mention<NumberRange> neighbours(int i) {
    Mention<NumberRange> bare = neighbours(i, bare(i));
    return bare == null ? neighbours(i, scaled(i)) : bare;
  }

  private @Nullable Mention<NumberRange> neighbours(int i, @Nullable Mention<Amount> first) {
    if (first == null
        || first.value() == null
        || asked.year()
        || words.stopped(first.to())
        || words.dashed(first.to())) {
      return null;
    }
    Mention<Amount> second = money(first.to());
    if (second == null || second.value() == null || !near(first.value(), second.value())) {
      return null;
    }
    Amount low = first.value();
    Amount high = second.value();
    BigDecimal scale = low.scale().max(high.scale());
    boolean year =
        high.scale().compareTo(BigDecimal.ONE) == 0
            && words.is(i, "eighteen", "nineteen", "twenty")
            && first.to() == i + 1
            && !words.paused(first.to());
    return year && !asked.counted()
        ? null
        : Mention.unsure(
            new NumberRange(low.part().multiply(scale), high.part().multiply(scale)),
            i,
            second.to());
  }

  /** Whether two numbers that follow one another may be the ends of what is meant. */
  private static boolean near(Amount low, Amount high) {
    boolean bare = low.scale().compareTo(BigDecimal.ONE) == 0;
    boolean same = low.scale().compareTo(high.scale()) == 0;
    boolean fits = bare || same || high.scale().compareTo(BigDecimal.ONE) == 0;
    boolean next =
        !bare
            || high.scale().compareTo(BigDecimal.ONE) > 0
            || low.part().compareTo(BigDecimal.TEN) >= 0
            || high.part().subtract(low.part()).compareTo(BigDecimal.ONE) <= 0;
    return fits
        && next
        && low.part().compareTo(high.part()) < 0
        && high.part().compareTo(low.part().multiply(BigDecimal.TWO)) <= 0;
  }

  /** A number of hundreds or thousands. */
  private @Nullable Mention<Amount> scaled(int i) {
    Mention<Amount> amount = amounts.at(i);
    return amount != null
            && amount.value() != null
            && amount.value().scale().compareTo(BigDecimal.ONE) > 0
        ? amount
        : null;
  }

  /** A number below a hundred, whatever scale follows, or a round one. */
  private @Nullable Mention<Amount> bare(int i) {
    return amounts
        .counted(i)
        .filter(read -> read.value() > 0)
        .filter(read -> read.value() < 100 || read.value() % 50 == 0)
        .map(read -> Mention.sure(Amount.of(read.value()), i, i + read.length()))
        .orElse(null);
  }

  private @Nullable Mention<NumberRange> range(@Nullable Mention<Amount> first, int i) {
    if (first == null || first.value() == null) {
      return null;
    }
    int to = first.to();
    int join = join(i, to);
    Mention<Amount> second = join < 0 ? null : money(join);
    if (second != null && second.value() != null) {
      boolean either = join > to && !words.is(to, "to", "through", "till", "and");
      Mention<NumberRange> range = range(first, second, either);
      if (range != null) {
        return rise(i, range.to()) ? Mention.none(i, range.to()) : range;
      }
    }
    int outOf = words.follow(to, "out of") ? 2 : 0;
    Mention<Amount> whole = outOf == 0 ? null : money(to + outOf);
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

  /** A number with what it counts: "twenty dollars and eighty cents", "$15", "five percent". */
  private @Nullable Mention<Amount> money(int i) {
    boolean sign = words.is(i, "$", "£", "€");
    Mention<Amount> read =
        words.is(i, "a") && words.is(i + 1, MAJOR)
            ? Mention.sure(Amount.of(1), i, i + 1)
            : oneLeftOff(i) ? Mention.sure(Amount.of(1), i, i) : amounts.at(sign ? i + 1 : i);
    if (read == null || read.value() == null || pronoun(read) || clock(read)) {
      return null;
    }
    Amount amount = read.value();
    int to = read.to();
    boolean major = words.is(to, MAJOR) && !(sign && words.is(to, "$", "£", "€"));
    if (words.is(to, MINOR)) {
      return new Mention<>(Amount.of(amount.value().movePointLeft(2)), i, to + 1, read.sure());
    }
    if (words.is(to, "%", "percent")) {
      return new Mention<>(amount, i, to + 1, read.sure());
    }
    if (sign && words.is(to, "m")) {
      return new Mention<>(amount.times(BigDecimal.valueOf(1_000_000)), i, to + 1, true);
    }
    return major ? coins(read, amount, i) : new Mention<>(amount, i, to, sure(read));
  }

  /** Buck fifty. */
  private boolean oneLeftOff(int i) {
    return words.is(i, "buck", "dollar") && NumberWords.TENS.containsKey(words.at(i + 1));
  }

  /** A sum like "nineteen fifty" is no year. */
  private boolean sure(Mention<Amount> read) {
    boolean pair =
        read.to() - read.from() > 1
            && words.at(read.from()).matches("eighteen|nineteen|twenty")
            && read.value() != null
            && read.value().value().compareTo(BigDecimal.valueOf(1_800)) >= 0
            && read.value().value().compareTo(BigDecimal.valueOf(2_100)) < 0
            && !words.text(read.from(), read.to()).contains("hundred");
    return read.sure() && !(pair && asked.counted());
  }

  private Mention<Amount> coins(Mention<Amount> read, Amount amount, int i) {
    int to = read.to() + 1;
    int minorAt = words.is(to, "and") ? to + 1 : to;
    Mention<Amount> minor = words.stopped(minorAt) ? null : amounts.at(minorAt);
    boolean cents = minor != null && words.is(minor.to(), MINOR);
    if (minor != null
        && minor.value() != null
        && (cents || (minorAt == to && !words.paused(to) && !words.is(minor.to(), MAJOR)))
        && minor.value().value().compareTo(BigDecimal.valueOf(100)) < 0
        && minor.value().value().compareTo(BigDecimal.valueOf(cents ? 0 : 9)) > 0) {
      BigDecimal whole = amount.value().add(minor.value().value().movePointLeft(2));
      return new Mention<>(Amount.of(whole), i, cents ? minor.to() + 1 : minor.to(), read.sure());
    }
    return new Mention<>(amount, i, to, sure(read));
  }

  /** Whether it is the "one" of "that one". */
  private boolean pronoun(Mention<Amount> read) {
    int at = read.from();
    boolean only =
        asked.counted()
            && ((words.is(at - 1, "only") && !words.is(at - 2, "the"))
                || (words.is(at - 1, "the") && words.is(at - 2, "just", "only")));
    boolean each =
        !asked.each()
            && words.is(read.to(), "in", "per", "for", "on")
            && words.is(read.to() + 1, "each", "every", "all", "both");
    boolean alone = read.to() >= words.size() || words.paused(read.to());
    boolean none = alone && NOT_HAVING.matcher(words.text(at - 4, at)).matches();
    return read.to() - at == 1
        && words.is(at, "one")
        && ((words.is(at - 1, BEFORE_ONE) && !only)
            || words.is(read.to(), AFTER_ONE)
            || each
            || none);
  }

  private boolean clock(Mention<Amount> read) {
    return words.is(read.to(), TIME) || words.at(read.from()).contains(":");
  }

  private boolean bound(int from, int to) {
    return BOUND_BEFORE.matcher(words.text(from - 5, from)).matches()
        || BOUND_AFTER.matcher(words.text(to, to + 2)).matches();
  }
}
