package dev.parley.language.times;

import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.util.regex.Pattern;

/**
 * Tells numbers of people, things, years and sums from hours: "two adults one child", "a party of
 * five", "he's seven", "it cost me ten".
 */
final class PeopleNumbers {
  private static final String ONE_THING =
      "(child|adult|person|kid|baby|infant|toddler|teenager|passenger|guest|suitcase|bag|backpack"
          + "|case|trunk|dog|cat|pet|seat|wheelchair|stroller|pram|buggy|lady|woman|girl|boy"
          + "|senior|student|piece|stop|taxi|cab|car|van|ride|block|mile|km|floor|flight|room"
          + "|bedroom|question|thing|problem|issue|moment|sec|second|min|minute|hour|day|week"
          + "|month|trip|carry|box|bike|bicycle|walker|cart|load|item|driver|vehicle|ticket)";
  private static final String MANY =
      "(men|women|people|children|folks|feet|foot|mile|km|kilos?|min|mins|sec|secs|hr|hrs|quid|pound|dollar|buck|euro|grand|cents?|kid|year|percent|pax|luggage|enough|each(?!"
          + " (morning|day|evening|week))|apiece|bedroom|seater|person|star|altogether|total|max|tops|plus"
          + " luggage|with (a |some |lots of |no"
          + " )?(luggage|bags?|wheelchair|ramp|dog|baby|child|pets?))";
  private static final String SIZED =
      "(large|big|small|medium|little|heavy|extra|checked|folding|hand|carry|young|younger|older"
          + "|elderly|grown|full|pet|baby|child|booster|car|wheel|golf|different|separate|duffel"
          + "|suit|roller|other|additional|more)";
  private static final Pattern BEHIND =
      Pattern.compile("^(" + MANY + "|" + SIZED + " \\p{L}+)\\b(?! (am|pm|oclock)).*");
  private static final Pattern BEHIND_ONE = Pattern.compile("^" + ONE_THING + "\\b.*");
  private static final String ONLY = "( (just|only|about|nearly|almost|already))?";
  private static final Pattern GROUP =
      Pattern.compile(
          ".*\\b((party|group|family|crew|total|team|gang|maximum|max|pair|couple|lot|carload) of"
              + "|(seats?|chairs?|beds?|tickets?|spots?|spaces?|menus?|meals?|rooms?|space|belts?)"
              + " for|in|within|another|give (me|us)|foot|feet|plus|aged?|ages"
              + "|(cost|costs|charged?|paid|pay|fare|tip|tipped|owe|spent)"
              + "( (is|was|me|us|you|about|around|over|under|only|like|the))*)$");

  /** Who may be so many, or so old. */
  private static final Pattern BEING =
      Pattern.compile(
          ".*\\b(there('s|'re| is| are|'ll be| will be)"
              + "|(he|she|they|i|we|you)('s|'re|'m| are)( \\w+ and)?|(he|she) is"
              + "|(son|daughter|baby|kid|boy|girl|child|mother|mom|mum|grandma|dog)('s| is))"
              + ONLY
              + "$");

  private static final Pattern ROUGH =
      Pattern.compile(
          ".*\\b(table|taxi|cab|car|booking|ride|reservation|van|dinner|lunch|room) for$");

  private final Words words;

  PeopleNumbers(Words words) {
    this.words = words;
  }

  /** Whether the number of these words counts something. */
  boolean counts(int from, int to) {
    boolean paused = words.paused(to);
    String behind = paused ? "" : words.text(to, to + 3);
    boolean one = words.is(to - 1, "one", "1") && to == from + 1;
    return BEHIND.matcher(behind).matches()
        || (one && BEHIND_ONE.matcher(behind).matches())
        || roundTheClock(from, to)
        || (!words.paused(from) && GROUP.matcher(before(from)).matches())
        || (!words.paused(from) && being(from, to));
  }

  /** "He's seven", but not "you're ten thirty". */
  private boolean being(int from, int to) {
    boolean minutes = !words.paused(to) && Numerals.cardinal(words.list(), to).isPresent();
    return !minutes && BEING.matcher(before(from)).matches();
  }

  /** "A table for seven": as well a number of people as an hour. */
  boolean mayCount(int from) {
    return ROUGH.matcher(before(from)).matches();
  }

  /** Twenty four seven. */
  private boolean roundTheClock(int from, int to) {
    return (words.is(to, "seven", "7") && words.text(from, to).matches("24|twenty four"))
        || (words.text(from - 2, from).matches("(.* )?(24|twenty four)")
            && words.is(from, "seven", "7"));
  }

  private String before(int from) {
    return words.text(Math.max(words.sentenceFrom(from), from - 7), from);
  }
}
