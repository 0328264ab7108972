package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Doubts days that are named by their weekday or number alone beside a stretch of time that they do
 * not take in: "next month, on the third", "sometime in December, on a Monday".
 */
final class OtherStretch {
  private static final Pattern STRETCH =
      Pattern.compile(
          "\\b((next|following) (week|month|year)|(first|second|third|fourth|last|other|every)"
              + " (week|month)|in (a few|a couple of|\\w+) (weeks|months)|january|february|april"
              + "|june|july|august|september|october|november|december)\\b");

  private OtherStretch() {}

  static List<Mention<Day>> doubted(List<Mention<Day>> mentions, Words words, LocalDate today) {
    StringBuilder unnamed = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      int at = i;
      boolean named = mentions.stream().anyMatch(mention -> mention.covers(at));
      unnamed.append(named ? "," : words.at(i)).append(' ');
    }
    Matcher stretch = STRETCH.matcher(unnamed);
    if (!stretch.find()) {
      return mentions;
    }
    YearMonth next =
        stretch.group().equals("next month") ? YearMonth.from(today).plusMonths(1) : null;
    return mentions.stream().map(mention -> doubted(mention, next)).toList();
  }

  private static Mention<Day> doubted(Mention<Day> mention, @Nullable YearMonth month) {
    Day day = mention.value();
    if (day == null || day.kind() == Day.Kind.FULL || day.kind() == Day.Kind.ANOTHER) {
      return mention;
    }
    int number = day.date().getDayOfMonth();
    return day.kind() == Day.Kind.NUMBER && month != null && month.isValidDay(number)
        ? new Mention<>(
            new Day(month.atDay(number), Day.Kind.FULL),
            mention.from(),
            mention.to(),
            mention.sure())
        : Mention.unsure(day, mention.from(), mention.to());
  }
}
