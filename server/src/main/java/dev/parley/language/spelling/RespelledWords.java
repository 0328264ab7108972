package dev.parley.language.spelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts letters that spell a word of an e-mail address where that word was said: "r dot novak that's
 * n o v a k at" is "r dot novak at". What was said before the word stays.
 */
public final class RespelledWords {
  private static final Set<String> SIGNS = Set.of("at", "dot", "underscore", "dash", "-", "plus");
  private static final Set<String> MARKS = Set.of(",", "|");
  private static final Set<String> SPELLED =
      Set.of("that's", "spelled", "spelt", "spelling", "spell", "written");
  private static final Set<String> TELLING =
      Set.of(
          "that's",
          "that",
          "it's",
          "it",
          "is",
          "which",
          "spelled",
          "spelt",
          "spelling",
          "spell",
          "written",
          "i",
          "the",
          "and",
          "just",
          ",",
          "|");
  private static final int LEAST_UNLIKE = 3;

  private final List<String> words;

  private RespelledWords(List<String> words) {
    this.words = new ArrayList<>(words);
  }

  static List<String> placed(List<String> words) {
    RespelledWords respelled = new RespelledWords(words);
    int i = 1;
    while (i < respelled.words.size()) {
      i = respelled.read(i);
    }
    return List.copyOf(respelled.words);
  }

  /** Whether letters that a word introduces are not those of an address. */
  public static boolean against(String address, List<String> words, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      boolean told = SPELLED.contains(words.get(i));
      boolean other =
          told
              && Spelling.at(words, i + 1)
                  .filter(run -> run.signs() >= LEAST_UNLIKE)
                  .filter(run -> !address.contains(run.text()))
                  .isPresent();
      if (other) {
        return true;
      }
    }
    return false;
  }

  /** Places the letters that begin at a word, and tells where to go on. */
  private int read(int i) {
    Spelling.Letters run =
        words.get(i).length() > 1 && !words.get(i).equals("double")
            ? null
            : Spelling.at(words, i).orElse(null);
    if (run == null || MARKS.contains(words.get(i)) || run.signs() < 2) {
      return i + 1;
    }
    int from = i;
    while (from > 0 && TELLING.contains(words.get(from - 1))) {
      from--;
    }
    int target = target(from, i, run);
    if (target < 0) {
      return run.to();
    }
    words.subList(from, run.to() + repeated(target, from, run.to())).clear();
    words.set(target, run.text());
    return from;
  }

  /** The word that is spelled; negative if there is none. */
  private int target(int from, int at, Spelling.Letters run) {
    boolean explained = words.subList(from, at).stream().anyMatch(SPELLED::contains);
    boolean loose = !explained && from < at;
    int last = from - 1;
    if (last >= 0 && alike(last, run)) {
      int first = once(last);
      boolean may = (!loose && !words.subList(from, at).contains("|")) || signed(first);
      return may ? first : -1;
    }
    boolean goesOn = run.to() < words.size() && SIGNS.contains(words.get(run.to()));
    int closest = from == at ? -1 : closest(last, run);
    return closest >= 0 && goesOn && repeated(closest, from, run.to()) == 0 ? -1 : closest;
  }

  /** How many words behind the letters were said behind the word: "lee dot com l e e dot com". */
  private int repeated(int target, int from, int to) {
    List<String> tail = words.subList(target + 1, from);
    boolean again =
        to + tail.size() <= words.size() && words.subList(to, to + tail.size()).equals(tail);
    return again ? tail.size() : 0;
  }

  /** The same word said before, which is the one that is part of the address. */
  private int once(int last) {
    int before = last > 0 && MARKS.contains(words.get(last - 1)) ? last - 2 : last - 1;
    boolean twice = before >= 0 && words.get(before).equals(words.get(last));
    if (twice) {
      for (int i = before + 1; i <= last; i++) {
        words.set(i, ",");
      }
    }
    return twice ? before : last;
  }

  private int closest(int last, Spelling.Letters run) {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int i = last; i >= 0 && !words.get(i).equals("|"); i--) {
      boolean part = signed(i) || (i < last && SIGNS.contains(words.get(i + 1)));
      int distance = Likeness.distance(words.get(i), run.text());
      if (part && alike(i, run) && distance < least) {
        best = i;
        least = distance;
      }
    }
    return best;
  }

  private boolean alike(int i, Spelling.Letters run) {
    String word = words.get(i);
    boolean may = word.length() > 1 && !SIGNS.contains(word) && !TELLING.contains(word);
    boolean same = word.equals(run.text());
    boolean ending = i > 0 && DomainEnding.said(words, i - 1);
    boolean heard = run.signs() >= LEAST_UNLIKE && Likeness.alike(word, run.text());
    return may && !ending && !joined(i, run.text()) && (same || heard);
  }

  /** Whether letters are those of the word before the sign too: "r dot lee spelled r l e e". */
  private boolean joined(int i, String letters) {
    return i > 1 && signed(i) && letters.equals(words.get(i - 2) + words.get(i));
  }

  private boolean signed(int i) {
    return i > 0 && SIGNS.contains(words.get(i - 1));
  }
}
