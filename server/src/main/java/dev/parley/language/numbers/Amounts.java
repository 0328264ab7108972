package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one number as people say it: "two and a half thousand", "half a million", "a dozen". */
public final class Amounts {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal QUARTER = new BigDecimal("0.25");
  private static final Map<String, BigDecimal> SCALES =
      Map.ofEntries(
          Map.entry("hundred", BigDecimal.valueOf(100)),
          Map.entry("hundreds", BigDecimal.valueOf(100)),
          Map.entry("hundo", BigDecimal.valueOf(100)),
          Map.entry("thousand", BigDecimal.valueOf(1_000)),
          Map.entry("thousands", BigDecimal.valueOf(1_000)),
          Map.entry("k", BigDecimal.valueOf(1_000)),
          Map.entry("grand", BigDecimal.valueOf(1_000)),
          Map.entry("million", BigDecimal.valueOf(1_000_000)),
          Map.entry("mil", BigDecimal.valueOf(1_000_000)),
          Map.entry("mill", BigDecimal.valueOf(1_000_000)),
          Map.entry("billion", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("bn", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("trillion", BigDecimal.valueOf(1_000_000_000_000L)),
          Map.entry("lakh", BigDecimal.valueOf(100_000)),
          Map.entry("lakhs", BigDecimal.valueOf(100_000)),
          Map.entry("crore", BigDecimal.valueOf(10_000_000)),
          Map.entry("crores", BigDecimal.valueOf(10_000_000)),
          Map.entry("dozen", BigDecimal.valueOf(12)));
  private static final Set<String> UNCOUNTED =
      Set.of(
          "few", "several", "many", "some", "couple", "odd", "the", "per", "every", "by", "these",
          "those");
  private static final Set<String> COUNTED_ALONE = Set.of("hundred", "thousand", "million");
  private static final Set<String> NOUGHT = Set.of("nought", "naught", "nil");
  private static final Set<String> REPEATED = Set.of("double", "triple", "treble");

  private final Words words;

  public Amounts(Words words) {
    this.words = words;
  }

  /** The number that begins at a word; what is said of it (dollars, percent) is not part of it. */
  public @Nullable Mention<Amount> at(int i) {
    boolean minus = words.is(i, "minus", "negative") || (i == 0 && words.dashed(0));
    int from = minus && words.is(i, "minus", "negative") ? i + 1 : i;
    Mention<Amount> read = scaled(from);
    if (read == null || read.value() == null) {
      return null;
    }
    return new Mention<>(minus ? read.value().negated() : read.value(), i, read.to(), read.sure());
  }

  private @Nullable Mention<Amount> scaled(int i) {
    Mention<Amount> first = fractionOfScale(i);
    if (first == null) {
      first = first(i);
    }
    if (first == null || first.value() == null) {
      return null;
    }
    Amount amount = first.value();
    int to = first.to();
    int about = about(to);
    to += about;
    int fraction = fractionLength(to);
    if (fraction > 0) {
      amount = amount.plus(fraction(to));
      to += fraction;
    }
    while (true) {
      int scaleAt = words.is(to, "of") ? to + 1 : to;
      BigDecimal scale = SCALES.get(words.at(scaleAt));
      if (scale == null || (words.is(to, "of") && !first.value().equals(Amount.of(2)))) {
        break;
      }
      amount = amount.times(scale);
      to = scaleAt + 1;
    }
    if (fraction == 0 && fractionLength(to) > 0) {
      amount = amount.plus(fraction(to));
      to += fractionLength(to);
    }
    return new Mention<>(amount, i, to, first.sure() && about == 0);
  }

  /** Ten or so thousand, twenty odd thousand: how many words stand before the scale. */
  private int about(int at) {
    int length = words.follow(at, "or so") ? 2 : words.is(at, "odd", "plus", "something") ? 1 : 0;
    return length > 0 && scale(at + length) > 1 ? length : 0;
  }

  /** Half a million, a quarter of a million, three quarters of a million, half a dozen. */
  private @Nullable Mention<Amount> fractionOfScale(int i) {
    int at = words.is(i, "a", "one") ? i + 1 : i;
    BigDecimal part;
    if (words.is(at, "half")) {
      part = HALF;
    } else if (words.is(at, "quarter")) {
      part = QUARTER;
    } else if (words.is(i, "three") && words.is(i + 1, "quarters")) {
      part = QUARTER.multiply(BigDecimal.valueOf(3));
      at = i + 1;
    } else {
      return null;
    }
    int next = at + 1;
    next = words.is(next, "of") ? next + 1 : next;
    next = words.is(next, "a", "an") ? next + 1 : next;
    return SCALES.containsKey(words.at(next)) ? Mention.sure(Amount.of(part), i, next) : null;
  }

  private @Nullable Mention<Amount> first(int i) {
    String word = words.at(i);
    if (word.matches("\\d+\\.\\d+")) {
      return Mention.sure(Amount.of(new BigDecimal(word)), i, i + 1);
    }
    if (words.is(i, NOUGHT) || word.equals("point")) {
      int point = word.equals("point") ? i : i + 1;
      if (decimals(point) > 0 || !word.equals("point")) {
        return Mention.sure(Amount.of(decimal(point)), i, point + decimals(point));
      }
      return null;
    }
    if (words.is(i, "a", "an") && SCALES.containsKey(words.at(i + 1))) {
      return scaleAlone(i);
    }
    if (words.is(i, COUNTED_ALONE) && !words.is(i - 1, UNCOUNTED)) {
      return oneLeftOff(i);
    }
    int couple = words.is(i, "a") ? i + 1 : i;
    if (words.is(couple, "couple") || (couple > i && words.is(couple, "pair"))) {
      return Mention.sure(Amount.of(2), i, couple + 1);
    }
    if (word.equals("twice") || word.equals("thrice")) {
      return Mention.sure(Amount.of(word.equals("twice") ? 2 : 3), i, i + 1);
    }
    Mention<Amount> digits = digits(i);
    return digits == null ? cardinal(i) : digits;
  }

  /** A hundred, a thousand two hundred, a grand. */
  private Mention<Amount> scaleAlone(int i) {
    List<String> counted = new ArrayList<>(tokens(i));
    counted.set(i, "one");
    Optional<Numerals.Read> read = Numerals.cardinal(counted, i);
    return read.filter(number -> number.length() > 1)
        .map(number -> scaledBack(i, number))
        .orElse(Mention.sure(Amount.of(1), i, i + 1));
  }

  /** Hundred and sixty, thousand: the one is left off. */
  private @Nullable Mention<Amount> oneLeftOff(int i) {
    List<String> counted = new ArrayList<>(tokens(i));
    counted.add(i, "one");
    return Numerals.cardinal(counted, i)
        .map(number -> scaledBack(i, new Numerals.Read(number.value(), number.length() - 1)))
        .orElse(null);
  }

  /** One two three four; double five. */
  private @Nullable Mention<Amount> digits(int i) {
    StringBuilder digits = new StringBuilder();
    int at = i;
    while (at < words.size()) {
      boolean repeated = words.is(at, REPEATED) && Numerals.digit(words.at(at + 1)) >= 0;
      int digit = Numerals.digit(words.at(repeated ? at + 1 : at));
      if (digit < 0 || (at > i && words.paused(at) && digits.length() < 3)) {
        break;
      }
      digits.append(String.valueOf(digit).repeat(repeated ? words.is(at, "double") ? 2 : 3 : 1));
      at += repeated ? 2 : 1;
    }
    boolean letter = words.is(i, "o", "oh");
    boolean scaleFollows = SCALES.containsKey(words.at(at)) || words.is(at, "point");
    boolean two = digits.length() == 2 && at - i == 2;
    return digits.length() < 2 || (letter && digits.length() < 3) || scaleFollows
        ? null
        : new Mention<>(Amount.of(Long.parseLong(shortened(digits))), i, at, !two);
  }

  private static String shortened(StringBuilder digits) {
    return digits.substring(0, Math.min(18, digits.length()));
  }

  /** The cardinal number that begins at a word and ends where the sentence does. */
  Optional<Numerals.Read> counted(int i) {
    return Numerals.cardinal(tokens(i), i);
  }

  /** The words up to the pause at which a number that begins at a word must end. */
  private List<String> tokens(int i) {
    int to = i + 1;
    while (to < words.size() && !ends(to)) {
      to++;
    }
    return words.list().subList(0, Math.min(to, words.size()));
  }

  private boolean ends(int at) {
    boolean some = words.is(at + 1, "of") && words.is(at + 2, "us", "them", "those", "whom", "the");
    boolean goesOn =
        !some
            && (NumberWords.TENS.containsKey(words.at(at - 1))
                || scale(at - 1) >= 1_000
                || (words.is(at - 1, "hundred")
                    && scale(at - 3) >= 1_000
                    && NumberWords.TENS.containsKey(words.at(at))));
    return words.stopped(at) || (words.paused(at) && !goesOn);
  }

  private @Nullable Mention<Amount> cardinal(int i) {
    Optional<Numerals.Read> read = counted(i);
    if (read.isEmpty()) {
      return null;
    }
    int to = i + read.get().length();
    if (decimals(to) > 0) {
      BigDecimal whole = BigDecimal.valueOf(read.get().value());
      return Mention.sure(Amount.of(whole.add(decimal(to))), i, to + decimals(to));
    }
    Mention<Amount> pair = pair(i, read.get().value(), to);
    return pair == null ? scaledBack(i, read.get()) : pair;
  }

  /** Keeps the scale apart that a cardinal ends with, for ranges. */
  private Mention<Amount> scaledBack(int i, Numerals.Read read) {
    int to = i + read.length();
    if (read.length() > 1 && tenths(to)) {
      return Mention.unsure(Amount.of(inTenths(read.value(), to)), i, to);
    }
    BigDecimal scale = SCALES.get(words.at(to - 1));
    BigDecimal value = BigDecimal.valueOf(read.value());
    return Mention.sure(
        scale == null || read.length() == 1
            ? Amount.of(value)
            : new Amount(value.divide(scale), scale),
        i,
        to);
  }

  /** Whether a number ends as "two million five" does, with what is often meant for tenths. */
  private boolean tenths(int to) {
    return scale(to - 2) >= 1_000
        && words.at(to - 1).matches("\\p{L}+")
        && Numerals.digit(words.at(to - 1)) > 0;
  }

  /** Three thousand five is 3500; two thousand five may well be a year. */
  private long inTenths(long value, int to) {
    boolean year = value > 1900 && value < 2100;
    int digit = Numerals.digit(words.at(to - 1));
    return year ? value : value - digit + digit * scale(to - 2) / 10;
  }

  /** Nineteen seventy four is a year; two fifty is 250, or two and fifty hundredths. */
  private @Nullable Mention<Amount> pair(int i, long first, int to) {
    boolean written = words.at(i).matches("\\d+");
    if (first < 1 || first > 99 || written || words.paused(to)) {
      return null;
    }
    boolean year = first >= 18 && first <= 20;
    if (words.is(to, "oh", "o") && Numerals.digit(words.at(to + 1)) > 0 && first > 9) {
      long value = first * 100 + Numerals.digit(words.at(to + 1));
      return new Mention<>(Amount.of(value), i, to + 2, year);
    }
    int length = NumberWords.TENS.containsKey(words.at(to)) && ones(to + 1) ? 2 : 1;
    List<String> upTo = words.list().subList(0, Math.min(words.size(), to + length));
    Optional<Numerals.Read> second = Numerals.cardinal(upTo, to);
    if (second.isEmpty() || second.get().value() < 10 || second.get().value() > 99) {
      return null;
    }
    int end = to + second.get().length();
    BigDecimal scale = SCALES.get(words.at(end));
    long value = first * 100 + second.get().value();
    if (scale != null) {
      boolean thousands = first < 10 && scale.longValue() >= 1_000;
      return thousands ? Mention.sure(Amount.of(value), i, end) : null;
    }
    return new Mention<>(Amount.of(value), i, end, year);
  }

  private long scale(int at) {
    return SCALES.getOrDefault(words.at(at), BigDecimal.ONE).longValue();
  }

  private boolean ones(int at) {
    return words.at(at).matches("\\p{L}{3,}") && Numerals.digit(words.at(at)) > 0;
  }

  private int decimals(int at) {
    if (!words.is(at, "point", "dot")) {
      return 0;
    }
    int length = 1;
    while (Numerals.digit(words.at(at + length)) >= 0) {
      length++;
    }
    if (length == 1) {
      Optional<Numerals.Read> read = Numerals.cardinal(words.list(), at + 1);
      return read.isPresent() && read.get().value() < 100 ? 1 + read.get().length() : 0;
    }
    return length;
  }

  private BigDecimal decimal(int at) {
    StringBuilder digits = new StringBuilder("0.");
    int end = at + decimals(at);
    if (Numerals.digit(words.at(at + 1)) >= 0) {
      for (int i = at + 1; i < end; i++) {
        digits.append(Numerals.digit(words.at(i)));
      }
    } else if (end > at) {
      digits.append(Numerals.cardinal(words.list(), at + 1).orElseThrow().value());
    } else {
      digits.append('0');
    }
    return new BigDecimal(digits.toString());
  }

  private int fractionLength(int at) {
    if (!words.is(at, "and")) {
      return 0;
    }
    int next = words.is(at + 1, "a", "one") ? at + 2 : at + 1;
    if (words.is(next, "half", "quarter") && next > at + 1) {
      return next + 1 - at;
    }
    return words.is(at + 1, "three") && words.is(at + 2, "quarters") ? 3 : 0;
  }

  private BigDecimal fraction(int at) {
    if (words.is(at + 2, "half")) {
      return HALF;
    }
    return words.is(at + 2, "quarter") ? QUARTER : QUARTER.multiply(BigDecimal.valueOf(3));
  }
}
