package dev.parley.brain;

import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * "The early one", "the later slot", "afternoon": of choices that are times of day the first, the
 * last, or the one in that part of the day.
 */
final class EarlierOrLater {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)^\\W*(?:(?:oh|well|um+|uh+|yes|yeah|sure|okay|ok|maybe|i think|i guess|i'd (?:prefer|like|take)|i'll take"
              + "|let's (?:do|say|take)|make it)\\W+)*(?:in )?(?:the )?"
              + "(?:(early|earlier|earliest|late|later|latest)(?: (?:one|slot|window|time|appointment|visit|half))?"
              + "|(?:(?:early|late|mid)[ -]?)?(morning|afternoon|evening)s?|(after|before) (?:lunch|noon|midday))"
              + "(?: (?:please|is (?:better|best|fine|good)|would be (?:better|best|fine|good|great)|works|then|thanks))*"
              + "(?:[,.;!]\\s.*|\\W*)$");

  /** What may turn it round behind it. */
  private static final Pattern AGAINST =
      Pattern.compile(
          "(?i)\\b(?:no|wait|actually|but|sorry|rather|instead|or|not|unless|if)\\b|\\?");

  private static final Pattern HALF = Pattern.compile("\\b(?:a\\.?m|p\\.?m)\\b");
  private static final int NOON = 12;
  private static final int EVENING = 18;

  /** An hour below this, of which no half of the day is told, is in the afternoon. */
  private static final int MORNING = 7;

  private EarlierOrLater() {}

  /** The place of the one it is; empty where a reply says no such thing, or not all are times. */
  static OptionalInt of(String reply, List<String> labels) {
    Matcher said = SAID.matcher(reply);
    if (labels.size() < 2 || !said.matches() || AGAINST.matcher(reply).find()) {
      return OptionalInt.empty();
    }
    List<Integer> hours = new ArrayList<>();
    for (String label : labels) {
      OptionalInt hour = hour(label.toLowerCase(Locale.ROOT));
      if (hour.isEmpty()) {
        return OptionalInt.empty();
      }
      hours.add(hour.getAsInt());
    }
    if (said.group(2) != null) {
      return in(said.group(2).toLowerCase(Locale.ROOT), hours);
    }
    if (said.group(3) != null) {
      boolean before = said.group(3).equalsIgnoreCase("before");
      return in(before ? "morning" : "afternoon", hours);
    }
    boolean early = said.group(1).toLowerCase(Locale.ROOT).startsWith("e");
    int end = early ? Collections.min(hours) : Collections.max(hours);
    return Collections.frequency(hours, end) == 1
        ? OptionalInt.of(hours.indexOf(end))
        : OptionalInt.empty();
  }

  /** The place of the only one that begins in a part of the day. */
  private static OptionalInt in(String part, List<Integer> hours) {
    List<Integer> places =
        IntStream.range(0, hours.size())
            .filter(place -> part.equals(part(hours.get(place))))
            .boxed()
            .toList();
    return places.size() == 1 ? OptionalInt.of(places.getFirst()) : OptionalInt.empty();
  }

  private static String part(int hour) {
    return hour < NOON ? "morning" : hour < EVENING ? "afternoon" : "evening";
  }

  /** The hour at which the time of day that a label names begins. */
  private static OptionalInt hour(String label) {
    if (label.contains("morning")) {
      return OptionalInt.of(MORNING);
    }
    if (label.contains("afternoon")) {
      return OptionalInt.of(NOON + 1);
    }
    if (label.contains("evening") || label.contains("night")) {
      return OptionalInt.of(NOON + MORNING);
    }
    boolean timed = label.matches(".*\\b(?:between|from|at|to|until|a\\.?m|p\\.?m|o'?clock)\\b.*");
    for (String word : timed ? Tokens.of(label) : List.<String>of()) {
      Integer number =
          word.matches("\\d{1,2}") ? Integer.valueOf(word) : NumberWords.UNITS.get(word);
      if (number != null && number <= 2 * NOON) {
        boolean after = label.matches(".*\\b" + word + " ?p\\.?m\\b.*");
        boolean told = HALF.matcher(label).find();
        return OptionalInt.of(
            number < NOON && (after || (!told && number < MORNING)) ? number + NOON : number);
      }
    }
    return OptionalInt.empty();
  }
}
