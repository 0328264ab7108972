package dev.parley.language.names;

import dev.parley.language.reading.Reading;
import dev.parley.language.spelling.EmailWords;
import dev.parley.language.spelling.LetterParts;
import dev.parley.language.spelling.LetterPhrase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said of the letters of a name: "with a y", "two t's". */
final class NameLetters {
  private static final Pattern HOW = Pattern.compile("(?i),?\\s*\\b" + LetterPhrase.SHAPE + "[.]?");
  private static final Pattern ENDS =
      Pattern.compile("(?i)\\b(end|ends|start|starts|beginning)\\b");
  private static final Pattern AGAIN =
      Pattern.compile(
          "(?i)\\b(?<part>[\\p{L}']{3,})\\b(?<between>.*?)[,.] (?:it's |that's |and )?\\k<part>"
              + " (?:is )?(?:spelled |spelt )?with an? (?<letter>\\p{L})\\b");

  /** A short name with all its letters behind it: "Ng, that's N G". */
  private static final Pattern SHORT =
      Pattern.compile(
          "(?i)\\b(?<part>\\p{L}{2,3})(?<letters>,? (?:that's |it's |spell?ed |spelt )?"
              + "\\p{L}(?:[ .-]+\\p{L}){1,2})[.]?$");

  private NameLetters() {}

  /** Without a part, or its letters, that is said again to tell how it is written. */
  static String once(String text) {
    Matcher spelled = SHORT.matcher(text);
    if (spelled.find()
        && spelled
            .group("letters")
            .replaceFirst("(?i)^,? (that's |it's |spell?ed |spelt )?", "")
            .replaceAll("[ .-]", "")
            .equalsIgnoreCase(spelled.group("part"))) {
      return text.substring(0, spelled.start("letters"));
    }
    Matcher again = AGAIN.matcher(text);
    boolean told =
        again.find()
            && again
                .group("part")
                .toLowerCase(Locale.ROOT)
                .contains(again.group("letter").toLowerCase(Locale.ROOT));
    return told ? text.substring(0, again.end("between")) + text.substring(again.end()) : text;
  }

  /** Without what is said of letters. */
  static String without(String text) {
    return HOW.matcher(text).replaceAll("");
  }

  /** The name with what is said of its letters, unsure unless it has them. */
  static Reading explained(Reading said, String text) {
    Matcher phrase = HOW.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''));
    if (!phrase.find()) {
      return said;
    }
    List<String> words = EmailWords.of(phrase.group());
    Optional<LetterPhrase> letters = LetterPhrase.at(words, 0, words.size());
    String name = said.value();
    Optional<String> before = wordBefore(text.substring(0, phrase.start()), name);
    if (letters.isPresent() && before.isPresent()) {
      Reading word = letters.get().of(before.get().toLowerCase(Locale.ROOT));
      String whole =
          word.sure() ? name : name.replace(before.get(), NameWords.capitals(word.value()));
      return new Reading(whole, said.sure() && word.sure());
    }
    boolean fits =
        letters.isPresent()
            && List.of(name.toLowerCase(Locale.ROOT).split(" ", -1)).stream()
                .anyMatch(word -> letters.get().of(word).sure());
    return how(name, text).map(Reading::unsure).orElse(new Reading(name, said.sure() && fits));
  }

  /** The word of a name that a text ends with, if it is not the name's last. */
  private static Optional<String> wordBefore(String text, String name) {
    String word = text.strip().replaceFirst("(?s)^.*\\s", "").replace(",", "");
    return List.of(name.split(" ", -1)).stream()
        .filter(part -> part.equalsIgnoreCase(word) && !name.endsWith(" " + part))
        .findFirst();
  }

  /** The name with the letter that is said of it: "with a y". */
  static Optional<String> how(String name, String text) {
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
    return LetterParts.changed(word.toLowerCase(Locale.ROOT), text).map(NameWords::capitals);
  }
}
