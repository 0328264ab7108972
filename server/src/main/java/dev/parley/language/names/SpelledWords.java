package dev.parley.language.names;

import dev.parley.language.spelling.LetterNames;
import dev.parley.language.spelling.LetterPhrase;
import dev.parley.language.spelling.Likeness;
import dev.parley.language.spelling.SpelledMarks;
import dev.parley.language.spelling.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that are spelled out in a turn, and the turn without them.
 *
 * @param spelled in lower case, in order; each with the parts that marks make of it
 * @param all the words of the turn in lower case
 * @param placed the turn with each of them as a word where it was spelled, unless it was said too
 */
public record SpelledWords(
    List<List<String>> spelled, String rest, String placed, List<String> all) {
  private static final int LEAST = 2;
  private static final int LEAST_RADIO = 6;
  private static final List<List<String>> BETWEEN =
      List.of(
          List.of("space"),
          List.of("blank"),
          List.of("new", "word"),
          List.of("next", "word"),
          List.of("second", "word"),
          List.of("and", "then"),
          List.of("then"));
  private static final int MOST_INITIALS = 3;
  private static final Pattern STOPPED_INITIALS =
      Pattern.compile("(?<![\\p{L}'])(?:\\p{L}\\.\\s?){2,3}(?=\\s*\\p{Lu}\\p{L})");

  /**
   * Letters with which a text ends.
   *
   * @param said whether they are all of a word that was said before them
   * @param begins whether they are only the beginning of one
   */
  public record Last(String letters, boolean said, boolean begins) {}

  /** Those that a text ends with, two at least. */
  public static Optional<Last> last(String text) {
    List<String> low = low(raw(text));
    for (int i = 0; i < low.size(); i++) {
      Optional<Spelling.Letters> run = Spelling.at(low, i);
      if (run.isPresent() && run.get().to() == low.size()) {
        String letters = run.get().text();
        List<String> words = low.subList(0, i);
        boolean few = run.get().signs() < LEAST || letters.matches("[ai]+|.*\\d.*");
        return few
            ? Optional.empty()
            : Optional.of(
                new Last(
                    letters,
                    words.contains(letters),
                    words.stream()
                        .anyMatch(
                            word -> word.length() > letters.length() && word.startsWith(letters))));
      }
      i = run.map(Spelling.Letters::to).orElse(i + 1) - 1;
    }
    return Optional.empty();
  }

  private static List<String> raw(String text) {
    return List.of(
        SpelledMarks.without(
                text.replace('’', '\'').replaceAll("(?<=\\b\\p{L})-(?=\\p{L}\\b)", " "))
            .strip()
            .split("\\s+", -1));
  }

  private static List<String> low(List<String> raw) {
    return raw.stream()
        .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}']", ""))
        .toList();
  }

  static SpelledWords of(String text) {
    List<String> raw = raw(text);
    List<String> low = low(raw);
    List<List<String>> spelled = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    List<String> placed = new ArrayList<>();
    boolean written = text.matches("(?s).*\\p{Lu}.*");
    int i = 0;
    int behind = 0;
    while (i < raw.size()) {
      int told =
          i == 0 ? 0 : LetterPhrase.at(low, i, low.size()).map(LetterPhrase::length).orElse(0);
      if (told > 0) {
        rest.addAll(raw.subList(i, i + told));
        placed.addAll(raw.subList(i, i + told));
        i += told;
        continue;
      }
      Optional<Spelling.Letters> letters = Spelling.at(low, i);
      boolean run =
          letters.isPresent()
              && letters.get().text().matches("\\p{L}+")
              && letters.get().signs() > LEAST
              && !letters.get().text().matches("[ai]+");
      if (run) {
        int to = letters.get().to();
        List<String> parts = parts(raw, low, i, letters.get());
        spelled.add(parts);
        boolean initials = initials(text, letters.get(), to < raw.size());
        String word = String.join(" ", initials ? single(letters.get().text()) : parts);
        placed.add(written ? NameWords.capitals(word) : word);
        i = to;
        behind = to;
      } else {
        int between = between(low, i, i > 0 && i == behind);
        if (between == 0) {
          rest.add(raw.get(i));
          placed.add(raw.get(i));
        }
        i += Math.max(1, between);
      }
    }
    return new SpelledWords(
        List.copyOf(spelled), String.join(" ", rest), String.join(" ", placed), low);
  }

  private static List<String> single(String letters) {
    return letters.chars().mapToObj(Character::toString).toList();
  }

  /** How many words only part two words one of which is spelled: "space", "and then". */
  private static int between(List<String> low, int i, boolean behind) {
    for (List<String> between : BETWEEN) {
      int to = i + between.size();
      boolean said = to < low.size() && low.subList(i, to).equals(between);
      if (said && (behind || Spelling.letter(low, to))) {
        return between.size();
      }
    }
    return 0;
  }

  /** Whether letters before a name are each a name's first: no word is made of them. */
  private static boolean initials(String text, Spelling.Letters letters, boolean before) {
    boolean few = letters.signs() <= MOST_INITIALS && letters.text().length() == letters.signs();
    return before
        && few
        && (!letters.text().matches(".*[aeiouy].*") || STOPPED_INITIALS.matcher(text).find());
  }

  /** Whether any of them is not one that was said too. */
  boolean unsaid() {
    List<String> said = List.of(rest.split("\\s+", -1));
    return spelled.stream()
        .anyMatch(parts ->
            closest(said, String.join("", parts)) < 0
                && parts.stream().noneMatch(part -> closest(said, part) >= 0));
  }

  /** Whether they may be two words between which nothing was said: all by the radio alphabet. */
  boolean radio() {
    return all.size() >= LEAST_RADIO && all.stream().allMatch(LetterNames.NATO::containsKey);
  }

  /** Whether none of them has a vowel: initials, or no name. */
  boolean mute() {
    return spelled.stream().flatMap(List::stream).noneMatch(part -> part.matches(".*[aeiouy].*"));
  }

  /** Whether a name is made of them alone. */
  boolean make(String name) {
    return plain(name).equals(spelled.stream().flatMap(List::stream).collect(Collectors.joining()));
  }

  /** Whether a name has all the words said, of which more came only behind what is spelled. */
  boolean complete(String name, Optional<String> said) {
    List<String> words = List.of(name.split(" ", -1));
    List<String> rests = List.of(rest.split("\\s+", -1)).stream().map(SpelledWords::plain).toList();
    List<String> first = said.map(found -> List.of(found.split(" ", -1))).orElse(List.of());
    return words.stream().map(SpelledWords::plain).distinct().count() == words.size()
        && words.size() > Math.max(1, first.size())
        && words.containsAll(first)
        && words.stream().map(SpelledWords::plain).allMatch(rests::contains);
  }

  /** Whether a name has all of them in it. */
  boolean within(String name) {
    String letters = plain(name);
    return spelled.stream().flatMap(List::stream).allMatch(letters::contains);
  }

  /** The words of a run of letters: marks between some of them, but not all, part words. */
  private static List<String> parts(
      List<String> raw, List<String> low, int from, Spelling.Letters whole) {
    List<Integer> ends = new ArrayList<>();
    int at = from;
    while (at < whole.to()) {
      int end = Spelling.one(low, at).map(Spelling.Letters::to).orElse(at + 1);
      ends.add(end);
      at = end;
    }
    List<String> parts = new ArrayList<>();
    int start = from;
    for (int end : ends) {
      if (end == whole.to() || marked(raw.get(end - 1))) {
        Spelling.at(low.subList(0, end), start).ifPresent(part -> parts.add(part.text()));
        start = end;
      }
    }
    boolean words = parts.stream().allMatch(part -> part.length() > 1);
    return words && String.join("", parts).equals(whole.text()) ? parts : List.of(whole.text());
  }

  private static boolean marked(String word) {
    return word.endsWith(",") || word.endsWith(".");
  }

  /**
   * A name in which the words that were spelled stand as they were spelled.
   *
   * @param one whether one word is asked for
   */
  Optional<String> applied(Optional<String> said, boolean one) {
    List<String> words =
        new ArrayList<>(said.map(name -> List.of(name.split(" ", -1))).orElse(List.of()));
    for (List<String> parts : spelled) {
      String whole = String.join("", parts);
      boolean apart =
          words.isEmpty()
              ? !one
              : parts.stream().allMatch(part -> closest(words, part) >= 0)
                  || closest(words, whole) < 0;
      (apart ? parts : List.of(whole)).forEach(letters -> apply(letters, words));
    }
    return Optional.of(String.join(" ", words));
  }

  /** Whether marks alone tell where one word ends and the next begins. */
  boolean parted() {
    return spelled.stream().anyMatch(parts -> parts.size() > 1);
  }

  private static void apply(String letters, List<String> words) {
    int at = closest(words, letters);
    if (at < 0) {
      words.add(letters);
    } else if (!plain(words.get(at)).equals(letters)) {
      words.set(at, letters);
    }
  }

  private static int closest(List<String> words, String letters) {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < words.size(); i++) {
      String word = plain(words.get(i));
      int distance = Likeness.distance(word, letters);
      if (Likeness.alike(word, letters) && distance < least) {
        best = i;
        least = distance;
      }
    }
    return best;
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
  }
}
