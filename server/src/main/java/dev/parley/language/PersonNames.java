package dev.parley.language;

import dev.parley.agent.Expects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what somebody calls themselves: "this is …", "my name is …", the name alone, or spelled.
 */
final class PersonNames {
  private static final Pattern SURE =
      Pattern.compile(
          "\\b(?:my (?:full |first |last |middle |family )?name is|my name's|the (?:last |first"
              + " )?name is|the name's|(?:first |last )?name is|name's|call me|you're speaking"
              + " (?:to|with)|you are speaking (?:to|with)|under the name(?: of)?|make it) ",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LIKELY =
      Pattern.compile(
          "\\b(?:this is|i'm|i am|it's|it is|that's|that would be|that is|first name|last name|and)"
              + " ",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SPEAKING =
      Pattern.compile("^((?:[\\p{Lu}][\\p{L}'-]*\\s+){1,3})(?:speaking|here)\\b");
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "(?i)\\b(?:no|sorry|actually|wait|i mean|i meant|make"
              + " that|rather|correction)\\b[,.]?\\s+");
  private static final Pattern AGAINST = Pattern.compile("(?i),?\\s*\\bnot\\s+[\\p{L}'-]+");
  private static final Pattern TITLE =
      Pattern.compile(
          "\\b(?:[Mm]rs?|[Mm]s|[Mm]iss|[Mm]ister|[Dd]r|[Dd]octor|[Pp]rof)\\.?\\s+(?=\\p{Lu})");
  private static final Pattern HOW =
      Pattern.compile(
          "(?i),?\\s*(?:\\b(?:that's |but |spelled )?(?:with|without) (?:an?|two|one|the|no)"
              + " [\\p{L}'. ]+|spelled\\b.*)$");
  private static final Pattern ENDS =
      Pattern.compile("(?i)\\b(end|ends|start|starts|beginning)\\b");
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "la", "del", "van", "der", "den", "von", "bin", "al", "di", "da", "dos", "du",
          "le");

  /** Asks for one word of a name. */
  private static final Pattern ONE =
      Pattern.compile("(?i)\\b(?:(?:last|first|family|second) name|surname|forename)\\b");

  private static final int MOST_WORDS = 4;
  private static final int LONGEST_INITIALS = 3;

  private PersonNames() {}

  static Optional<Reading> of(String text, ValueContext context) {
    boolean asked = context.asks(Expects.NAME);
    SpelledWords spelled = SpelledWords.of(text);
    Optional<String> said = said(spelled.rest(), asked);
    if (!spelled.spelled().isEmpty()) {
      boolean one = ONE.matcher(context.asked()).find();
      boolean sure = one || said.isPresent() || !spelled.parted();
      return spelled
          .applied(said, one)
          .map(PersonNames::capitals)
          .map(name -> new Reading(name, sure));
    }
    if (said.isPresent()) {
      Optional<String> how = how(said.get(), text);
      return Optional.of(how.map(Reading::unsure).orElse(Reading.sure(said.get())));
    }
    String known = context.known();
    return known == null ? Optional.empty() : how(known, text).map(Reading::unsure);
  }

  /** The name with the letter that is said of it: "with a y". */
  private static Optional<String> how(String name, String text) {
    int last = name.lastIndexOf(' ') + 1;
    Optional<String> surname = changed(name.substring(last), text);
    Optional<String> first =
        last == 0 ? Optional.empty() : changed(name.substring(0, last - 1), text);
    if (first.isPresent() && surname.isPresent() && !ENDS.matcher(text).find()) {
      return Optional.empty();
    }
    return surname
        .map(word -> name.substring(0, last) + word)
        .or(() -> first.map(word -> word + name.substring(last - 1)));
  }

  private static Optional<String> changed(String word, String text) {
    return LetterParts.changed(word.toLowerCase(Locale.ROOT), text).map(PersonNames::capitals);
  }

  private static Optional<String> said(String text, boolean asked) {
    String plain =
        TITLE
            .matcher(
                text.replace('’', '\'').replaceAll("\\b([Uu]m+|[Uu]h+|[Ee]r+m?),? ", "").strip())
            .replaceAll("");
    plain = HOW.matcher(AGAINST.matcher(plain).replaceAll("")).replaceFirst("").strip();
    Matcher back = TAKEN_BACK.matcher(plain);
    int from = 0;
    while (back.find()) {
      from = back.end();
    }
    if (from > 0 && from < plain.length()) {
      Optional<String> corrected = found(plain.substring(from), true);
      if (corrected.isPresent()) {
        return corrected;
      }
    }
    return found(plain, asked);
  }

  /** The name in a text, alone only if it was asked for. */
  private static Optional<String> found(String plain, boolean asked) {
    Matcher sure = SURE.matcher(plain);
    if (sure.find()) {
      return name(plain.substring(sure.end()), true);
    }
    Matcher likely = LIKELY.matcher(plain);
    while (likely.find()) {
      Optional<String> name = name(plain.substring(likely.end()), false);
      if (name.isPresent()) {
        return name;
      }
    }
    Matcher speaking = SPEAKING.matcher(plain);
    if (speaking.find()) {
      return name(speaking.group(1), false);
    }
    String alone =
        plain.replaceAll(
            "(?i)^((yes|yeah|sure|okay|hi|hello|of course|well|it would be)[,.]? )+", "");
    boolean whole = alone.replaceAll("[.!?,]+$", "").split("\\s+", -1).length <= MOST_WORDS;
    return asked && whole && !alone.endsWith("?") ? whole(alone) : Optional.empty();
  }

  private static Optional<String> whole(String text) {
    Optional<String> name = name(text.replace(",", ""), true);
    int words = text.replaceAll("[.!?,]+$", "").split("\\s+", -1).length;
    return name.filter(found -> found.split(" ").length == words);
  }

  /** The words of a name at the beginning of a text. */
  private static Optional<String> name(String text, boolean lowerCaseToo) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("\\s+", -1)) {
      String bare = word.replaceAll("[.,!?;:\"]+$", "");
      boolean capital = !bare.isEmpty() && Character.isUpperCase(bare.codePointAt(0));
      boolean particle = PARTICLES.contains(bare) && (!words.isEmpty() || lowerCaseToo);
      boolean fits =
          bare.matches("\\p{L}[\\p{L}'-]*\\.?")
              && !NoNames.contains(bare)
              && (capital
                  || particle
                  || (lowerCaseToo
                      && words.size() < 3
                      && words.stream().noneMatch(PersonNames::isCapital)));
      if (!fits || words.size() == MOST_WORDS) {
        break;
      }
      words.add(bare);
      if (!bare.equals(word) && !word.endsWith(".")) {
        break;
      }
      if (word.endsWith(".") && bare.length() > 1) {
        break;
      }
    }
    while (!words.isEmpty() && PARTICLES.contains(words.getLast())) {
      words.removeLast();
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            words.stream()
                .map(word -> PARTICLES.contains(word) ? word : titled(word))
                .collect(Collectors.joining(" ")));
  }

  private static String capitals(String name) {
    return List.of(name.split(" ", -1)).stream()
        .map(word -> PARTICLES.contains(word) ? word : titled(word))
        .collect(Collectors.joining(" "));
  }

  private static boolean isCapital(String word) {
    return Character.isUpperCase(word.codePointAt(0));
  }

  private static String titled(String word) {
    boolean shouted =
        word.length() > LONGEST_INITIALS && word.chars().allMatch(Character::isUpperCase);
    String rest = word.substring(1);
    return word.substring(0, 1).toUpperCase(Locale.ROOT)
        + (shouted ? rest.toLowerCase(Locale.ROOT) : rest);
  }
}
