package dev.parley.language.names;

import dev.parley.language.reading.Reading;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody is called beside their name: "my friends call me Ace, but I'm Arthur Cole".
 *
 * @param own whether the speaker asks to be called so, and not only tells that others do
 * @param rest the turn without it
 */
record Nickname(Reading name, boolean own, String rest) {
  private static final String OFTEN =
      "(?: (?:all|usually|mostly|mainly|always|just|here|normally|generally|still))*";
  private static final String PEOPLE =
      "(?:(?:all |most )?(?:my |the |our |of my |of the )?(?:(?:old |good |close )?(?:friends"
          + "|family|mates|pals|buddies|colleagues|coworkers|parents|kids|children|grandkids"
          + "|neighbours|neighbors|guys|lads|girls)|"
          + Kin.WORDS
          + ")|everyone|everybody|people|folks|most people|some people|they|most|some|others)";
  private static final String JOINED = "(?:(?:and|but|though|although|or|so|even if|well) )?";
  private static final Pattern CALLED =
      Pattern.compile(
          "(?i)(?<=^|[\\s,.!;])"
              + JOINED
              + "(?:(?<others>"
              + PEOPLE
              + OFTEN
              + " (?:calls?|knows?|named) me(?: as| by)?)|(?:(?:please|just|you can|you could"
              + "|you may|feel free to|everyone can|people can|let's) )*call me|(?:i|i'd rather|i"
              + " prefer to|i like to)"
              + OFTEN
              + " (?:go|goes) by|(?:i'm |i am )?(?:also |better |usually |mostly |commonly )?known"
              + " as|(?:my )?nickname(?:'s| is)?) (?:just |actually |simply )?");
  private static final Pattern DENIED = Pattern.compile("(?i).*\\b(?:not|don't|never|nobody)\\s*$");
  private static final Pattern ENDS = Pattern.compile("[\\s,;]+$");
  private static final Pattern GOES_ON = Pattern.compile("(?i)^[\\s,.;!]*" + JOINED);
  private static final Pattern SHORT =
      Pattern.compile(
          "(?i)(?<=\\p{L})[,.]? (?:(?:or|but|and|that's|it's|just) )*[\\p{L}'-]+ for short\\b"
              + "|(?<=\\p{L})[,.]? (?:(?:which is|that's|it's|which's) )?short for [\\p{L}'-]+");

  /** The turn without a short form: "Joanna Reed, Jo for short". */
  static String withoutShort(String text) {
    return SHORT.matcher(text).replaceAll("");
  }

  /**
   * The one of a text.
   *
   * @param lowerCaseToo whether it may be written so
   */
  static Optional<Nickname> of(String text, boolean lowerCaseToo) {
    Matcher called = CALLED.matcher(text);
    while (called.find()) {
      String before = text.substring(0, called.start());
      String after = text.substring(called.end());
      Optional<String> name = NameWords.first(after, lowerCaseToo);
      if (name.isPresent() && !DENIED.matcher(before).matches()) {
        boolean own = called.group("others") == null;
        boolean likely = NameWords.capital(after) || GivenNames.begin(name.get());
        String behind = after.substring(Math.min(after.length(), name.get().length()));
        return Optional.of(
            new Nickname(new Reading(name.get(), own && likely), own, rest(before, behind)));
      }
    }
    return Optional.empty();
  }

  private static String rest(String before, String behind) {
    String first = ENDS.matcher(before).replaceFirst("");
    String second = GOES_ON.matcher(behind).replaceFirst("").strip();
    boolean both = !first.isEmpty() && !second.isEmpty();
    return first + (both ? ". " : "") + second;
  }

  /** What is meant where a name is told too. */
  Reading beside(Reading formal) {
    boolean part = (" " + formal.value() + " ").contains(" " + name.value() + " ");
    return own && !part ? Reading.unsure(formal.value()) : formal;
  }
}
