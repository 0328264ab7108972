package dev.parley.language.names;

import dev.parley.language.reading.Reading;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that a whole reply is, without a word that claims them. */
final class LoneNames {
  private static final Pattern SENTENCE = Pattern.compile("(?<=\\p{L}{2})[.!;…]+\\s+");
  private static final Pattern REVERSED =
      Pattern.compile("(?i)^([\\p{L}'-]+) comma ([\\p{L}' -]+?)[.]?$");

  private static final Pattern BEFORE_MORE =
      Pattern.compile("((?:\\p{Lu}[\\p{L}'-]+ ?){1,3})([.,]) (.+)");
  private static final Pattern ASKING =
      Pattern.compile(
          "(?i)(?:and |but |so )?(?:why|what(?:'s| is) (?:yours|this|it)|who(?:'s| is| are) (?:you"
              + "|this|calling)|yours|you)\\b");
  private static final Pattern OF_ANOTHER =
      Pattern.compile(
          "(?i)\\b(?:she|he|her|him|his|they|them|speak|talk|there|around|home|"
              + Kin.WORDS
              + ")\\b");

  private static final int MOST_WORDS = 4;

  private final boolean one;

  /**
   * Reads them.
   *
   * @param one whether one word of a name was asked for
   */
  LoneNames(boolean one) {
    this.one = one;
  }

  /** The name that a reply is; empty for none. */
  Optional<Reading> of(String text) {
    Matcher reversed = REVERSED.matcher(text);
    if (reversed.matches()) {
      return NameWords.whole(reversed.group(2) + " " + reversed.group(1)).map(Reading::unsure);
    }
    Optional<Reading> either = RepeatedNames.either(text);
    if (either.isPresent()) {
      return either;
    }
    String first = SENTENCE.split(text, 2)[0];
    List<String> words = List.of(text.replaceAll("[.!?,]+$", "").split("\\s+", -1));
    boolean few = NameWords.count(words) <= MOST_WORDS;
    Optional<String> name = few ? NameWords.whole(text) : Optional.empty();
    if (name.isEmpty()) {
      name = NameWords.whole(first).filter(said -> !RepeatedNames.fuller(said, text).equals(said));
    }
    if (text.endsWith("?") || name.isEmpty()) {
      return before(text);
    }
    return name.map(said -> alone(RepeatedNames.fuller(said, text), text));
  }

  /** A name with which a text begins that goes on: "Ann Lee. Why do you ask?" */
  private static Optional<Reading> before(String text) {
    Matcher name = BEFORE_MORE.matcher(text);
    if (!name.matches() || OF_ANOTHER.matcher(name.group(3)).find()) {
      return Optional.empty();
    }
    boolean asks = ASKING.matcher(name.group(3)).lookingAt();
    return NameWords.whole(name.group(1))
        .filter(said -> GivenNames.begin(said) || (asks && said.contains(" ")))
        .filter(said -> asks || name.group(2).equals("."))
        .map(said -> new Reading(said, asks && GivenNames.begin(said)));
  }

  /** A name alone, sure only if it looks like one; after a comma the given name may come last. */
  private Reading alone(String name, String text) {
    List<String> words = List.of(name.split(" ", -1));
    boolean paused = text.matches("[\\p{L}'-]+, [\\p{L}' -]+[.]?");
    if (paused && !RepeatedNames.once(Reading.sure(name)).value().equals(name)) {
      return Reading.sure(name);
    }
    if (paused && !GivenNames.begin(name)) {
      return Reading.unsure(
          String.join(" ", words.subList(1, words.size())) + " " + words.getFirst());
    }
    boolean either = paused && words.size() == 2 && GivenNames.begin(words.getLast());
    boolean shouted = text.matches("\\p{Lu}{3,}[.]?");
    boolean written = shouted || (words.size() > 1 && NameWords.capital(text));
    return new Reading(name, !either && (one || written || GivenNames.begin(name)));
  }
}
