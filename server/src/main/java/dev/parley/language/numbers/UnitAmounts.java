package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a number with what it counts: "twenty dollars and eighty cents", "$15", "five percent". */
final class UnitAmounts {
  private static final Set<String> MAJOR =
      Set.of(
          "$", "£", "€", "dollar", "dollars", "buck", "bucks", "quid", "pound", "pounds", "euro",
          "euros");
  private static final Set<String> MINOR = Set.of("cent", "cents", "pence", "penny", "p");
  private static final Set<String> BEFORE_ONE =
      Set.of(
          "that",
          "this",
          "the",
          "which",
          "no",
          "any",
          "another",
          "every",
          "each",
          "some",
          "last",
          "first",
          "second",
          "good",
          "right",
          "wrong",
          "other",
          "only",
          "either",
          "neither",
          "new",
          "newer",
          "old",
          "older",
          "big",
          "bigger",
          "small",
          "smaller",
          "large",
          "larger",
          "current",
          "previous",
          "former",
          "same",
          "next",
          "red",
          "blue",
          "green",
          "white",
          "black",
          "spare");
  private static final Set<String> AFTER_ONE = Set.of("of", "thing", "who", "that");
  private static final Set<String> BEHIND_THE_ONE =
      Set.of(
          "i", "i've", "we", "we've", "you", "you've", "he", "she", "they", "in", "on", "with",
          "from", "at", "next", "we're", "i'm", "there", "here");
  private static final Pattern NOT_HAVING =
      Pattern.compile(
          ".*(\\b(never|not|cannot|without)|n't)( \\w+)? (got|get|have|had|need|want|own|use|set"
              + "|having)$");
  private static final Set<String> TIME = Set.of("am", "pm", "oclock");

  private final Words words;
  private final AskedNumber asked;
  private final Amounts amounts;

  UnitAmounts(Words words, AskedNumber asked) {
    this.words = words;
    this.asked = asked;
    amounts = new Amounts(words);
  }

  /** The one that begins at a word; null for none, or one of the clock. */
  @Nullable Mention<Amount> at(int i) {
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
            || (words.is(at - 1, "the") && words.is(read.to(), BEHIND_THE_ONE))
            || each
            || none);
  }

  private boolean clock(Mention<Amount> read) {
    return words.is(read.to(), TIME) || words.at(read.from()).contains(":");
  }
}
