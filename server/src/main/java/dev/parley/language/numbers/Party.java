package dev.parley.language.numbers;

import dev.parley.language.reading.Reading;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Counts the people that are listed one by one: "me, my husband and our three kids". */
final class Party {
  private static final Set<String> ONE =
      Set.of(
          "husband",
          "wife",
          "partner",
          "spouse",
          "son",
          "daughter",
          "mother",
          "mom",
          "mum",
          "father",
          "dad",
          "brother",
          "sister",
          "friend",
          "boyfriend",
          "girlfriend",
          "fiance",
          "baby",
          "child",
          "kid",
          "boss",
          "assistant",
          "colleague",
          "coworker",
          "guest",
          "girl",
          "boy",
          "aunt",
          "uncle",
          "cousin",
          "neighbor",
          "neighbour",
          "roommate",
          "grandmother",
          "grandfather",
          "grandma",
          "grandpa",
          "nephew",
          "niece",
          "adult",
          "toddler");
  private static final Set<String> SEVERAL =
      Set.of(
          "kids",
          "children",
          "sons",
          "daughters",
          "friends",
          "guests",
          "adults",
          "brothers",
          "sisters",
          "others",
          "people",
          "more",
          "colleagues",
          "coworkers",
          "girls",
          "boys",
          "babies",
          "cousins",
          "toddlers",
          "parents",
          "grandparents");
  private static final Set<String> ALONE = Set.of("just", "only", "alone", "myself");
  private static final Set<String> BESIDE =
      Set.of(
          "and",
          "plus",
          "with",
          "my",
          "our",
          "her",
          "his",
          "their",
          "the",
          "there's",
          "there",
          "is",
          "it's",
          "it",
          "be",
          "will",
          "would",
          "just",
          "only",
          "it'll",
          "that'll",
          "a",
          "an",
          "also",
          "then",
          "so",
          "yeah",
          "yes",
          "coming",
          "bringing",
          "bring",
          "i'm",
          "i'll",
          "alone",
          "other",
          "well",
          "+");

  private static final Set<String> SMALL =
      Set.of("baby", "child", "kid", "girl", "boy", "toddler", "guest");
  private static final Pattern ONESELF =
      Pattern.compile(
          "((oh|no|yes|yeah|it's|it is|it'll be|it will be|that's|there's|there is|i'm|i am|i'll be"
              + "|is|be|will|would|going to|gonna) )*((just|only) ((going to|gonna) be )?"
              + "(me|myself|the one of me|her|him|the one)|(all )?(alone|by myself|on my own)"
              + "|(none|nobody|no one) (but|except|other than) (me|myself)|me (only|alone)"
              + "|(just )?me,? (and )?(nobody|no one) else|me and only me)"
              + "( (please|thanks|thank you|then|this time|actually|really|alone"
              + "|on my own|by myself|i'm afraid|coming|today|tonight))*");

  private final Words words;
  private boolean named = true;
  private int people;
  private int parts;
  private boolean self;
  private boolean counted;

  private Party(Words words) {
    this.words = words;
  }

  /**
   * How many they are; empty if anything else is said, or only a number. It is sure where the
   * callee and every other one is named, and no child, who may not count.
   */
  static Optional<Reading> of(Words words, boolean besides) {
    if (ONESELF.matcher(words.text(0, words.size())).matches()) {
      return Optional.of(new Reading("1", !besides));
    }
    Party party = new Party(words);
    boolean sure = party.counted() && party.self && party.named && party.parts > 1 && !besides;
    return party.counted && (party.self || party.parts > 1)
        ? Optional.of(new Reading(String.valueOf(party.people), sure))
        : Optional.empty();
  }

  private boolean counted() {
    boolean person = false;
    int i = 0;
    while (i < words.size()) {
      int length = counted(i);
      person |= length > 0 && !words.is(i, "i");
      if (length == 0 && !words.is(i, BESIDE)) {
        return false;
      }
      i += Math.max(1, length);
    }
    counted = person && (parts > 1 || words.list().stream().anyMatch(ALONE::contains));
    return counted;
  }

  /** How many words tell of one person, or of several. */
  private int counted(int i) {
    if (words.is(i, "me", "myself", "i")) {
      boolean again = self;
      self = true;
      return again ? 1 : add(1, 1);
    }
    if (words.is(i, ONE)) {
      named &= !words.is(i, SMALL);
      return add(1, 1);
    }
    int number = number(i);
    if (number < 1) {
      return 0;
    }
    named = false;
    int noun = words.is(i + 1, "other", "little", "small", "young") ? i + 2 : i + 1;
    if (words.is(noun, SEVERAL) || (number == 1 && words.is(noun, ONE))) {
      return add(number, words.is(noun + 1, SEVERAL) ? noun + 2 - i : noun + 1 - i);
    }
    boolean last = noun >= words.size() && self && words.is(i - 1, "plus", "and", "+", "with");
    return last ? add(number, 1) : 0;
  }

  private int add(int more, int length) {
    people += more;
    parts++;
    return length;
  }

  private int number(int i) {
    return Numerals.cardinal(words.list(), i)
        .filter(read -> read.length() == 1 && read.value() < 50)
        .map(read -> (int) read.value())
        .orElse(0);
  }
}
