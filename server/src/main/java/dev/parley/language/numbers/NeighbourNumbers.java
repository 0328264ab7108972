package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads two numbers without a word between them that may be the ends of what is meant. */
final class NeighbourNumbers {
  private final Words words;
  private final AskedNumber asked;
  private final Amounts amounts;
  private final UnitAmounts units;

  NeighbourNumbers(Words words, AskedNumber asked) {
    this.words = words;
    this.asked = asked;
    amounts = new Amounts(words);
    units = new UnitAmounts(words, asked);
  }

  /** Five six; ten, fifteen; thirty thirty five thousand; five grand six. */
  @Nullable Mention<NumberRange> at(int i) {
    Mention<NumberRange> bare = from(i, bare(i));
    return bare == null ? from(i, scaled(i)) : bare;
  }

  private @Nullable Mention<NumberRange> from(int i, @Nullable Mention<Amount> first) {
    if (first == null
        || first.value() == null
        || asked.year()
        || words.stopped(first.to())
        || words.dashed(first.to())) {
      return null;
    }
    Mention<Amount> second = units.at(first.to());
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
  @Nullable Mention<Amount> bare(int i) {
    return amounts
        .counted(i)
        .filter(read -> read.value() > 0)
        .filter(read -> read.value() < 100 || read.value() % 50 == 0)
        .map(read -> Mention.sure(Amount.of(read.value()), i, i + read.length()))
        .orElse(null);
  }
}
