package dev.parley.language.names;

import dev.parley.language.reading.Reading;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of which a part is said twice: "Ann, Ann Lee", "Bond, James Bond". */
final class RepeatedNames {
  private static final Pattern PAUSE = Pattern.compile("(?<=\\p{L}{2})[.!;,…]+\\s+|\\s+[-–—]+\\s+");
  private static final Pattern AGAIN =
      Pattern.compile(
          "(?i)^(?:(?:and|so|well|yes|yeah|or|i mean|it's|that's|that is|i'm|this is|as in|just|my"
              + "(?: full)? name(?:'s| is)|the(?: full)? name(?:'s| is)|full name(?: is)?)"
              + "(?:,? ))+");
  private static final int HALF = 2;
  private static final int PARTED = 3;

  private RepeatedNames() {}

  /** The name as it is said again with more words, the same if it is not. */
  static String fuller(String name, String text) {
    return PAUSE
        .splitAsStream(text)
        .skip(1)
        .map(part -> AGAIN.matcher(part.strip()).replaceFirst(""))
        .flatMap(part -> NameWords.whole(NameManners.without(part)).stream())
        .filter(whole -> (" " + whole + " ").contains(" " + name + " "))
        .findFirst()
        .orElse(name);
  }

  /** The name with each of its words once, unsure where that leaves open which it is. */
  static Reading once(Reading name) {
    List<String> words = List.of(name.value().split(" ", -1));
    int count = words.size();
    if (count < HALF) {
      return name;
    }
    if (count == HALF) {
      return same(words, 0, 1) ? Reading.unsure(words.getFirst()) : name;
    }
    if (count == 2 * HALF && same(words, 0, HALF) && same(words, 1, HALF + 1)) {
      return part(words, 0, HALF, name.sure());
    }
    if (same(words, 0, 1)) {
      return part(words, 1, count, name.sure() && words.getFirst().length() > HALF);
    }
    if (same(words, count - 2, count - 1)) {
      return part(words, 0, count - 1, name.sure());
    }
    if (!same(words, 0, count - 1)) {
      return name;
    }
    boolean given = GivenNames.begin(words.getFirst());
    boolean last = GivenNames.begin(words.get(1)) || !given;
    return last
        ? part(words, 1, count, name.sure() && !given)
        : part(words, 0, count - 1, name.sure() && count == PARTED);
  }

  /** The fuller of two given names, or of one and a whole name: "Liz, Elizabeth Warren". */
  static Optional<Reading> either(String text) {
    String[] parts = text.split(",\\s+", -1);
    if (parts.length != HALF) {
      return Optional.empty();
    }
    Optional<String> one = NameWords.whole(parts[0]).filter(GivenNames::begin);
    Optional<String> other = NameWords.whole(parts[1]).filter(GivenNames::begin);
    boolean apart =
        one.isPresent()
            && other.isPresent()
            && one.get().contains(" ") != other.get().contains(" ")
            && !(" " + other.get() + " ").contains(" " + one.get() + " ")
            && !(" " + one.get() + " ").contains(" " + other.get() + " ");
    return apart
        ? Optional.of(Reading.unsure((one.get().contains(" ") ? one : other).orElseThrow()))
        : Optional.empty();
  }

  private static Reading part(List<String> words, int from, int to, boolean sure) {
    return new Reading(String.join(" ", words.subList(from, to)), sure);
  }

  private static boolean same(List<String> words, int one, int other) {
    return words.get(one).length() > 1 && words.get(one).equalsIgnoreCase(words.get(other));
  }
}
