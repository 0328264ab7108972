package dev.parley.language.times;

import dev.parley.language.reading.Meant;
import dev.parley.language.reading.Mention;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds days: "tomorrow", "next Tuesday", "the third of March". A day without a year is the next
 * one to come, or the last that was where the question is about what was.
 */
public final class Dates {
  /** Words behind which a day is only the end of a stretch of time. */
  private static final Pattern BOUND =
      Pattern.compile(
          ".*\\b(after|before|until|till|til|since|past|(?<!no )later than|earlier than|sooner"
              + " than|over|during|throughout|between|week of|weeks of)( the)?( about)?$");

  private static final Pattern NOT_BEFORE =
      Pattern.compile(
          ".*\\b(not|nothing|never|can't|couldn't|won't|don't) ((do|make|come|be|it|any|earlier) )?before( the)?$"
              + "|.*\\b(no|not) (earlier|sooner) than( the)?$");

  private static final Pattern LOOSE =
      Pattern.compile(
          ".*\\b(by|no later than|around|(?<!how |what )about|roughly|from|starting|as of|close"
              + " to|near)( the)?$");
  private static final Pattern LOOSE_AFTER =
      Pattern.compile(
          "^(or so|or thereabouts|ish|onwards?|on wards|(or|and) (later|after|earlier|before|sooner"
              + "|thereafter|any|around)|at the (very )?(earliest|latest|soonest)"
              + "|(of )?(every|each) (week|month|year)|give or take)\\b.*");

  /** Asks when something begins, which "from" and "starting" do not make loose. */
  private static final Pattern ASKED_FROM =
      Pattern.compile(
          "(?i)\\b(?:from|starting|beginning|as of) (?:which|what|when)\\b|\\b(?:which|what|when)\\b.*\\b(?:start|begin|from)\\b");

  private static final Pattern FROM = Pattern.compile(".*\\b(from|starting|as of)( on| the)?$");
  private static final Pattern SAME_DAY =
      Pattern.compile(
          "\\b(the same|same|that) (day|date)\\b|\\b(the )?(day|date) (is|was)"
              + " (right|fine|correct|good)\\b");
  private static final Pattern JOINED =
      Pattern.compile(
          "((on|the|a|an|it's|that's|that is|which is|which|is|so|i|think|and that's) ?)*");

  private final Words words;
  private final ValueContext context;
  private final CalendarDays calendar;
  private final Weekdays weekdays;
  private final RelativeDays relative;
  private final Tense tense;
  private final Holidays holidays;
  private final FollowingDays following;
  private final DateParts parts;
  private final boolean calling;

  private Dates(Words words, ValueContext context) {
    this.words = words;
    this.context = context;
    tense = Tense.of(context.asked());
    calling = CallTimes.asked(context);
    calendar = new CalendarDays(words, context, tense);
    weekdays = new Weekdays(words, context, tense, new NamedMonths(words, context), this::at);
    holidays = new Holidays(words, context, tense);
    following = new FollowingDays(words, context, tense);
    parts = new DateParts(words);
    relative = new RelativeDays(words, context, tense, this::at);
  }

  public static Optional<Reading> of(String text, ValueContext context) {
    Words words = Words.of(text);
    Dates dates = new Dates(words, context);
    List<Mention<Day>> named = dates.merged(dates.unbound());
    List<Mention<Day>> left = Asides.without(Meant.of(named, words), named, words, context);
    if (left.isEmpty()) {
      return dates
          .changed()
          .or(() -> dates.calling ? CallTimes.day(words, context) : Optional.empty());
    }
    Map<LocalDate, Boolean> days = new LinkedHashMap<>();
    for (Mention<Day> mention : left) {
      if (mention.value() == null) {
        return Optional.empty();
      }
      days.merge(
          mention.value().date(),
          mention.sure() && !Meant.hedged(words, mention),
          Boolean::logicalOr);
    }
    Map.Entry<LocalDate, Boolean> first = days.entrySet().iterator().next();
    return Optional.of(
        new Reading(first.getKey().toString(), first.getValue() && days.size() == 1));
  }

  /** All days that are named, in order, whether or not they are meant. */
  static List<Mention<Day>> all(Words words, ValueContext context) {
    return new Dates(words, context).named();
  }

  private List<Mention<Day>> named() {
    List<Mention<Day>> mentions = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      Mention<Day> last = mentions.isEmpty() ? null : mentions.getLast();
      Mention<Day> behind = last == null ? null : following.at(i, last);
      Mention<Day> named = behind == null ? at(i) : behind;
      if (named != null) {
        Mention<Day> whole = last == null ? named : following.ofMonth(named, last);
        Mention<Day> mention = parts.mended(whole, context.today(), tense);
        mentions.add(mention);
        i = mention.to();
      } else {
        i++;
      }
    }
    return mentions;
  }

  private @Nullable Mention<Day> at(int i) {
    if (i >= words.size()) {
      return null;
    }
    Mention<Day> weekday = weekdays.at(i);
    if (weekday != null) {
      return weekday;
    }
    Mention<Day> holiday = holidays.at(i);
    if (holiday != null) {
      return holiday;
    }
    Mention<Day> off = relative.at(i);
    return off == null ? calendar.at(i) : off;
  }

  /** Without those that only say from when or until when. */
  private List<Mention<Day>> unbound() {
    List<Mention<Day>> all = OtherStretch.doubted(named(), words, context.today());
    List<Mention<Day>> left = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Mention<Day> mention = all.get(i);
      if (i + 1 < all.size() && range(mention, all.get(i + 1))) {
        i++;
        continue;
      }
      String before =
          words.text(
              Math.max(words.sentenceFrom(mention.from()), mention.from() - 4), mention.from());
      boolean since =
          NOT_BEFORE.matcher(before).matches()
              || (calling && CallTimes.awayUntil(words.text(0, mention.from())));
      if (BOUND.matcher(before).matches() && !since) {
        continue;
      }
      boolean loose =
          since
              || (LOOSE.matcher(before).matches() && !(begins() && FROM.matcher(before).matches()))
              || LOOSE_AFTER
                  .matcher(words.text(mention.to(), words.sentenceTo(mention.to() - 1)))
                  .matches();
      left.add(
          new Mention<>(mention.value(), mention.from(), mention.to(), mention.sure() && !loose));
    }
    return left;
  }

  private boolean range(Mention<Day> first, Mention<Day> second) {
    String between = words.text(first.to(), second.from());
    boolean and =
        between.equals("and") && words.text(first.from() - 3, first.from()).contains("between");
    return and
        || between.matches("(to|through|thru|till|until|til)( the)?")
        || (between.isEmpty() && words.dashed(second.from()));
  }

  private boolean begins() {
    return ASKED_FROM.matcher(context.asked()).find();
  }

  /** A weekday and a date side by side are one day, sure if they agree. */
  private List<Mention<Day>> merged(List<Mention<Day>> mentions) {
    List<Mention<Day>> merged = new ArrayList<>();
    for (Mention<Day> mention : mentions) {
      Mention<Day> last = merged.isEmpty() ? null : merged.getLast();
      Mention<Day> both = last == null ? null : together(last, mention);
      if (both != null) {
        merged.removeLast();
      }
      merged.add(both == null ? mention : both);
    }
    return merged;
  }

  private @Nullable Mention<Day> together(Mention<Day> first, Mention<Day> second) {
    if (!JOINED.matcher(words.text(first.to(), second.from())).matches()) {
      return null;
    }
    if (first.value() == null || second.value() == null) {
      return words.stopped(second.from()) ? null : Mention.none(first.from(), second.to());
    }
    if (second.value().kind() == Day.Kind.ANOTHER) {
      return null;
    }
    boolean firstIs = first.value().kind() == Day.Kind.WEEKDAY;
    boolean secondIs = second.value().kind() == Day.Kind.WEEKDAY;
    if (firstIs == secondIs) {
      return null;
    }
    Day weekday = firstIs ? first.value() : second.value();
    Mention<Day> dated = firstIs ? second : first;
    Day day = dated.value();
    if (words.stopped(second.from())
        && day != null
        && day.date().getDayOfWeek() != weekday.date().getDayOfWeek()) {
      return null;
    }
    boolean agree = day != null && day.date().getDayOfWeek() == weekday.date().getDayOfWeek();
    if (!agree && words.is(first.from() - 1, "not")) {
      return null;
    }
    return new Mention<>(day, first.from(), second.to(), agree && dated.sure());
  }

  /** The day so far, of which one part is said anew, or which is kept. */
  private Optional<Reading> changed() {
    String known = context.known();
    if (known == null || !known.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return Optional.empty();
    }
    LocalDate date = LocalDate.parse(known);
    String said = words.text(0, words.size());
    if (SAME_DAY.matcher(said).find()) {
      return Optional.of(Reading.sure(known));
    }
    var later =
        Pattern.compile("\\b(a|one|two) (day|week)s? (later|earlier|sooner)\\b").matcher(said);
    if (later.find()) {
      long count = later.group(1).equals("two") ? 2 : 1;
      long days = (later.group(2).equals("week") ? 7 : 1) * count;
      LocalDate other = date.plusDays(later.group(3).equals("later") ? days : -days);
      return Optional.of(Reading.unsure(other.toString()));
    }
    return parts.changed(date).map(day -> Reading.unsure(day.toString()));
  }
}
