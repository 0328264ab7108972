package dev.parley.brain;

import dev.parley.agent.Variable;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.values.Values;
import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Tokens;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and stretches of them, from today on: "this week", "within a month", "by the 14th". */
final class Days implements Scale<LocalDate> {
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "day", ChronoUnit.DAYS,
          "week", ChronoUnit.WEEKS,
          "month", ChronoUnit.MONTHS,
          "year", ChronoUnit.YEARS);
  private static final String COUNT =
      "(\\d{1,3}|an?|" + String.join("|", NumberWords.UNITS.keySet()) + ")";
  private static final String UNIT = "(day|week|month|year)s?";

  private static final Pattern CALENDAR =
      Pattern.compile(
          "\\b(this|next|later this|this coming|the coming) (week|weekend|month|year)\\b");
  private static final List<String> MONTHS =
      Arrays.stream(Month.values()).map(month -> month.name().toLowerCase(Locale.ROOT)).toList();
  private static final Pattern MONTH =
      Pattern.compile(
          "(?:^|.*\\b(?:in|during|early|late|mid|middle of|end of|beginning of|start of) )("
              + String.join("|", MONTHS)
              + ")(?: (?:please|sometime|probably|maybe))?");
  private static final Pattern OF_MONTH =
      Pattern.compile("\\b(?:" + String.join("|", MONTHS) + ")\\b");
  private static final Pattern BETWEEN =
      Pattern.compile("\\b" + COUNT + " ?(?:-|–|to|and) ?" + COUNT + " " + UNIT + "\\b");
  private static final Pattern WITHIN =
      Pattern.compile(
          "\\b(?:within|in under|under|less than|up to|in the next|over the next|the next)"
              + " (?:the next )?(?:"
              + COUNT
              + " )?"
              + UNIT
              + "\\b");
  private static final Pattern BEYOND =
      Pattern.compile(
          "\\b(?:more than|longer than|over|after|beyond|in more than) "
              + COUNT
              + " "
              + UNIT
              + "\\b|\\b"
              + COUNT
              + " "
              + UNIT
              + " or (?:more|longer|later)\\b");
  private static final Pattern REST =
      Pattern.compile("\\b(?:later|longer)(?: than that| on)?$|\\bafter that$");
  private static final Pattern ON_OR_AFTER = Pattern.compile(" (?:or|and) (?:later|after|on)\\b");
  private static final Pattern BY = Pattern.compile("\\b(?:by|up to|no later than) (?=\\S)");
  private static final Pattern BEFORE = Pattern.compile("\\b(?:before|earlier than) (?=\\S)");
  private static final Pattern AFTER = Pattern.compile("\\b(?:after|later than) (?=\\S)");

  /** What is "three weeks" of a stretch to come. */
  private static final Pattern STRETCH =
      Pattern.compile("(?:in |about |it'll be |it will be |probably )*" + COUNT + " " + UNIT);

  /** Words that a day or a stretch of days is named by, beside weekdays, months and numbers. */
  private static final Set<String> OF_DAY =
      Set.of(
          "today",
          "tomorrow",
          "tonight",
          "day",
          "days",
          "week",
          "weeks",
          "weekend",
          "month",
          "months",
          "year",
          "years",
          "next",
          "this",
          "coming",
          "after",
          "later",
          "within",
          "end",
          "beginning",
          "start",
          "early",
          "late",
          "mid",
          "middle",
          "during",
          "morning",
          "afternoon",
          "evening",
          "first",
          "thing",
          "second",
          "third",
          "christmas",
          "easter",
          "new",
          "year's",
          "eve",
          "couple",
          "time",
          "now",
          "fortnight");

  /** Words by which another day may be meant than the one that is said. */
  private static final Set<String> OPEN = Set.of("not", "no", "or", "either", "from");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:mon|tues|wednes|thurs|fri|satur|sun)days?|\\d+(?:st|nd|rd|th)?|"
              + String.join("|", MONTHS));

  /** A question about what was. */
  private static final Pattern PAST = Pattern.compile("\\b(?:since|ago|how long|been|last|did)\\b");

  /** Seven days after a day. */
  private static final Pattern WEEK_ON = Pattern.compile("\\bweek (?:today|tomorrow|on|from)\\b");

  /** Labels of what is not to be. */
  private static final Pattern DENIED =
      Pattern.compile("\\b(?:not|no|never|won't|can't)\\b|n't\\b");

  private final ValueContext context;
  private final LocalDate today;
  private final List<String> labels;

  /**
   * Those of a question.
   *
   * @param context of its replies
   */
  Days(ValueContext context, List<String> labels) {
    this.context = context;
    this.labels = labels.stream().map(Days::plain).toList();
    today = context.now().toLocalDate();
  }

  @Override
  public List<Optional<Range<LocalDate>>> named() {
    if (PAST.matcher(context.asked().toLowerCase(Locale.ROOT)).find()) {
      return labels.stream().map(_ -> Optional.<Range<LocalDate>>empty()).toList();
    }
    List<Optional<Range<LocalDate>>> named = new ArrayList<>();
    labels.forEach(label -> named.add(Optional.ofNullable(range(label))));
    Optional<LocalDate> last =
        named.stream()
            .flatMap(Optional::stream)
            .map(Range::to)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    for (int i = 0; i < labels.size(); i++) {
      if (named.get(i).isEmpty() && last.isPresent() && REST.matcher(labels.get(i)).find()) {
        named.set(i, Optional.of(Range.above(last.get())));
      }
    }
    return named;
  }

  @Override
  public List<Range<LocalDate>> said(String reply) {
    String text = plain(reply);
    if (reply.endsWith("?")
        || WEEK_ON.matcher(text).find()
        || !Tokens.of(reply).stream().allMatch(Days::mayBeSaid)) {
      return List.of();
    }
    Matcher stretch = STRETCH.matcher(text);
    if (stretch.matches()) {
      return List.of(Range.at(ahead(stretch.group(1), stretch.group(2))));
    }
    Matcher calendar = CALENDAR.matcher(text);
    if (calendar.find()) {
      Range<LocalDate> first = of(calendar.group(1), calendar.group(2));
      return calendar.find() || day(text) != null ? List.of() : List.of(first);
    }
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      return List.of(month(MONTHS.indexOf(month.group(1)) + 1));
    }
    LocalDate day = day(text);
    return day == null || day.isBefore(today) ? List.of() : List.of(Range.at(day));
  }

  private static boolean mayBeSaid(String word) {
    return !OPEN.contains(word)
        && (BesideValue.WORDS.contains(word)
            || OF_DAY.contains(word)
            || NAMED.matcher(word).matches()
            || NumberWords.UNITS.containsKey(word)
            || NumberWords.TENS.containsKey(word)
            || NumberWords.ORDINALS.containsKey(word));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}'/–-]+", " ")
        .replaceAll("\\ba fortnight\\b", "two weeks")
        .strip();
  }

  private @Nullable Range<LocalDate> range(String label) {
    if (DENIED.matcher(label).find()) {
      return null;
    }
    Matcher at = BETWEEN.matcher(label);
    if (at.find()) {
      return new Range<>(
          ahead(at.group(1), at.group(3)), false, ahead(at.group(2), at.group(3)), true);
    }
    at = BEYOND.matcher(label);
    if (at.find()) {
      return at.group(1) == null
          ? Range.atLeast(ahead(at.group(3), at.group(4)))
          : Range.above(ahead(at.group(1), at.group(2)));
    }
    at = WITHIN.matcher(label);
    if (at.find()) {
      String count = at.group(1);
      LocalDate end = ahead(count == null ? "1" : count, at.group(2));
      return new Range<>(today, true, end, !at.group().matches(".*(?:under|less than).*"));
    }
    at = CALENDAR.matcher(label);
    if (at.find()) {
      return of(at.group(1), at.group(2));
    }
    if (label.matches("(?:.* )?today or tomorrow")) {
      return Range.between(today, today.plusDays(1));
    }
    if (label.matches("(?:.* )?today")) {
      return Range.at(today);
    }
    if (label.matches("(?:.* )?tomorrow")) {
      return Range.at(today.plusDays(1));
    }
    return bounded(label);
  }

  private @Nullable Range<LocalDate> bounded(String label) {
    if (!OF_MONTH.matcher(label).find()) {
      return null;
    }
    Matcher from = ON_OR_AFTER.matcher(label);
    if (from.find()) {
      LocalDate first = day(label.substring(0, from.start()));
      return first == null ? null : Range.atLeast(first);
    }
    Matcher by = BY.matcher(label);
    Matcher before = BEFORE.matcher(label);
    Matcher after = AFTER.matcher(label);
    Matcher at = by.find() ? by : before.find() ? before : after.find() ? after : null;
    LocalDate day = at == null ? null : day(label.substring(at.end()));
    if (day == null) {
      return null;
    }
    return at == by ? Range.atMost(day) : at == before ? Range.below(day) : Range.above(day);
  }

  private Range<LocalDate> of(String which, String unit) {
    boolean next = which.equals("next");
    return switch (unit) {
      case "week" -> {
        LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        yield next
            ? Range.between(sunday.plusDays(1), sunday.plusDays(7))
            : Range.between(today, sunday);
      }
      case "weekend" -> {
        LocalDate sunday =
            today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)).plusWeeks(next ? 1 : 0);
        yield Range.between(sunday.minusDays(1), sunday);
      }
      case "month" -> {
        LocalDate month = next ? today.plusMonths(1).withDayOfMonth(1) : today;
        yield Range.between(month, month.with(TemporalAdjusters.lastDayOfMonth()));
      }
      default -> {
        LocalDate year = next ? today.plusYears(1).withDayOfYear(1) : today;
        yield Range.between(year, year.with(TemporalAdjusters.lastDayOfYear()));
      }
    };
  }

  /** The next one, which may have begun. */
  private Range<LocalDate> month(int number) {
    LocalDate month = today.withDayOfMonth(1);
    while (month.getMonthValue() != number) {
      month = month.plusMonths(1);
    }
    LocalDate last = month.with(TemporalAdjusters.lastDayOfMonth());
    return Range.between(month.isBefore(today) ? today : month, last);
  }

  private LocalDate ahead(String count, String unit) {
    int many =
        count.startsWith("a")
            ? 1
            : count.matches("\\d+")
                ? Integer.parseInt(count)
                : Objects.requireNonNull(NumberWords.UNITS.get(count));
    return today.plus(many, Objects.requireNonNull(UNITS.get(unit)));
  }

  private @Nullable LocalDate day(String text) {
    return Values.read(Variable.Format.DATE, text, context)
        .filter(Reading::sure)
        .map(reading -> LocalDate.parse(reading.value()))
        .orElse(null);
  }
}
