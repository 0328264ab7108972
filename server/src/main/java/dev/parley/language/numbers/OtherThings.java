package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.Set;

/** Tells numbers of things that were not asked for by the noun behind them. */
final class OtherThings {
  private static final Set<String> KINDS =
      Set.of(
          "more",
          "other",
          "small",
          "big",
          "little",
          "separate",
          "different",
          "new",
          "old",
          "monthly",
          "equal",
          "existing",
          "personal",
          "student",
          "car",
          "payday",
          "business",
          "credit",
          "bank",
          "store",
          "young",
          "grown",
          "school",
          "home",
          "current",
          "previous",
          "outstanding",
          "short",
          "long",
          "single",
          "high",
          "vegan",
          "vegetarian",
          "gluten",
          "child",
          "booster",
          "parking",
          "extra",
          "large",
          "double",
          "hotel",
          "special",
          "spare");
  private static final Set<String> BEHIND_ONE =
      Set.of(
          "please",
          "thanks",
          "thank",
          "each",
          "per",
          "maybe",
          "dollar",
          "and",
          "sorry",
          "right",
          "actually",
          "coming",
          "total",
          "though",
          "probably",
          "really",
          "would",
          "should",
          "altogether",
          "today",
          "tonight",
          "hundred",
          "thousand",
          "million");
  private static final BigDecimal MANY = BigDecimal.valueOf(100);

  private final Words words;
  private final AskedNumber asked;

  OtherThings(Words words, AskedNumber asked) {
    this.words = words;
    this.asked = asked;
  }

  /** Four high chairs, one vegetarian; people where rooms are asked for. */
  boolean doubted(Mention<NumberRange> mention) {
    int to = mention.to();
    String thing = words.at(to);
    String noun = words.at(to + 1);
    if (words.paused(to) || asked.names(thing)) {
      return false;
    }
    boolean things =
        words.is(to, KINDS)
            && noun.matches("[a-z]{3,}s")
            && !asked.names(noun)
            && !CountNouns.NO_THINGS.contains(noun)
            && !CountNouns.PEOPLE.contains(noun);
    boolean one =
        words.is(mention.from(), "one")
            && to == mention.from() + 1
            && thing.matches("[a-z]{5,}")
            && !words.is(to, BEHIND_ONE)
            && !CountNouns.PEOPLE.contains(thing)
            && !CountNouns.PEOPLE.contains(thing + "s");
    return things || one || (CountNouns.PEOPLE.contains(thing) && !asked.people());
  }

  /** Two loans, a couple of small payments: no sum. */
  boolean noSum(Mention<NumberRange> mention) {
    NumberRange value = mention.value();
    String said = words.text(mention.from(), mention.to());
    if (value == null || value.high().compareTo(MANY) >= 0 || !said.matches("[a-z ]+|\\d+")) {
      return false;
    }
    int of = words.is(mention.to(), "of") ? mention.to() + 1 : mention.to();
    int noun = words.is(of, KINDS) ? of + 1 : of;
    String thing = words.at(noun);
    boolean plural =
        thing.matches("[a-z]{3,}s")
            && !CountNouns.NO_THINGS.contains(thing)
            && !CountNouns.COINS.contains(thing);
    boolean one = said.equals("one") && thing.matches("[a-z]{3,}") && !words.is(of, BEHIND_ONE);
    return !words.paused(of)
        && !words.paused(noun)
        && !words.is(mention.to() - 1, CountNouns.COINS)
        && (plural || (one && !CountNouns.COINS.contains(thing)));
  }
}
