package dev.parley.language.numbers;

import dev.parley.agent.Expects;
import dev.parley.language.reading.Meant;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds digits that are read out, such as those of a code or an account, with the letters among
 * them. Numbers of other things are none; where words speak against it, it is not sure.
 */
public final class Digits {
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\b(sorry|actually|wait|scratch|correction|i (mean|meant)|no|oops|rather|nope"
              + "|make that)\\b");
  private static final Pattern EITHER =
      Pattern.compile(
          "((it's|it|could|might|be|an?|the|is) )*(or|maybe|perhaps|possibly|either)( \\w+){0,2}");
  private static final Pattern PART =
      Pattern.compile(
          "\\b(begin(s|ning)?|start(s|ing)?|end(s|ing)?|the (first|last) (few|couple|one|two|three"
              + "|four|five|six|\\d|part|bit|digits?|numbers?)|(?<!or )something)\\b");
  private static final Pattern PART_ASKED =
      Pattern.compile("\\b(first|last|begins?|starts?|ends?|ending|final)\\b");
  private static final Map<String, String> HOMOPHONES =
      Map.of(
          "for", "four", "fore", "four", "to", "two", "too", "two", "won", "one", "ate", "eight",
          "tree", "three");
  private static final int LEAST_HEARD = 3;
  private static final int LEAST_OTHER = 3;

  private final Words words;
  private final AskedNumber asked;
  private final CodeWords beside;

  private Digits(Words words, AskedNumber asked) {
    this.words = words;
    this.asked = asked;
    beside = new CodeWords(words, asked);
  }

  /** Whether it was asked for digits, or for what is read out so, such as an account's number. */
  public static boolean asked(ValueContext context) {
    return context.asks(Expects.DIGITS) || AskedNumber.of(context).readOut();
  }

  /** The longest that is said; what is said again after a correction counts. */
  public static Optional<Reading> of(String text, ValueContext context) {
    Words words = Codes.words(text);
    AskedNumber asked = AskedNumber.of(context);
    Optional<Words> heard = heard(words);
    return heard.isPresent()
        ? new Digits(heard.get(), asked).find().map(found -> Reading.unsure(found.value()))
        : new Digits(words, asked).find();
  }

  /** Digits of which some were written as words that sound alike; empty if none was. */
  private static Optional<Words> heard(Words words) {
    List<String> heard = new ArrayList<>();
    int digits = 0;
    for (String word : words.list()) {
      boolean digit = Numerals.digit(word) >= 0;
      String other = HOMOPHONES.get(word);
      if (!digit && other == null) {
        return Optional.empty();
      }
      digits += digit ? 1 : 0;
      heard.add(digit ? word : other);
    }
    boolean mostly = 2 * digits >= heard.size() && heard.size() >= LEAST_HEARD;
    return mostly && digits < heard.size()
        ? Optional.of(Words.of(String.join(" ", heard)))
        : Optional.empty();
  }

  private Optional<Reading> find() {
    List<Codes.Code> all = Codes.all(words);
    List<Codes.Code> codes =
        all.stream()
            .filter(code -> !words.is(code.from() - 1, "not") && !beside.other(code))
            .toList();
    String said = words.text(0, words.size());
    boolean part = PART.matcher(said).find() && !PART_ASKED.matcher(asked.asked()).find();
    if (codes.isEmpty() || part || alternatives(all)) {
      return Optional.empty();
    }
    return codes.size() > 1 ? several(codes, all) : Optional.of(reading(codes.getFirst(), all));
  }

  private boolean alternatives(List<Codes.Code> codes) {
    for (int i = 1; i < codes.size(); i++) {
      String between = words.text(codes.get(i - 1).to(), codes.get(i).from());
      if (EITHER.matcher(between).matches()) {
        return true;
      }
    }
    return false;
  }

  private Optional<Reading> several(List<Codes.Code> codes, List<Codes.Code> all) {
    Codes.Code last = codes.getLast();
    Codes.Code before = codes.get(codes.size() - 2);
    String between = words.text(before.to(), last.from());
    if (TAKEN_BACK.matcher(between).find()) {
      boolean same = last.text().length() == before.text().length();
      Reading reading = reading(last, all);
      return Optional.of(new Reading(reading.value(), reading.sure() && same));
    }
    List<Codes.Code> present = codes.stream().filter(code -> !beside.former(code, codes)).toList();
    Codes.Code longest = longest(present.isEmpty() ? codes : present);
    boolean rival =
        present.stream()
            .anyMatch(code ->
                code.text().length() == longest.text().length()
                    && !code.text().equals(longest.text()));
    boolean others =
        codes.stream()
            .anyMatch(
                code -> code.text().length() >= LEAST_OTHER && !code.text().equals(longest.text()));
    Reading reading = reading(longest, all);
    return rival
        ? Optional.empty()
        : Optional.of(new Reading(reading.value(), reading.sure() && !others));
  }

  private static Codes.Code longest(List<Codes.Code> codes) {
    Codes.Code longest = codes.getFirst();
    for (Codes.Code code : codes) {
      longest = code.text().length() > longest.text().length() ? code : longest;
    }
    return longest;
  }

  private Reading reading(Codes.Code code, List<Codes.Code> all) {
    boolean again =
        all.stream().anyMatch(other -> !other.equals(code) && other.text().equals(code.text()));
    boolean sure =
        (code.sure() || again)
            && !Meant.hedged(words, code.mention())
            && !words.questioned(code.to() - 1)
            && !beside.ambiguous(code)
            && beside.explained(code, all);
    return new Reading(code.text(), sure);
  }
}
