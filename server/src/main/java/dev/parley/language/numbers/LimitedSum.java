package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sum with an upper limit that leaves its scale out: "twelve thousand, fifteen tops" is
 * twelve to fifteen thousand.
 */
final class LimitedSum {
  private static final Set<String> SCALES =
      Set.of("hundred", "thousand", "million", "k", "grand", "mil");
  private static final Set<String> BETWEEN = Set.of("maybe", "perhaps", "possibly", "or", "say");
  private static final Pattern LIMIT =
      Pattern.compile(
          "^(tops|top|max|maximum|(if|when) (i|we) (can|could|really|must|have|had|push|stretch)"
              + "|if (need be|necessary|possible|pushed|it comes to it)|at (the )?(very |absolute"
              + " )?(most|outside|max|maximum|limit|top|high end|upper end)|at a (push|stretch"
              + "|pinch)|would be (the|my|our) (limit|max|maximum|most)|(is|being) (the|my|our)"
              + " (limit|max|maximum|most|ceiling))\\b.*");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final int LIMIT_WORDS = 6;
  private static final int MOST_WORDS = 5;
  private static final BigDecimal MOST_RISE = BigDecimal.TWO;
  private static final BigDecimal MOST_RISE_PAUSED = BigDecimal.valueOf(3);

  private final Words words;

  LimitedSum(Words words) {
    this.words = words;
  }

  /** The range that begins at a word, never sure. */
  @Nullable Mention<NumberRange> at(int i) {
    int first = words.is(i, "$", "£", "€") ? i + 1 : i;
    Mention<Amount> low = scaled(first);
    if (low == null || low.value() == null) {
      return null;
    }
    int to = low.to();
    int next = words.is(to, "dollars", "bucks", "pounds", "euros") ? to + 1 : to;
    boolean paused = words.paused(next);
    while (words.is(next, BETWEEN)) {
      next++;
    }
    boolean hundreds = words.is(to - 1, "hundred");
    return hundreds && !paused ? null : upTo(low.value(), i, next, paused);
  }

  /** A number that ends with its scale, whatever follows; or written, with three noughts. */
  private @Nullable Mention<Amount> scaled(int first) {
    if (words.at(first).matches("\\d{1,3}000")) {
      BigDecimal thousands = new BigDecimal(words.at(first)).movePointLeft(3);
      return Mention.sure(new Amount(thousands, THOUSAND), first, first + 1);
    }
    Mention<Amount> longest = null;
    for (int to = first + 1; to <= first + MOST_WORDS && !words.paused(to); to++) {
      Mention<Amount> read =
          words.is(to, SCALES) ? new Amounts(Words.of(words.text(first, to + 1))).at(0) : null;
      if (read != null
          && read.value() != null
          && read.to() == to + 1 - first
          && read.value().scale().compareTo(BigDecimal.ONE) > 0) {
        longest = Mention.sure(read.value(), first, to + 1);
      }
    }
    return longest;
  }

  private @Nullable Mention<NumberRange> upTo(Amount low, int from, int next, boolean paused) {
    Mention<Amount> whole = scaled(next);
    if (whole != null
        && whole.value() != null
        && whole.value().value().compareTo(low.value()) > 0) {
      return range(low.value(), whole.value().value(), from, whole.to());
    }
    Numerals.Read read = Numerals.cardinal(words.list(), next).orElse(null);
    if (read == null || read.value() >= 1_000) {
      return null;
    }
    BigDecimal high = BigDecimal.valueOf(read.value());
    int to = next + read.length();
    BigDecimal most = low.part().multiply(paused ? MOST_RISE_PAUSED : MOST_RISE);
    boolean rises = high.compareTo(low.part()) > 0 && high.compareTo(most) <= 0;
    return rises ? range(low.value(), new Amount(high, low.scale()).value(), from, to) : null;
  }

  private @Nullable Mention<NumberRange> range(BigDecimal low, BigDecimal high, int from, int to) {
    return high.compareTo(low) > 0 && LIMIT.matcher(words.text(to, to + LIMIT_WORDS)).matches()
        ? Mention.unsure(new NumberRange(low, high), from, to)
        : null;
  }
}
