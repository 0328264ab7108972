package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.spelling.LetterNames;
import dev.parley.language.spelling.Spelling;
import dev.parley.language.words.DigitRuns;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Digits, and the letters among them, that are read out: "x four seven", "b as in bravo 12". */
final class Codes {
  private static final Set<String> BETWEEN =
      Set.of(
          "and", "then", "dash", "hyphen", "space", "dot", "the", "minus", "slash", "letter",
          "capital", "-", "/");
  private static final String NO_CODE =
      "(?!(?:ID|PIN|OK|NO|US|IT|IS|MY|AM|PM|SSN|REF|TV|UK|AND|THE|ITS|NR|ACCT|ON|IN|AT|OF|FOR|TO"
          + "|SO|OH|UM|UH|HI|YES|WE|A)\\b)";
  private static final Pattern CAPITALS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])"
              + NO_CODE
              + "[A-Z]{2,4}(?=[ -]?\\d)|(?<=\\d)[ -]?"
              + NO_CODE
              + "[A-Z]{2,4}(?![\\p{L}'’])");
  private static final Pattern ATTACHED =
      Pattern.compile(
          "\\b\\p{L}{2,4}(?=\\d)|(?<=\\d)(?!(st|nd|rd|th|am|pm|ish"
              + "|s)\\b)\\p{L}{2,4}(?![\\p{L}'’])");
  private static final int MOST = 30;

  private final Words words;
  private final DigitRuns digits;
  private final List<Code> codes = new ArrayList<>();
  private final StringBuilder code = new StringBuilder();
  private boolean sure = true;
  private int from;
  private int to;

  private Codes(Words words) {
    this.words = words;
    digits = new DigitRuns(words);
  }

  /**
   * One that was read out.
   *
   * @param sure whether each of its letters was said as one
   */
  record Code(String text, boolean sure, int from, int to) {
    Mention<String> mention() {
      return new Mention<>(text, from, to, sure);
    }
  }

  /** The words of a text, in which letters that are written together stand one by one. */
  static Words words(String text) {
    String plain = text.replaceAll("(?i)\\bx[- ]ray\\b", "xray");
    return Words.of(apart(ATTACHED, apart(CAPITALS, plain)));
  }

  private static String apart(Pattern letters, String text) {
    return letters
        .matcher(text)
        .replaceAll(found ->
            " "
                + String.join(" ", found.group().strip().replace("-", "").split("", -1)).strip()
                + " ");
  }

  /** Those of a turn, in order; letters alone are none. */
  static List<Code> all(Words words) {
    Codes codes = new Codes(words);
    codes.read();
    return codes.codes;
  }

  private void read() {
    int i = 0;
    while (i < words.size()) {
      boolean broken = words.paused(i) && words.is(from - 1, "not", "of", "than");
      if (broken) {
        keep();
      }
      int length = append(i);
      if (length > 0) {
        i += length;
        to = i;
      } else {
        if (code.isEmpty() || !words.is(i, BETWEEN)) {
          keep();
        }
        i++;
      }
    }
    keep();
  }

  /** Appends the letter or the digits at a word; how many words they took. */
  private int append(int i) {
    boolean empty = code.isEmpty();
    StringBuilder more = new StringBuilder(code);
    int length = zeroIsLetter(i) ? 0 : digits.append(i, more);
    Optional<Spelling.Letters> letter = length > 0 ? Optional.empty() : letter(i);
    if (length == 0 && letter.isEmpty()) {
      return 0;
    }
    if (empty) {
      from = i;
      sure = true;
    }
    if (letter.isPresent()) {
      sure &= clear(i, letter.get().to());
      code.append(letter.get().text().toUpperCase(Locale.ROOT));
      return letter.get().to() - i;
    }
    code.setLength(0);
    code.append(more);
    return length;
  }

  private boolean zeroIsLetter(int i) {
    return words.is(i, "o", "oh")
        && !code.isEmpty()
        && Character.isLetter(code.charAt(code.length() - 1))
        && !begins(i + 1, true);
  }

  private Optional<Spelling.Letters> letter(int i) {
    Optional<Spelling.Letters> letter =
        Spelling.one(words.list(), i)
            .filter(one -> one.text().matches("[a-z]+"))
            .filter(one -> !words.is(i, "o", "oh") || !code.isEmpty());
    boolean word = words.is(i, "a", "i") || LetterNames.NAMES.containsKey(words.at(i));
    return letter
        .filter(one ->
            !word
                || one.to() > i + 1
                || begins(one.to(), false)
                || (words.is(i, "a") && !code.isEmpty() && one.to() == words.size()))
        .map(one -> exampled(one) ? new Spelling.Letters(one.text(), one.to() + 1, 1) : one);
  }

  /** Whether a word follows that only tells which letter is meant: "n like Nancy". */
  private boolean exampled(Spelling.Letters letter) {
    String word = words.at(letter.to());
    return word.length() > 2
        && word.startsWith(letter.text())
        && !begins(letter.to(), false)
        && begins(letter.to() + 1, false);
  }

  /** Whether a letter or digit is said there. */
  private boolean begins(int i, boolean digit) {
    boolean letter = Spelling.one(words.list(), i).isPresent() && !words.is(i, "a", "i");
    return Numerals.cardinal(words.list(), i).isPresent()
        || Numerals.digit(words.at(i)) >= 0
        || (letter && !digit);
  }

  /** Whether it is no word that is something else as well. */
  private boolean clear(int i, int end) {
    boolean exampled = end > i + 1;
    boolean told = words.is(i - 1, "letter", "capital");
    boolean single = words.at(i).length() == 1 && !words.is(i, "i", "o");
    boolean article =
        words.is(i, "a") && code.isEmpty() && i > 0 && !words.at(end).matches("[b-hj-z]");
    boolean several = LetterNames.NATO.containsKey(words.at(i)) && spelledBeside(i, end);
    return exampled || told || (single && !article) || several;
  }

  private boolean spelledBeside(int i, int end) {
    return LetterNames.NATO.containsKey(words.at(i - 1))
        || LetterNames.NATO.containsKey(words.at(end));
  }

  private void keep() {
    if (code.length() <= MOST && code.chars().anyMatch(Character::isDigit)) {
      codes.add(new Code(code.toString(), sure, from, to));
    }
    code.setLength(0);
    sure = true;
  }
}
