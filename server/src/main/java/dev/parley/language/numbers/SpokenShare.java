package dev.parley.language.numbers;

import dev.parley.language.reading.Reading;
import dev.parley.language.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So many of a hundred, where they are told as a part of the whole: "a third", "one in ten". */
final class SpokenShare {
  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          Map.entry("half", 50),
          Map.entry("fifty fifty", 50),
          Map.entry("a third", 33),
          Map.entry("two thirds", 67),
          Map.entry("a quarter", 25),
          Map.entry("three quarters", 75),
          Map.entry("a fifth", 20),
          Map.entry("two fifths", 40),
          Map.entry("three fifths", 60),
          Map.entry("four fifths", 80),
          Map.entry("a tenth", 10),
          Map.entry("none", 0),
          Map.entry("nothing", 0),
          Map.entry("all", 100),
          Map.entry("everything", 100));

  private static final List<String> COUNTS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private static final String HEDGE =
      "(?<hedge>(?:(?:about|around|roughly|maybe|probably|perhaps|over|nearly|almost|i think|i guess"
          + "|close to|less than|more than|a bit (?:over|under)|at least|at most|not even|some) )*)";

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:(?:it's|it is|i'd say|say|that's|just|only|oh|so|exactly) )*"
              + HEDGE
              + "(?:(?<count>"
              + String.join("|", COUNTS)
              + ") (?:in|out of)(?: every)? ten|(?<part>"
              + String.join("|", NAMED.keySet())
              + "|one (?:third|quarter|fifth|tenth)))"
              + "(?: of (?:it|them|that|those|these|(?:our|my|the|all) \\w+))?"
              + "(?<loose>(?: (?:or so|ish|maybe|i think|i guess|probably|roughly|really|yet))*)");

  private SpokenShare() {}

  /** A reply that says such a part and nothing else. */
  static Optional<Reading> of(Words words) {
    Matcher said = WHOLE.matcher(words.text(0, words.size()));
    if (!said.matches() || words.questioned(words.size() - 1)) {
      return Optional.empty();
    }
    boolean hedged = !said.group("hedge").isEmpty() || !said.group("loose").isEmpty();
    if (said.group("count") != null) {
      int tenths = COUNTS.indexOf(said.group("count")) + 1;
      return Optional.of(new Reading(String.valueOf(10 * tenths), !hedged));
    }
    String part = said.group("part").replaceFirst("^one ", "a ");
    int share = NAMED.getOrDefault(part, 0);
    boolean exact = !part.contains("third") && share > 0 && share < 100;
    return Optional.of(new Reading(String.valueOf(share), exact && !hedged));
  }
}
