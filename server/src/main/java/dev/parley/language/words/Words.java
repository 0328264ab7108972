package dev.parley.language.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a turn in lower case, one by one, with the punctuation between them. {@code 2:30},
 * {@code 3.5} and {@code 3rd} are one word, {@code twenty-five} is two; signs that stand for words
 * ({@code $}, {@code %}) are words.
 */
public final class Words {
  private static final Pattern WORD =
      Pattern.compile(
          "\\d{1,2}:\\d{2}|\\d+(?:st|nd|rd|th)\\b|\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?"
              + "|\\p{L}[\\p{L}']*|[$£€%@+/#*]");
  private static final Pattern HALF_OF_DAY = Pattern.compile("(?<![\\p{L}'])([ap])\\.? ?m\\b\\.?");
  private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{L})-(?=\\p{L})");
  private static final Set<String> FILLERS =
      Set.of("um", "umm", "uh", "uhm", "er", "erm", "ah", "like", "well", "hmm", "mm");

  private final List<String> words;
  private final List<String> gaps;

  private Words(List<String> words, List<String> gaps) {
    this.words = words;
    this.gaps = gaps;
  }

  public static Words of(String text) {
    String plain =
        HYPHEN
            .matcher(
                HALF_OF_DAY
                    .matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''))
                    .replaceAll(" $1m "))
            .replaceAll(" ")
            .replaceAll("o'? ?clock", "oclock")
            .replaceAll("per cent\\b", "percent")
            .replace("&", " and ")
            .replace('–', '-')
            .replace('—', ',');
    List<String> words = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    Matcher matcher = WORD.matcher(plain);
    int end = 0;
    String gap = "";
    while (matcher.find()) {
      gap += plain.substring(end, matcher.start());
      end = matcher.end();
      if (FILLERS.contains(matcher.group())) {
        continue;
      }
      words.add(matcher.group().replace(",", ""));
      gaps.add(gap);
      gap = "";
    }
    gaps.add(gap + plain.substring(end));
    return new Words(List.copyOf(words), List.copyOf(gaps));
  }

  public List<String> list() {
    return words;
  }

  public int size() {
    return words.size();
  }

  /** The word there, empty behind either end. */
  public String at(int i) {
    return i >= 0 && i < words.size() ? words.get(i) : "";
  }

  public boolean is(int i, String... any) {
    String word = at(i);
    for (String one : any) {
      if (word.equals(one)) {
        return true;
      }
    }
    return false;
  }

  public boolean is(int i, Set<String> any) {
    return any.contains(at(i));
  }

  /** Whether these words follow one another from there. */
  public boolean follow(int i, String phrase) {
    String[] wanted = phrase.split(" ", -1);
    for (int k = 0; k < wanted.length; k++) {
      if (!at(i + k).equals(wanted[k])) {
        return false;
      }
    }
    return true;
  }

  /** How many words the first of the phrases has that stands there, 0 if none does. */
  public int length(int i, List<String> phrases) {
    for (String phrase : phrases) {
      if (follow(i, phrase)) {
        return phrase.split(" ", -1).length;
      }
    }
    return 0;
  }

  /** Whether there is a comma, a stop or another mark before the word. */
  public boolean paused(int i) {
    return gap(i).chars().anyMatch(c -> ",;.:!?".indexOf(c) >= 0);
  }

  /** Whether a dash joins a word to the one before. */
  public boolean dashed(int i) {
    return gap(i).contains("-");
  }

  /** Whether a sentence ended before the word. */
  public boolean stopped(int i) {
    return gap(i).chars().anyMatch(c -> ".!?;".indexOf(c) >= 0);
  }

  /** Where the sentence of a word begins. */
  public int sentenceFrom(int i) {
    int from = i;
    while (from > 0 && !stopped(from)) {
      from--;
    }
    return from;
  }

  /** Behind the last word of the sentence of a word. */
  public int sentenceTo(int i) {
    int to = i + 1;
    while (to < size() && !stopped(to)) {
      to++;
    }
    return Math.min(to, size());
  }

  /** Whether the sentence of a word is a question. */
  public boolean questioned(int i) {
    return gap(sentenceTo(i)).contains("?");
  }

  /** The words from one to another, joined by spaces. */
  public String text(int from, int to) {
    return String.join(
        " ", words.subList(Math.max(0, from), Math.max(Math.max(0, from), Math.min(size(), to))));
  }

  private String gap(int i) {
    return i >= 0 && i < gaps.size() ? gaps.get(i) : "";
  }
}
