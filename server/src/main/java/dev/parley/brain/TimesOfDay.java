package dev.parley.brain;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.values.Values;
import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Tokens;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of day and stretches of the day: "morning", "after 5 pm", "8 am". */
final class TimesOfDay implements Scale<LocalTime> {
  private static final LocalTime NOON = LocalTime.NOON;
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  private static final Map<String, Range<LocalTime>> PARTS =
      Map.of(
          "morning", new Range<>(LocalTime.of(5, 0), true, NOON, false),
          "afternoon", new Range<>(NOON, true, EVENING, false),
          "evening", new Range<>(EVENING, true, LocalTime.of(21, 0), false));
  private static final Pattern PART =
      Pattern.compile("\\b(" + String.join("|", PARTS.keySet()) + ")s?\\b");

  /** What is surely a time in a label. */
  private static final String TIME =
      "((?:\\d{1,2}(?:[:.]\\d\\d)? ?[ap]\\.?m\\b|[012]\\d[:.]?[0-5]\\d\\b|\\d{1,2}:\\d\\d\\b"
          + "|\\d{1,2} o'?clock|noon|midday))";

  private static final Pattern EXACT =
      Pattern.compile("(?<![-–\\d\\p{L}])" + TIME + "(?! ?[-–\\d])");
  private static final Pattern BEFORE = Pattern.compile("\\b(?:before|earlier than) " + TIME);
  private static final Pattern BY = Pattern.compile("\\b(?:by|until|no later than) " + TIME);
  private static final Pattern LATER = Pattern.compile("\\blater than " + TIME);
  private static final Pattern FROM =
      Pattern.compile(
          "\\b(?:after|from) " + TIME + "|" + TIME + ",? (?:or|and) (?:later|after|on)\\b");
  private static final Pattern STRETCH =
      Pattern.compile(
          "(?:\\d ?(?:[ap]\\.?m)?|noon|midday) ?(?:-|–|to|till|until) ?(?:\\d|noon|midday|midnight)|\\bbetween\\b|(?:noon|midday) (?:to|till|until)\\b"
              + "|midnight|(?:morning|afternoon) (?:or|and|to)");

  /** Whether a reply says which half of the day it means. */
  private static final Pattern HALF =
      Pattern.compile(
          "(?i)\\b(?:[ap]\\.? ?m\\b|morning|afternoon|evening|night|noon|midday|midnight|lunch"
              + "|(?:oh|zero) (?:\\d|one|two|three|four|five|six|seven|eight|nine)"
              + "|hundred|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
              + " \\w+ hours|[012]\\d:?[0-5]\\d\\b)");

  /** Words of a time that are no numbers, and of the parts of a day. */
  private static final Set<String> OF_TIME =
      Set.of(
          "am",
          "pm",
          "a.m",
          "p.m",
          "m",
          "p",
          "oclock",
          "half",
          "quarter",
          "past",
          "ish",
          "noon",
          "midday",
          "lunchtime",
          "tonight",
          "hundred",
          "hours",
          "sharp",
          "first",
          "thing",
          "time",
          "slot");

  /** Words by which another time may be meant than the one that is said. */
  private static final Set<String> OPEN = Set.of("not", "no", "or", "from", "either", "by");

  private static final int HALF_A_DAY = 12;

  private final ValueContext context;
  private final List<String> labels;

  /**
   * Those of a question.
   *
   * @param context of its replies
   */
  TimesOfDay(ValueContext context, List<String> labels) {
    this.labels = labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).toList();
    this.context =
        new ValueContext(Expects.TIME, context.asked(), context.now(), context.callee(), null);
  }

  @Override
  public List<Optional<Range<LocalTime>>> named() {
    boolean stretches = labels.stream().anyMatch(label -> STRETCH.matcher(label).find());
    return labels.stream()
        .map(label -> stretches ? Optional.<Range<LocalTime>>empty() : range(label))
        .toList();
  }

  @Override
  public List<Range<LocalTime>> said(String reply) {
    if (reply.endsWith("?") || !Tokens.of(reply).stream().allMatch(TimesOfDay::mayBeSaid)) {
      return List.of();
    }
    LocalTime time = time(reply);
    if (time == null) {
      Matcher part = PART.matcher(reply.toLowerCase(Locale.ROOT));
      return part.find() ? part(part) : List.of();
    }
    return HALF.matcher(reply).find()
        ? List.of(Range.at(time))
        : List.of(Range.at(time), Range.at(time.plusHours(HALF_A_DAY)));
  }

  private static boolean mayBeSaid(String word) {
    return !OPEN.contains(word)
        && (BesideValue.WORDS.contains(word)
            || OF_TIME.contains(word)
            || PART.matcher(word).matches()
            || NumberWords.UNITS.containsKey(word)
            || NumberWords.TENS.containsKey(word)
            || word.matches("\\d[\\d:.]*"));
  }

  /** The only part of the day that is said. */
  private static List<Range<LocalTime>> part(Matcher part) {
    Range<LocalTime> only = PARTS.get(part.group(1));
    return part.find() || only == null ? List.of() : List.of(only);
  }

  private Optional<Range<LocalTime>> range(String label) {
    Matcher at = BY.matcher(label);
    if (at.find()) {
      return Optional.ofNullable(time(at.group(1))).map(Range::atMost);
    }
    at = BEFORE.matcher(label);
    if (at.find()) {
      return Optional.ofNullable(time(at.group(1))).map(Range::below);
    }
    at = LATER.matcher(label);
    if (at.find()) {
      return Optional.ofNullable(time(at.group(1))).map(Range::above);
    }
    at = FROM.matcher(label);
    if (at.find()) {
      String from = at.group(1) == null ? at.group(2) : at.group(1);
      return Optional.ofNullable(time(from)).map(Range::atLeast);
    }
    at = EXACT.matcher(label);
    if (at.find()) {
      return Optional.ofNullable(time(at.group(1))).map(Range::at);
    }
    at = PART.matcher(label);
    return at.find() ? Optional.ofNullable(PARTS.get(at.group(1))) : Optional.empty();
  }

  private @Nullable LocalTime time(String text) {
    return Values.read(Variable.Format.TIME, text, context)
        .map(Reading::value)
        .filter(value -> value.matches("\\d\\d:\\d\\d"))
        .map(LocalTime::parse)
        .orElse(null);
  }
}
