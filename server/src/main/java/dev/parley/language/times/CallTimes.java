package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Sentences;
import dev.parley.language.words.Words;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When to call, where only a part of the day is said: "tomorrow morning", "after lunch". It is a
 * time in that part, and never sure. Where somebody has to be there at an hour, a part of the day
 * is none.
 */
final class CallTimes {
  private static final Pattern TO_BE_CALLED = Pattern.compile("\\bto be (called|rung|phoned)\\b");
  private static final Pattern WHEN_TO_CALL =
      Pattern.compile(
          "\\b(when|what time|which (day|time)|good time)\\b.*\\b(call|ring|phone|telephone|reach|try)"
              + " (you|them|him|her)\\b");

  private static final Pattern PART =
      Pattern.compile(
          "(?<!\\b(?:good|all|all the|whole) )\\b(?<edge>(?:early|late|mid)(?: in the| on in the)? )?"
              + "(?<part>mornings?|afternoons?|evenings?|tonight|nights?|lunch ?time|noonish|tea"
              + " ?time|lunch|first thing|(?<=end of the )day|(?<=end of the )working day)\\b");

  private static final Map<String, LocalTime> TIMES =
      Map.ofEntries(
          Map.entry("morning", LocalTime.of(10, 0)),
          Map.entry("early morning", LocalTime.of(8, 0)),
          Map.entry("late morning", LocalTime.of(11, 0)),
          Map.entry("afternoon", LocalTime.of(15, 0)),
          Map.entry("early afternoon", LocalTime.of(13, 0)),
          Map.entry("late afternoon", LocalTime.of(17, 0)),
          Map.entry("evening", LocalTime.of(19, 0)),
          Map.entry("early evening", LocalTime.of(18, 0)),
          Map.entry("late evening", LocalTime.of(20, 0)),
          Map.entry("night", LocalTime.of(20, 0)),
          Map.entry("tonight", LocalTime.of(19, 0)),
          Map.entry("lunchtime", LocalTime.of(12, 30)),
          Map.entry("lunch", LocalTime.of(12, 30)),
          Map.entry("noonish", LocalTime.NOON),
          Map.entry("teatime", LocalTime.of(17, 0)),
          Map.entry("first thing", LocalTime.of(9, 0)),
          Map.entry("day", LocalTime.of(17, 0)),
          Map.entry("working day", LocalTime.of(17, 0)));

  private static final Pattern PART_OF_WEEK =
      Pattern.compile(
          "(?<!\\b(?:not|no|never) (?:at |on |in )?(?:the )?)(?<after>\\bafter (?:the )?)?"
              + "\\b(?<week>weekends?|end of the week|midweek|middle of the week)\\b");

  private static final Pattern AFTER = Pattern.compile(".*\\bafter( the| my| our)?$");
  private static final Pattern NOW =
      Pattern.compile("\\b((?<!not )today|tonight|this (morning|afternoon|evening))\\b");
  private static final LocalTime AFTER_LUNCH = LocalTime.of(14, 0);
  private static final LocalTime LATEST = LocalTime.of(21, 0);

  /** Until when somebody is not there, from which on they may be called. */
  private static final Pattern AWAY_UNTIL =
      Pattern.compile(
          ".*\\b(busy|away|out|off|gone|not (here|back|in|home|free|around)|driving|teaching|asleep"
              + "|working|at work|at school|on (holiday|vacation|leave)|in (a |the )?[a-z]+|won't be"
              + "|isn't|aren't|can't|don't|doesn't|couldn't|wait)( [a-z']+){0,4} (until|till|til)"
              + "( about| around)?$");

  private static final int EARLIER = 30;

  private CallTimes() {}

  /**
   * A time said behind "before" or "until": from it on, if they are away until then, and else
   * somewhat before it.
   *
   * @param before what is said before it
   */
  static Mention<LocalTime> bounded(Mention<LocalTime> end, String before) {
    LocalTime time = end.value();
    if (time == null) {
      return end;
    }
    boolean from = awayUntil(before);
    return Mention.unsure(from ? time : time.minusMinutes(EARLIER), end.from(), end.to());
  }

  /** Whether somebody is away until what is said next. */
  static boolean awayUntil(String before) {
    return AWAY_UNTIL.matcher(before).matches();
  }

  /** Whether it was asked when to call. */
  static boolean asked(ValueContext context) {
    String asked = context.asked().toLowerCase(Locale.ROOT);
    return TO_BE_CALLED.matcher(asked).find()
        || WHEN_TO_CALL.matcher(Sentences.question(asked)).find();
  }

  /** The parts of the day that are named. */
  static List<Mention<LocalTime>> in(Words words, ValueContext context) {
    String text = words.text(0, words.size());
    List<Mention<LocalTime>> named = new ArrayList<>();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      String name = part.group("part").replaceFirst("(?<=ing|noon|night)s$", "");
      String edge = part.group("edge") == null ? "" : part.group("edge").split(" ", 2)[0] + " ";
      String compact = name.replace(" time", "time");
      LocalTime plain = TIMES.get(compact);
      LocalTime time = TIMES.getOrDefault(edge + compact, plain);
      if (time == null) {
        continue;
      }
      String before = text.substring(0, part.start()).strip();
      if (compact.equals("lunch") && AFTER.matcher(before).matches()) {
        time = AFTER_LUNCH;
      }
      int from = count(text.substring(0, part.start()));
      int to = from + count(part.group());
      named.add(Mention.unsure(yet(time, text, context), from, to));
    }
    return List.copyOf(named);
  }

  /** A day on which to call, where a part of the week is said. */
  static Optional<Reading> day(Words words, ValueContext context) {
    Matcher part = PART_OF_WEEK.matcher(words.text(0, words.size()));
    if (!part.find()) {
      return Optional.empty();
    }
    DayOfWeek day =
        switch (part.group("week")) {
          case "midweek", "middle of the week" -> DayOfWeek.WEDNESDAY;
          case "end of the week" -> DayOfWeek.FRIDAY;
          default -> part.group("after") == null ? DayOfWeek.SATURDAY : DayOfWeek.MONDAY;
        };
    return Optional.of(
        Reading.unsure(context.today().with(TemporalAdjusters.next(day)).toString()));
  }

  /** What is said of today, and is over, is meant as soon as may be. */
  private static LocalTime yet(LocalTime time, String text, ValueContext context) {
    LocalTime soon = context.now().toLocalTime().plusHours(1).truncatedTo(ChronoUnit.HOURS);
    boolean over = NOW.matcher(text).find() && time.isBefore(soon) && soon.isBefore(LATEST);
    return over ? soon : time;
  }

  private static int count(String text) {
    return text.isBlank() ? 0 : text.strip().split(" +", -1).length;
  }
}
