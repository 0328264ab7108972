package dev.parley.language.spelling;

import dev.parley.language.words.Numerals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads letters that are spelled out: "s m y t h e", "s for sugar", "sierra mike", "double l", "the
 * letter s". Digits may stand between them.
 */
public final class Spelling {
  /** What may follow letters in an address. */
  private static final Set<String> SIGNS = Set.of("at", "dot", "underscore", "dash", "plus");

  private static final int LEAST_CERTAIN = 2;

  private static final Set<String> LIKE = Set.of("for", "as", "like", "is");
  private static final Set<String> CASES =
      Set.of("capital", "uppercase", "lowercase", "upper", "lower", "case", "small", "big");
  private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3, "treble", 3);

  private Spelling() {}

  /**
   * Letters that follow one another.
   *
   * @param to behind their last word
   * @param signs how many letters and digits were said one by one
   */
  public record Letters(String text, int to, int signs) {}

  /** How sure it is that a word is a letter. */
  private enum Kind {
    /** It is one letter, or a digit. */
    PLAIN,
    /** The same, but the letter is a word too. */
    ARTICLE,
    /** It is the name of a letter. */
    NAME,
    /** It is a letter, or a nought. */
    OH,
    /** It is a word, and sounds like a letter. */
    SOUNDING
  }

  /** One of the letters that follow one another. */
  private record Sign(String text, int to, int count, Kind kind) {
    boolean digit() {
      return Character.isDigit(text.charAt(0)) && kind != Kind.OH;
    }
  }

  /**
   * The letters that begin at a word; empty if none does, or only one whose word is also a name.
   */
  public static Optional<Letters> at(List<String> words, int i) {
    List<Sign> signs = meant(signs(words, i), words);
    long named =
        signs.stream().filter(sign -> sign.kind() == Kind.NAME || sign.kind() == Kind.OH).count();
    boolean plain =
        has(signs, Kind.PLAIN)
            || has(signs, Kind.ARTICLE)
            || (signs.size() == 1 && has(signs, Kind.OH));
    if (signs.isEmpty() || !(plain || (signs.size() > 2 && 2 * named > signs.size()))) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    int count = 0;
    for (int k = 0; k < signs.size(); k++) {
      Sign sign = signs.get(k);
      boolean letter = sign.kind() == Kind.OH && signs.size() > 1 && amongLetters(signs, k);
      text.append(letter ? "o".repeat(sign.count()) : sign.text());
      count += sign.count();
    }
    return Optional.of(new Letters(text.toString(), signs.getLast().to(), count));
  }

  /** All that may be letters from a word on. */
  private static List<Sign> signs(List<String> words, int i) {
    List<Sign> signs = new ArrayList<>();
    int at = i;
    while (at < words.size()) {
      int from = at + skipped(words, at);
      Optional<Letters> one = one(words, from);
      String word = word(words, from);
      Character sounding = LetterNames.SOUNDING.get(word);
      if (one.isPresent()) {
        Letters letters = one.get();
        signs.add(new Sign(letters.text(), letters.to(), letters.signs(), kind(words, from)));
        at = letters.to();
      } else if (sounding != null) {
        int to = from + 1 + example(words, from + 1, sounding);
        signs.add(new Sign(sounding.toString(), to, 1, Kind.SOUNDING));
        at = to;
      } else {
        break;
      }
    }
    return signs;
  }

  /** Without the words at either end, or among too few letters, that only sound like one. */
  private static List<Sign> meant(List<Sign> signs, List<String> words) {
    int end = signs.size();
    boolean names = has(signs, Kind.NAME);
    while (end > 0 && signs.get(end - 1).kind() == Kind.SOUNDING) {
      if (names || SIGNS.contains(word(words, signs.get(end - 1).to()))) {
        break;
      }
      end--;
    }
    List<Sign> meant = signs.subList(0, end);
    long certain =
        meant.stream()
            .filter(sign -> sign.kind() == Kind.PLAIN || sign.kind() == Kind.NAME)
            .count();
    boolean few = certain < LEAST_CERTAIN && !(names && has(meant, Kind.OH));
    for (int k = 0; k < meant.size(); k++) {
      if (meant.get(k).kind() == Kind.SOUNDING && (few || (k == 0 && has(meant, Kind.PLAIN)))) {
        return meant.subList(0, k);
      }
    }
    return meant;
  }

  private static boolean has(List<Sign> signs, Kind kind) {
    return signs.stream().anyMatch(sign -> sign.kind() == kind);
  }

  /** Whether what stands beside a nought are letters. */
  private static boolean amongLetters(List<Sign> signs, int k) {
    int before = k - 1;
    while (before >= 0 && signs.get(before).kind() == Kind.OH) {
      before--;
    }
    int behind = k + 1;
    while (behind < signs.size() && signs.get(behind).kind() == Kind.OH) {
      behind++;
    }
    boolean digits =
        (before >= 0 && signs.get(before).digit())
            || (behind < signs.size() && signs.get(behind).digit());
    return !digits && (before >= 0 || behind < signs.size());
  }

  private static Kind kind(List<String> words, int i) {
    String word = word(words, i);
    if (TIMES.containsKey(word) && !word(words, i + 1).isEmpty()) {
      return kind(words, i + 1) == Kind.ARTICLE ? Kind.PLAIN : kind(words, i + 1);
    }
    return switch (word) {
      case "oh" -> Kind.OH;
      case "a", "i" -> Kind.ARTICLE;
      default -> word.length() == 1 || Numerals.digit(word) >= 0 ? Kind.PLAIN : Kind.NAME;
    };
  }

  /** Whether a word may be a letter of those that are spelled. */
  public static boolean letter(List<String> words, int i) {
    return LetterNames.SOUNDING.containsKey(word(words, i)) || one(words, i).isPresent();
  }

  /** One letter or digit, however it is said. */
  public static Optional<Letters> one(List<String> words, int i) {
    String word = word(words, i);
    Integer times = TIMES.get(word);
    if (word.equals("double")
        && (word(words, i + 1).equals("u") || word(words, i + 1).equals("you"))) {
      return Optional.of(new Letters("w", i + 2, 1));
    }
    Integer many = word.equals("two") ? Integer.valueOf(2) : word.equals("three") ? 3 : null;
    String several = word(words, i + 1);
    if (many != null && (several.matches("[a-z]'s") || several.matches("[b-hj-tv-z]s"))) {
      return Optional.of(new Letters(several.substring(0, 1).repeat(many), i + 2, many));
    }
    if (times != null) {
      return one(words, i + 1)
          .map(letter -> new Letters(letter.text().repeat(times), letter.to(), times));
    }
    Character letter = letter(word);
    if (letter == null) {
      int digit = word.equals("o") ? -1 : Numerals.digit(word);
      return digit < 0
          ? Optional.empty()
          : Optional.of(
              new Letters(
                  Integer.toString(digit),
                  i + 1 + (word.equals("oh") ? example(words, i + 1, 'o') : 0),
                  1));
    }
    return Optional.of(new Letters(letter.toString(), i + 1 + example(words, i + 1, letter), 1));
  }

  private static @Nullable Character letter(String word) {
    if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
      return word.charAt(0);
    }
    Character nato = LetterNames.NATO.get(word);
    return nato == null ? LetterNames.NAMES.get(word) : nato;
  }

  /** How many words say which letter is meant: "for sugar", "as in sugar". */
  private static int example(List<String> words, int i, char letter) {
    int from = word(words, i).equals(",") ? i + 1 : i;
    String like = word(words, from);
    if (!LIKE.contains(like) || (from > i && like.equals("is"))) {
      return 0;
    }
    int at = from + (like.equals("as") && word(words, from + 1).equals("in") ? 2 : 1);
    at += word(words, at).equals("the") ? 1 : 0;
    at += word(words, at).equals("word") ? 1 : 0;
    String example = word(words, at);
    boolean fits = example.length() > 1 && example.charAt(0) == letter;
    return fits ? at + 1 - i : 0;
  }

  private static int skipped(List<String> words, int i) {
    int at = i;
    while (CASES.contains(word(words, at))
        || word(words, at).equals("letter")
        || (word(words, at).equals("the") && word(words, at + 1).equals("letter"))
        || word(words, at).equals("then")
        || word(words, at).equals("apostrophe")
        || word(words, at).equals(",")
        || (word(words, at).equals("-") && at > i - 1 && at > 0)) {
      at++;
    }
    return at - i;
  }

  private static String word(List<String> words, int i) {
    return i >= 0 && i < words.size() ? words.get(i) : "";
  }
}
