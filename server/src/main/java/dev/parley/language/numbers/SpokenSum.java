package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.reading.Reading;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Adds numbers that are told one by one: "two hundred and another fifty", "twelve plus two". */
final class SpokenSum {
  private static final int BEHIND = 6;
  private static final String UNIT =
      "((dollars?|bucks|pounds|quid|euros|[$£€]|people|guests|of them|of us|of those|\\p{L}+s)"
          + " )?";
  private static final String OWN = "(from|for) (me|us|myself|my side|the first|mine) ?";
  private static final Pattern ADDED =
      Pattern.compile(
          UNIT
              + "("
              + OWN
              + ")?((and|then|plus|with) )*(plus|another|an extra|an additional|a further|add"
              + "|extra|on top( of that)?|added to)( (the|a|about|like))?");
  private static final String PLACE =
      "(in|from|on|off|of|for|at|by|to) (?!(january|february|march|april|may|june|july|august"
          + "|september|october|november|december|spring|summer|autumn|winter|monday|tuesday"
          + "|wednesday|thursday|friday|saturday|sunday|christmas|easter|total|advance|all|most"
          + "|least|once|delivery|arrival|completion|first)\\b)(?!(a|the|one|each|every|\\w+ing)"
          + " (week|month|year|day|end|start|beginning|moment|time|first|second|next|following))";

  /** What each part is of, or where it is. */
  private static final Pattern PLACED = Pattern.compile(UNIT + PLACE + "(\\p{L}+ ){1,3}and");

  private static final Pattern PLACED_TOO = Pattern.compile(UNIT + PLACE + "\\p{L}.*");
  private static final Pattern THINGS = Pattern.compile("\\p{L}{3,}s and");
  private static final Pattern THINGS_TOO =
      Pattern.compile("\\p{L}{3,}s\\b(?! (ago|each|per|a)\\b).*");

  private static final Pattern JOINED = Pattern.compile(UNIT + "(" + OWN + ")?(and|and then|then)");
  private static final Pattern MORE =
      Pattern.compile(
          UNIT
              + "(more|extra|on top|besides|as well|in addition|additional|spare|spares|also|too"
              + "|from (my|our|the|his|her) \\p{L}+|for (my|our|the|his|her) (?!rest\\b)\\p{L}+)"
              + "\\b.*");

  private final Words words;
  private final boolean counts;

  /**
   * Reads sums.
   *
   * @param counts whether things are counted, of which there may be several kinds
   */
  SpokenSum(Words words, boolean counts) {
    this.words = words;
    this.counts = counts;
  }

  /**
   * The sum of numbers that are told as parts of one, which is sure only where it is told as well;
   * empty where they are not.
   */
  Optional<Reading> of(List<Mention<NumberRange>> meant) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < meant.size(); i++) {
      NumberRange value = meant.get(i).value();
      if (value == null || value.low().compareTo(value.high()) != 0) {
        return Optional.empty();
      }
      if (i > 1 && i == meant.size() - 1 && value.low().compareTo(sum) == 0) {
        return Optional.of(Reading.sure(Amount.text(sum)));
      }
      if (i > 0 && !added(meant.get(i - 1), meant.get(i))) {
        return Optional.empty();
      }
      sum = sum.add(value.low());
    }
    return meant.size() > 1 ? Optional.of(Reading.unsure(Amount.text(sum))) : Optional.empty();
  }

  private boolean added(Mention<?> before, Mention<?> next) {
    String between = words.text(before.to(), next.from());
    String behind = words.text(next.to(), next.to() + BEHIND);
    boolean placed = PLACED.matcher(between).matches() && PLACED_TOO.matcher(behind).matches();
    boolean things = THINGS.matcher(between).matches() && THINGS_TOO.matcher(behind).matches();
    return placed
        || (things && counts)
        || ADDED.matcher(between).matches()
        || (JOINED.matcher(between).matches() && MORE.matcher(behind).matches());
  }

  /** Whether two numbers are told beside one another, be they equal or not: "fifty and fifty". */
  boolean parts(List<Mention<NumberRange>> meant) {
    for (int i = 1; i < meant.size(); i++) {
      String between = words.text(meant.get(i - 1).to(), meant.get(i).from());
      if (between.matches("(.* )?and( then)?") && between.split(" ", -1).length <= BEHIND) {
        return true;
      }
    }
    return false;
  }
}
