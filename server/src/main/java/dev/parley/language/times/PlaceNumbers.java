package dev.parley.language.times;

import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.util.Set;

/**
 * Tells numbers that name a place, a vehicle or a door and no hour: "terminal five", "flight 220",
 * "gate B 4", "12 Oak Street", "the 7 train".
 */
final class PlaceNumbers {
  private static final String NUMBERED =
      "(number|apartment|apt|unit|suite|option|room|flat|press|gate|building|floor|door"
          + "|line|bus|tram|route|level|extension|platform|terminal|exit|entrance|flight|pier"
          + "|dock|bay|berth|stop|stand|lane|row|seat|section|zone|track|block|tower|wing|hall"
          + "|ward|lobby|lot|plot|carousel|counter|desk|concourse|house|highway|interstate"
          + "|junction|page|chapter|step|grade|phase|studio|court|box|locker|car|coach|carriage"
          + "|elevator|lift|stairwell|hangar|code|pin|size|version|district|arrivals|departures|marker|[$£€#])";

  private static final String STREET =
      "(street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|court|place|close|square|terrace"
          + "|crescent|highway|parkway|gardens|circle|mews)";
  private static final String NO_NAME =
      "(?!(?:on|at|from|in|to|the|near|outside|by|corner|for|and|or|of|tomorrow|today|am|pm|oclock"
          + "|please|sharp|i'm|it's|\\w+day|my|your|our|is|past|off)\\b)";
  private static final String VEHICLE = "(train|bus|tram|line|express|shuttle|subway|bypass)";
  private static final String AIRLINE =
      "united|delta|american|southwest|jetblue|alaska|ryanair|easyjet|airways|airlines";
  private static final Set<String> LETTERS_AS_WORDS = Set.of("a", "i", "o", "u", "n");

  private final Words words;

  PlaceNumbers(Words words) {
    this.words = words;
  }

  /** Whether the number of these words names something. */
  boolean names(int from, int to) {
    int first = first(from);
    return numbered(first - 1) || coded(first) || lettered(to) || street(to) || line(from, to);
  }

  /** Where the numbers begin of which this is one: "flight two twenty". */
  private int first(int from) {
    int first = from;
    while (first > 0
        && !words.paused(first)
        && Numerals.cardinal(words.list(), first - 1).isPresent()) {
      first--;
    }
    return first;
  }

  private boolean numbered(int at) {
    return words.at(at).matches(NUMBERED) && !words.paused(at + 1);
  }

  /** Gate B 4, flight BA 220, flight number 220, flight united 12. */
  private boolean coded(int from) {
    String before = words.at(from - 1);
    if (words.paused(from) || !before.matches("\\p{L}+")) {
      return false;
    }
    boolean letter = before.length() == 1;
    boolean named = numbered(from - 2) || (letter && numbered(from - 3));
    boolean code =
        letter
            || before.matches("(?!at|by|is|in|to|or|ok|no|so|on|be|if|it)\\p{L}{2}")
            || before.matches(AIRLINE);
    return (named && code)
        || (letter && !LETTERS_AS_WORDS.contains(before))
        || before.matches(AIRLINE);
  }

  /** 5 B. */
  private boolean lettered(int to) {
    return words.at(to).matches("[b-hj-np-tv-z]") && !words.paused(to);
  }

  /** 12 Oak Street, 9 Old Mill Lane. */
  private boolean street(int to) {
    if (words.paused(to)) {
      return false;
    }
    int end = to + 1;
    while (end < Math.min(words.size(), to + 4) && !words.paused(end)) {
      end++;
    }
    return words.text(to, end).matches("(?:" + NO_NAME + "[\\p{L}']+ ){1,3}" + STREET + "\\b.*");
  }

  /** The seven train, the 12 bus. */
  private boolean line(int from, int to) {
    return words.is(from - 1, "the", "a") && !words.paused(to) && words.at(to).matches(VEHICLE);
  }
}
