package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one number as people say it: "two and a half thousand", "half a million", "a dozen". */
public final class Amounts {
  private static final Set<String> UNCOUNTED =
      Set.of(
          "few", "several", "many", "some", "couple", "odd", "the", "per", "every", "by", "these",
          "those");
  private static final Set<String> COUNTED_ALONE = Set.of("hundred", "thousand", "million");
  private static final Set<String> NOUGHT = Set.of("nought", "naught", "nil");
  private static final Set<String> REPEATED = Set.of("double", "triple", "treble");

  private final Words words;
  private final ScaleFractions fractions;
  private final SpokenDecimals decimals;
  private final NumberPairs pairs;

  public Amounts(Words words) {
    this.words = words;
    fractions = new ScaleFractions(words);
    decimals = new SpokenDecimals(words);
    pairs = new NumberPairs(words);
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
    Mention<Amount> first = fractions.before(i);
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
    int fraction = fractions.length(to);
    if (fraction > 0) {
      amount = amount.plus(fractions.at(to));
      to += fraction;
    }
    while (true) {
      int scaleAt = words.is(to, "of") ? to + 1 : to;
      BigDecimal scale = ScaleWords.of(words.at(scaleAt));
      if (scale == null || (words.is(to, "of") && !first.value().equals(Amount.of(2)))) {
        break;
      }
      amount = amount.times(scale);
      to = scaleAt + 1;
    }
    if (fraction == 0 && fractions.length(to) > 0) {
      amount = amount.plus(fractions.at(to));
      to += fractions.length(to);
    }
    return new Mention<>(amount, i, to, first.sure() && about == 0);
  }

  /** Ten or so thousand, twenty odd thousand: how many words stand before the scale. */
  private int about(int at) {
    int length = words.follow(at, "or so") ? 2 : words.is(at, "odd", "plus", "something") ? 1 : 0;
    return length > 0 && scale(at + length) > 1 ? length : 0;
  }

  private @Nullable Mention<Amount> first(int i) {
    String word = words.at(i);
    if (word.matches("\\d+\\.\\d+")) {
      return Mention.sure(Amount.of(new BigDecimal(word)), i, i + 1);
    }
    if (words.is(i, NOUGHT) || word.equals("point")) {
      int point = word.equals("point") ? i : i + 1;
      if (decimals.length(point) > 0 || !word.equals("point")) {
        return Mention.sure(Amount.of(decimals.at(point)), i, point + decimals.length(point));
      }
      return null;
    }
    if (words.is(i, "a", "an", "another") && ScaleWords.has(words.at(i + 1))) {
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
    boolean scaleFollows = ScaleWords.has(words.at(at)) || words.is(at, "point");
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
    if (decimals.length(to) > 0) {
      BigDecimal whole = BigDecimal.valueOf(read.get().value());
      return Mention.sure(Amount.of(whole.add(decimals.at(to))), i, to + decimals.length(to));
    }
    Mention<Amount> pair = pairs.at(i, read.get().value(), to);
    return pair == null ? scaledBack(i, read.get()) : pair;
  }

  /** Keeps the scale apart that a cardinal ends with, for ranges. */
  private Mention<Amount> scaledBack(int i, Numerals.Read read) {
    int to = i + read.length();
    if (read.length() > 1 && tenths(to)) {
      return Mention.unsure(Amount.of(inTenths(read.value(), to)), i, to);
    }
    BigDecimal scale = ScaleWords.of(words.at(to - 1));
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

  private long scale(int at) {
    return ScaleWords.factor(words.at(at));
  }
}
