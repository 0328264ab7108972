package dev.parley.language.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words that names are made of. */
final class NameWords {
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "la", "del", "van", "der", "den", "von", "bin", "al", "di", "da", "dos", "du", "le",
          "los", "las");
  private static final Pattern SHAPE = Pattern.compile("\\p{L}[\\p{L}'-]*\\.?");
  private static final Pattern WITH_MARK = Pattern.compile("(?<=^O'|-|^Mac(?=[A-Z]))\\p{Ll}");

  /** How words end that are hardly ever a name. */
  private static final Pattern ENDINGS =
      Pattern.compile(
          "(?:ing|ed|ful|ous|ive|able|ible|ly|less|ish|tion|ment|ness|ies|ity|ial|ual|ical|est)"
              + "(?: |$)");

  private static final int MOST = 4;
  private static final int LONGEST_INITIALS = 3;

  private NameWords() {}

  /** The name that a text begins with; what it has in lower case only ends at a stop. */
  static Optional<String> first(String text, boolean lowerCaseToo) {
    return of(text, lowerCaseToo, MOST - 1);
  }

  /** The name that a text is, however it is written. */
  static Optional<String> whole(String text) {
    String plain = text.strip().replaceAll("[.!?,;]+$", "").replace(",", "");
    Optional<String> name = of(plain, true, MOST);
    int words = plain.split("\\s+", -1).length;
    return name.filter(found -> found.split(" ", -1).length == words);
  }

  private static Optional<String> of(String text, boolean lowerCaseToo, int mostInLowerCase) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("\\s+", -1)) {
      String bare = word.replaceAll("[.,!?;:\"]+$", "");
      boolean initial = word.endsWith(".") && bare.length() == 1 && capital(bare);
      boolean fits = initial || fits(bare, words, lowerCaseToo, mostInLowerCase);
      if (count(words) == MOST || !fits) {
        break;
      }
      words.add(bare);
      if (!bare.equals(word) && !initial) {
        break;
      }
    }
    while (!words.isEmpty() && PARTICLES.contains(words.getLast())) {
      words.removeLast();
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(capitals(String.join(" ", words)));
  }

  /** How many words a name has, particles apart. */
  static long count(List<String> words) {
    return words.stream().filter(word -> !PARTICLES.contains(word)).count();
  }

  private static boolean fits(
      String word, List<String> before, boolean lowerCaseToo, int mostInLowerCase) {
    boolean particle = PARTICLES.contains(word) && (!before.isEmpty() || lowerCaseToo);
    boolean lowerCase =
        lowerCaseToo
            && (count(before) < mostInLowerCase || PARTICLES.contains(before.getLast()))
            && before.stream().noneMatch(NameWords::capital);
    return SHAPE.matcher(word).matches()
        && !word.endsWith("'s")
        && !NoNames.contains(word)
        && (capital(word) || particle || lowerCase);
  }

  static String capitals(String name) {
    return Pattern.compile(" ")
        .splitAsStream(name)
        .map(word -> PARTICLES.contains(word) ? word : titled(word))
        .collect(Collectors.joining(" "));
  }

  /** Whether one of the words looks like a word of the language. */
  static boolean unlikely(String words) {
    return ENDINGS.matcher(words).find();
  }

  static boolean capital(String word) {
    return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
  }

  private static String titled(String word) {
    boolean shouted =
        word.length() > LONGEST_INITIALS && word.chars().allMatch(Character::isUpperCase);
    String rest = word.substring(1);
    String titled =
        word.substring(0, 1).toUpperCase(Locale.ROOT)
            + (shouted ? rest.toLowerCase(Locale.ROOT) : rest);
    return WITH_MARK.matcher(titled).replaceAll(found -> found.group().toUpperCase(Locale.ROOT));
  }
}
