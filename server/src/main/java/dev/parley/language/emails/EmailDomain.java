package dev.parley.language.emails;

import dev.parley.language.spelling.DomainEnding;
import dev.parley.language.spelling.Spelling;
import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Numerals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the "at" of an e-mail address.
 *
 * @param to behind its last word
 * @param sure false where another may have been meant
 */
record EmailDomain(String text, int to, boolean sure) {
  /** Providers that are said without an ending. */
  private static final Map<String, String> PROVIDERS =
      Map.of(
          "gmail", "gmail.com",
          "googlemail", "googlemail.com",
          "hotmail", "hotmail.com",
          "yahoo", "yahoo.com",
          "outlook", "outlook.com",
          "icloud", "icloud.com",
          "aol", "aol.com",
          "msn", "msn.com");

  private static final Set<String> SIGNS = Set.of("dot", "dash", "-", "underscore", "plus");
  private static final Set<String> SPELLED = Set.of("that's", "spelled", "spelt");
  private static final Set<String> BACK =
      Set.of("no", "nope", "sorry", "wait", "actually", "rather", "correction", "oops");
  private static final Set<String> BESIDE_BACK =
      Set.of(
          "no",
          "nope",
          "sorry",
          "wait",
          "actually",
          "rather",
          "i",
          "i'm",
          "mean",
          "meant",
          "it's",
          "its",
          "that's",
          "is",
          "at",
          "make",
          "that",
          "it",
          ",",
          "|",
          "hang",
          "on",
          "said",
          "correction",
          "oops");

  /** Endings of which the next letter is another word's. */
  private static final Pattern ENDING = Pattern.compile("^(com|org|net|edu|gov)(?=.)");

  private static final Pattern SHAPE =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9-]+)*\\.[a-z]{2,24}");

  private static final int MOST_PLAIN = 3;

  /** The one that begins at a word, or that is said in its place right after. */
  static @Nullable EmailDomain at(List<String> words, int from) {
    EmailDomain first = read(words, from);
    int back = first == null ? back(words, from) : first.to();
    int behind = back;
    while (behind < words.size() && BESIDE_BACK.contains(words.get(behind))) {
      behind++;
    }
    boolean takenBack = words.subList(back, behind).stream().anyMatch(BACK::contains);
    if (!takenBack || behind == words.size()) {
      return first;
    }
    EmailDomain second = ending(words, behind, first);
    if (second == null) {
      second = read(words, behind);
    }
    boolean another =
        second != null && second.to() < words.size() && words.get(second.to()).equals("at");
    return second == null || another ? first : new EmailDomain(second.text(), second.to(), false);
  }

  /** Whether it has one of the commonest endings. */
  boolean common() {
    return DomainEnding.ends(text);
  }

  private static @Nullable EmailDomain ending(
      List<String> words, int i, @Nullable EmailDomain known) {
    return known == null || !DomainEnding.said(words, i)
        ? null
        : new EmailDomain(
            known.text().replaceFirst("\\.[a-z]+$", "." + words.get(i + 1)), i + 2, false);
  }

  /** Where words that may be the beginning of a domain are taken back. */
  private static int back(List<String> words, int from) {
    int i = from;
    while (i < words.size() && i - from <= MOST_PLAIN && !BACK.contains(words.get(i))) {
      i++;
    }
    return Math.min(i, words.size());
  }

  private static @Nullable EmailDomain read(List<String> words, int from) {
    StringBuilder domain = new StringBuilder();
    boolean dotted = false;
    boolean signed = true;
    boolean sure = true;
    int plain = 0;
    int i = from;
    while (i < words.size()) {
      String word = words.get(i);
      if (word.equals("|") || word.equals(",")) {
        boolean goesOn =
            word.equals(",")
                && i + 1 < words.size()
                && (signed || SIGNS.contains(words.get(i + 1)));
        if (!goesOn && (dotted || domain.length() > 2)) {
          break;
        }
        i++;
        continue;
      }
      if (SIGNS.contains(word) && !word.equals("plus") && !word.equals("underscore")) {
        boolean spelled = word.equals("-") && i > from && words.get(i - 1).length() == 1;
        dotted |= word.equals("dot");
        domain.append(word.equals("dot") ? "." : spelled ? "" : "-");
        signed = true;
        i++;
        continue;
      }
      if (SPELLED.contains(word) && !dotted && !domain.isEmpty()) {
        if (!Spelling.letter(words, i + 1)) {
          break;
        }
        domain.setLength(0);
        sure = false;
        plain = 0;
        i++;
        continue;
      }
      boolean back = BACK.contains(word) && !domain.isEmpty() && !signed && !dotBehind(words, i);
      if ((dotted && !signed) || word.equals("at") || back) {
        break;
      }
      Integer tens = NumberWords.TENS.get(word);
      Optional<Spelling.Letters> letters = Spelling.at(words, i);
      sure &= !word.matches("[a-z]{2,}") || !numeral(word);
      if (letters.isPresent() && (letters.get().signs() > 1 || word.length() == 1 || signed)) {
        Matcher ending = ENDING.matcher(letters.get().text());
        boolean more = dotted && signed && ending.find();
        domain.append(more ? ending.group() : letters.get().text());
        i = more ? words.size() : letters.get().to();
      } else if (tens != null && unit(words, i + 1)) {
        domain.append(tens + Numerals.digit(words.get(i + 1)));
        i += 2;
      } else if ((!dotted && ++plain > MOST_PLAIN) || PROVIDERS.containsKey(domain.toString())) {
        break;
      } else {
        int digit = Numerals.digit(word);
        domain.append(digit < 0 ? word.replace("'", "") : Integer.toString(digit));
        i++;
      }
      signed = false;
    }
    String found = domain.toString().replaceAll("[.-]+$", "");
    if (PROVIDERS.containsKey(found)) {
      return new EmailDomain(
          PROVIDERS.get(found), i, found.equals("gmail") || found.equals("icloud"));
    }
    return SHAPE.matcher(found).matches() ? new EmailDomain(found, i, sure) : null;
  }

  private static boolean dotBehind(List<String> words, int i) {
    return i + 1 < words.size() && words.get(i + 1).equals("dot");
  }

  private static boolean unit(List<String> words, int i) {
    return i < words.size() && words.get(i).length() > 1 && Numerals.digit(words.get(i)) > 0;
  }

  private static boolean numeral(String word) {
    return Numerals.digit(word) >= 0
        || NumberWords.UNITS.containsKey(word)
        || NumberWords.TENS.containsKey(word);
  }
}
