package dev.parley.language.times;

import dev.parley.agent.Expects;
import dev.parley.language.reading.Mention;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days told by numbers alone: "2026-03-03", "3/15", "the third of the fourth". */
final class NumericDays {
  private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "CA", "PR", "GU", "BZ");

  private final Words words;
  private final DateWords dates;
  private final ValueContext context;
  private final Tense tense;
  private final DaysOfYear years;

  NumericDays(Words words, ValueContext context, Tense tense) {
    this.words = words;
    dates = new DateWords(words);
    this.context = context;
    this.tense = tense;
    years = new DaysOfYear(words, context, tense);
  }

  /** The one that begins at a word; null for none. */
  @Nullable Mention<Day> at(int i) {
    Mention<Day> written = written(i);
    return written == null ? numbers(i) : written;
  }

  /** 2026-03-03, 3/15/2026, 3/15, 15.3.2026, three slash fifteen. */
  private @Nullable Mention<Day> written(int i) {
    if (words.at(i).matches("\\d{4}")
        && words.dashed(i + 1)
        && words.dashed(i + 2)
        && words.at(i + 1).matches("\\d{1,2}")
        && words.at(i + 2).matches("\\d{1,2}")) {
      return years.full(Day.exact(number(i), number(i + 1), number(i + 2)), i, i + 3, true);
    }
    if (words.at(i).matches("\\d{1,2}\\.\\d{1,2}") && words.at(i + 1).matches("\\d{4}")) {
      String[] parts = words.at(i).split("\\.", 2);
      return ordered(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), number(i + 1), i, i + 2);
    }
    DateWords.Counted first = dates.cardinal(i);
    if (first == null) {
      return null;
    }
    boolean slash = words.is(first.to(), "/", "slash", "stroke");
    boolean dash = words.dashed(first.to()) && words.at(i).matches("\\d{1,2}");
    if (!slash && !dash) {
      return null;
    }
    DateWords.Counted second = dates.cardinal(slash ? first.to() + 1 : first.to());
    if (second == null) {
      return null;
    }
    int to = second.to();
    boolean more = slash ? words.is(to, "/", "slash", "stroke") : words.dashed(to);
    DateWords.Counted year = more ? dates.year(slash ? to + 1 : to, true) : null;
    if (dash && year == null) {
      return null;
    }
    return year == null
        ? ordered(first.value(), second.value(), 0, i, to)
        : ordered(first.value(), second.value(), years.century(year), i, year.to());
  }

  /** The third of the fourth; for a birth date six, twelve, seventy four. */
  private @Nullable Mention<Day> numbers(int i) {
    int at = words.is(i, "the") ? i + 1 : i;
    DateWords.Counted day = dates.ordinal(at);
    if (day != null && words.is(day.to(), "of") && words.is(day.to() + 1, "the")) {
      DateWords.Counted month = dates.ordinal(day.to() + 2);
      if (month != null && month.value() <= 12 && dates.month(month.to()) == null) {
        DateWords.Counted year = dates.year(month.to(), true);
        return years.of(month.value(), day.value(), year, i, month.to());
      }
    }
    if (tense != Tense.BIRTH) {
      return pair(i);
    }
    DateWords.Counted first = part(i);
    DateWords.Counted second = first == null ? null : part(first.to());
    DateWords.Counted year = second == null ? null : dates.year(second.to(), true);
    return first == null || second == null || year == null
        ? null
        : ordered(first.value(), second.value(), years.century(year), i, year.to());
  }

  /** Twelve twenty one: a month and a day, where that is all that is said. */
  private @Nullable Mention<Day> pair(int i) {
    DateWords.Counted first = context.asks(Expects.DATE) ? part(i) : null;
    DateWords.Counted second = first == null ? null : part(first.to());
    boolean all =
        first != null
            && second != null
            && second.to() == words.size()
            && !words.paused(first.to())
            && (i == 0 || words.is(i - 1, "it's", "on"));
    if (first == null || second == null || !all) {
      return null;
    }
    Mention<Day> day = ordered(first.value(), second.value(), 0, i, second.to());
    return new Mention<>(day.value(), i, second.to(), false);
  }

  private DateWords.@Nullable Counted part(int i) {
    boolean zero = words.is(i, "oh", "o", "zero");
    DateWords.Counted part = dates.cardinal(zero ? i + 1 : i);
    return part == null || part.value() > 31 ? null : part;
  }

  /** Of two numbers the day and the month, by how it is done where the callee is. */
  private Mention<Day> ordered(int first, int second, int year, int from, int to) {
    String region = context.callee().region();
    boolean monthFirst = region == null || MONTH_FIRST.contains(region);
    boolean forced = first > 12 || second > 12;
    boolean dayFirst = forced ? first > 12 : !monthFirst;
    int month = dayFirst ? second : first;
    int day = dayFirst ? first : second;
    boolean sure = forced || first == second || (region != null && !region.equals("CA"));
    if (year > 0) {
      Mention<Day> full = years.full(Day.exact(year, month, day), from, to, true);
      return new Mention<>(full.value(), from, to, full.sure() && sure);
    }
    Mention<Day> coming = years.of(month, day, null, from, to);
    return new Mention<>(coming.value(), from, to, coming.sure() && sure);
  }

  private int number(int i) {
    return Integer.parseInt(words.at(i));
  }
}
