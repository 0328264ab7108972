package dev.parley.language.times;

import dev.parley.agent.Expects;
import dev.parley.language.reading.Meant;
import dev.parley.language.reading.Mention;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds times of day. Without a word on the half of the day it is the one between seven in the
 * morning and seven in the evening. Of a stretch of time ("nine to five", "before ten") there is no
 * time.
 */
public final class Times {
  private static final Pattern NOON_IS = Pattern.compile("(?i)\\b(noon|midday|midnight)['’]s\\b");
  private static final Pattern UNTIL =
      Pattern.compile(
          ".*\\b(before|until|till|til|up to|no later than|earlier than)( about| around)?$");
  private static final Pattern LOOSE =
      Pattern.compile(
          ".*\\b(after|from|past|not before|no earlier than|later than|by|around|(?<!how |what"
              + " )about|roughly|approximately|some time|sometime|ish|since|towards?|close to)("
              + " about| around| the)?$");
  private static final Pattern LOOSE_AFTER =
      Pattern.compile(
          "^(or so|or thereabouts|ish|something|onwards?|on wards|(or|and)"
              + " (later|after|earlier|before|sooner|around)|at the (very )?(earliest|latest|soonest)|give or take)\\b.*");
  private static final Pattern SAME =
      Pattern.compile(
          "\\b(the same|same|that) (time|hour)\\b|\\b(the )?time (is|was)"
              + " (right|fine|correct|good)\\b");
  private static final Pattern MOVED =
      Pattern.compile(
          "\\b(half an|an|a half|one|two|three|a quarter of an) hours? (later|earlier|sooner)\\b");
  private static final Pattern HALF =
      Pattern.compile(
          "((no|oh|sorry|wait|i|mean|meant|actually|make|it|that|in|at|the|it's|that's|should|be|of|course)"
              + " )*(am|pm|morning|afternoon|evening|night)( (please|then|instead|sorry))*");
  private static final int SHORT = 8;

  private final Words words;
  private final ValueContext context;
  private final ClockTimes clock;
  private final List<Mention<Day>> dates;
  private final boolean calling;

  private Times(Words words, ValueContext context) {
    this.words = words;
    this.context = context;
    clock = new ClockTimes(words, context.asks(Expects.TIME));
    dates = Dates.all(words, context);
    calling = CallTimes.asked(context);
  }

  public static Optional<Reading> of(String text, ValueContext context) {
    Words words = Words.of(NOON_IS.matcher(text).replaceAll("$1 is"));
    Times times = new Times(words, context);
    List<Mention<LocalTime>> left = times.meant(times.exact(times.all()));
    if (left.isEmpty() && times.calling) {
      left = times.meant(CallTimes.in(words, context));
    }
    if (left.isEmpty()) {
      return times.changed();
    }
    Map<LocalTime, Boolean> values = new LinkedHashMap<>();
    for (Mention<LocalTime> mention : left) {
      if (mention.value() == null) {
        return Optional.empty();
      }
      values.merge(
          mention.value(), mention.sure() && !Meant.hedged(words, mention), Boolean::logicalOr);
    }
    Map.Entry<LocalTime, Boolean> first = values.entrySet().iterator().next();
    return Optional.of(
        new Reading(first.getKey().toString(), first.getValue() && values.size() == 1));
  }

  private List<Mention<LocalTime>> meant(List<Mention<LocalTime>> named) {
    return Asides.without(Meant.of(named, words), named, words, context);
  }

  /**
   * A time, or a stretch of it.
   *
   * @param stretch whether it is from one time to another, which is no time
   */
  private record Found(Mention<LocalTime> mention, boolean stretch) {
    static Found gone(int from, int to) {
      return new Found(Mention.none(from, to), true);
    }
  }

  private List<Found> all() {
    List<Found> found = new ArrayList<>();
    int i = 0;
    int behind = 0;
    while (i < words.size()) {
      int at = i;
      Optional<Mention<Day>> date = dates.stream().filter(day -> day.covers(at)).findFirst();
      Optional<Mention<LocalDateTime>> later = Later.at(words, i, context.now(), calling);
      if (later.isPresent() && later.get().value() != null) {
        LocalTime time = later.get().value().toLocalTime();
        boolean sure = later.get().sure();
        found.add(new Found(new Mention<>(time, i, later.get().to(), sure), false));
        i = later.get().to();
        behind = i;
        continue;
      }
      if (date.isPresent()) {
        i = date.get().to();
        continue;
      }
      Found here = stretch(i);
      if (here == null) {
        ClockTimes.Said said = clock.at(i, joined(i, found));
        here = said == null ? null : new Found(time(said, behind), false);
      }
      if (here != null) {
        found.add(here);
        behind = here.mention().to();
      }
      i = here == null ? i + Math.max(1, numberLength(i)) : here.mention().to();
    }
    return found;
  }

  private int numberLength(int i) {
    return Numerals.cardinal(words.list(), i).map(Numerals.Read::length).orElse(0);
  }

  /** Whether a number goes on with a time before it ("three or four"), or with a day. */
  private boolean joined(int i, List<Found> found) {
    int next = i + numberLength(i);
    boolean ofDay = words.is(next, "on") && dates.stream().anyMatch(day -> day.from() == next + 1);
    if (ofDay && (i == 0 || words.paused(i) || words.is(i - 1, "okay", "ok", "yes", "yeah"))) {
      return true;
    }
    return words.is(i - 1, "or", "no", "not", "but", "actually", "sorry", "rather", "maybe")
        && !found.isEmpty()
        && found.getLast().mention().to() >= i - 3;
  }

  /** Nine to five, between two and four, 2-4 pm. */
  private @Nullable Found stretch(int i) {
    boolean between = words.is(i, "between") || words.is(i, "from");
    int at = between ? i + 1 : i;
    ClockTimes.Said first = clock.at(at, true);
    if (first == null) {
      return null;
    }
    if (first.from() == i && first.to() > i + 2 && !first.sure() && !between) {
      return null;
    }
    // "From ten to four" is a stretch, though "ten to four" alone is a time.
    if (between && first.to() > at + 1 && words.is(at + 1, "to", "till", "til")) {
      ClockTimes.Said last = clock.at(at + 2, true);
      return last == null ? null : Found.gone(i, last.to());
    }
    int to = first.to();
    while (words.is(to, "am", "pm", "oclock", "in", "the", "morning")) {
      to++;
    }
    boolean join =
        words.is(to, "to", "till", "til", "until", "through", "thru", "-")
            || (words.is(i, "between") && words.is(to, "and"));
    boolean dash = words.dashed(to);
    if (!join && !dash) {
      return null;
    }
    ClockTimes.Said second = clock.at(join ? to + 1 : to, true);
    if (second == null) {
      return null;
    }
    return calling ? begun(i, first, second) : Found.gone(i, second.to());
  }

  /** Of a stretch in which somebody may be called its beginning. */
  private Found begun(int from, ClockTimes.Said first, ClockTimes.Said second) {
    HalfOfDay half = HalfOfDay.beside(words, from, from, second.to());
    LocalTime time =
        first.whole()
            ? LocalTime.of(first.hour(), first.minute())
            : half.time(first.hour(), first.minute());
    return new Found(new Mention<>(time, from, second.to(), false), time == null);
  }

  private Mention<LocalTime> time(ClockTimes.Said said, int behind) {
    if (said.whole()) {
      return new Mention<>(
          LocalTime.of(said.hour(), said.minute()),
          said.from(),
          said.to(),
          said.sure() && !loose(said));
    }
    HalfOfDay.Twice twice = HalfOfDay.twice(words, said.to());
    HalfOfDay half =
        twice == null ? HalfOfDay.beside(words, behind, said.from(), said.to()) : twice.half();
    int behindHalf = words.is(said.to(), "am", "pm") ? said.to() + 1 : said.to();
    int to = twice == null ? behindHalf : twice.to();
    boolean either = HalfOfDay.either(words, said.to());
    LocalTime time = half.time(said.hour(), said.minute());
    return new Mention<>(
        time, said.from(), to, said.sure() && half.sure(said.hour()) && !either && !loose(said));
  }

  private boolean loose(ClockTimes.Said said) {
    return LOOSE
            .matcher(
                words.text(Math.max(words.sentenceFrom(said.from()), said.from() - 4), said.from()))
            .matches()
        || LOOSE_AFTER.matcher(words.text(said.to(), said.to() + 3)).matches();
  }

  /** Without those that are only the end of a stretch of time. */
  private List<Mention<LocalTime>> exact(List<Found> all) {
    List<Mention<LocalTime>> exact = new ArrayList<>();
    for (Found found : all) {
      Mention<LocalTime> mention = found.mention();
      String before =
          words.text(
              Math.max(words.sentenceFrom(mention.from()), mention.from() - 4), mention.from());
      boolean until = UNTIL.matcher(before).matches() && !before.contains("not before");
      if (!found.stretch() && !until) {
        exact.add(mention);
      } else if (!found.stretch() && calling && mention.value() != null) {
        exact.add(
            CallTimes.bounded(
                mention, words.text(words.sentenceFrom(mention.from()), mention.from())));
      }
    }
    return exact;
  }

  /** The time so far, of which one part is said anew, or which is kept. */
  private Optional<Reading> changed() {
    String known = context.known();
    if (known == null || !known.matches("\\d{2}:\\d{2}")) {
      return Optional.empty();
    }
    LocalTime time = LocalTime.parse(known);
    String said = words.text(0, words.size());
    if (SAME.matcher(said).find()) {
      return Optional.of(Reading.sure(known));
    }
    Matcher moved = MOVED.matcher(said);
    if (moved.find()) {
      long minutes =
          switch (moved.group(1)) {
            case "half an", "a half" -> 30;
            case "a quarter of an" -> 15;
            case "two" -> 120;
            case "three" -> 180;
            default -> 60;
          };
      boolean later = moved.group(2).equals("later");
      return Optional.of(Reading.unsure(time.plusMinutes(later ? minutes : -minutes).toString()));
    }
    Matcher half = HALF.matcher(said);
    if (half.matches()) {
      int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
      LocalTime other = HalfOfDay.of(half.group(3)).time(hour, time.getMinute());
      return Optional.ofNullable(other)
          .filter(value -> !value.equals(time))
          .map(value -> Reading.sure(value.toString()));
    }
    return words.size() <= SHORT
            && said.matches(".*\\b(half past|on the half hour)( then| instead| please)?")
        ? Optional.of(Reading.unsure(time.withMinute(30).toString()))
        : Optional.empty();
  }
}
