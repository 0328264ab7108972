package dev.parley.language.answers;

import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where a reply names choices: by their words, or by the place at which they were offered. */
final class ChoiceMentions {
  private static final Pattern ENDING = Pattern.compile("(?<=\\p{L}{3})(?:ing|ed|es|s|'s)$");

  /** Words that a label and a reply may share without being about the same. */
  private static final Set<String> ANY =
      Set.of(
          "a", "an", "the", "of", "to", "in", "on", "at", "for", "by", "with", "from", "up", "out",
          "off", "and", "or", "so", "just", "is", "are", "be", "it", "its", "it's", "this", "that",
          "i", "i'm", "you", "we", "my", "your", "our", "me", "us", "as", "do", "does", "have",
          "has", "will", "would", "can", "yes", "no", "not", "please", "want", "wants", "need",
          "needs", "some", "any", "all", "one", "then", "too", "very", "more", "other", "than",
          "none", "both");

  private static final Map<String, Integer> ORDINALS =
      Map.ofEntries(
          Map.entry("first", 1),
          Map.entry("1st", 1),
          Map.entry("second", 2),
          Map.entry("2nd", 2),
          Map.entry("third", 3),
          Map.entry("3rd", 3),
          Map.entry("fourth", 4),
          Map.entry("4th", 4),
          Map.entry("fifth", 5),
          Map.entry("5th", 5),
          Map.entry("sixth", 6),
          Map.entry("6th", 6));

  private static final List<String> NUMBERS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final Set<String> COUNTED =
      Set.of("number", "option", "choice", "answer", "letter", "variant");

  private static final Set<String> BEFORE_ORDINAL = Set.of("the", "your", "that", "very", "to");
  private static final Set<String> BEHIND_ORDINAL =
      Set.of("one", "option", "choice", "please", "answer", "ones", "thing", "thanks", "you");
  private static final Pattern AMONG =
      Pattern.compile(
          "(is|was|would|sounds|works|suits|will|i (think|guess|suppose|want|would)|i'd|not|no"
              + "|or|and"
              + "|rather|instead|isn't|wouldn't|doesn't|won't|then|seems|looks"
              + "|of (those|them|these|the (two|three|four|five|ones|options|choices)))\\b.*");

  /** A label of more words is no name; what one of them means is a matter of meaning. */
  private static final int NAME = 3;

  private final Words words;
  private final List<String> labels;
  private final List<Integer> offered;
  private final Set<String> asked;
  private final TreeMap<Integer, ChoiceMention> found = new TreeMap<>();

  private ChoiceMentions(
      Words words, List<String> labels, List<Integer> offered, Set<String> asked) {
    this.words = words;
    this.labels = labels;
    this.offered = offered;
    this.asked = asked;
  }

  /**
   * Those in a reply, in order.
   *
   * @param said the words with which the choices were offered
   * @param asked all words that asked for one
   */
  static List<ChoiceMention> of(Words words, List<String> labels, String said, Set<String> asked) {
    ChoiceMentions mentions = new ChoiceMentions(words, labels, offered(said, labels), asked);
    mentions.byLabel();
    mentions.byOwnWords();
    mentions.byPlace();
    return List.copyOf(mentions.found.values());
  }

  /** The places among the labels of those that are offered, in the order in which they are. */
  static List<Integer> offered(String said, List<String> labels) {
    ChoiceMentions mentions = new ChoiceMentions(Words.of(said), labels, List.of(), Set.of());
    mentions.byLabel();
    mentions.ownWords().forEach(mentions::add);
    return mentions.places();
  }

  private List<Integer> places() {
    return found.values().stream().map(ChoiceMention::place).distinct().toList();
  }

  private boolean free(int from, int to) {
    return found.values().stream().noneMatch(each -> each.from() < to && from < each.to());
  }

  private void add(ChoiceMention mention) {
    found.put(mention.from(), mention);
  }

  /** The longest labels first, so that "extra large" is not "large". */
  private void byLabel() {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      places.add(i);
    }
    places.sort(Comparator.comparingInt((Integer i) -> Words.of(labels.get(i)).size()).reversed());
    for (int place : places) {
      List<String> label = Words.of(labels.get(place)).list();
      for (int at = 0; !label.isEmpty() && at + label.size() <= words.size(); at++) {
        if (free(at, at + label.size()) && follows(label, at)) {
          add(new ChoiceMention(place, at, at + label.size(), true));
        }
      }
    }
  }

  private boolean follows(List<String> label, int at) {
    for (int i = 0; i < label.size(); i++) {
      if (!same(label.get(i), words.at(at + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(String one, String other) {
    return one.equals(other)
        || other.equals(one + "s")
        || other.equals(one + "'s")
        || (NUMBERS.contains(one) && other.equals(digit(one)))
        || (NUMBERS.contains(other) && one.equals(digit(other)));
  }

  private static String digit(String number) {
    return String.valueOf(NUMBERS.indexOf(number) + 1);
  }

  /** What only one label says names it, where those of several do not speak against each other. */
  private void byOwnWords() {
    List<ChoiceMention> own = ownWords();
    if (own.stream().map(ChoiceMention::place).distinct().count() == 1) {
      own.forEach(this::add);
    }
  }

  private List<ChoiceMention> ownWords() {
    List<ChoiceMention> own = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      int place = ownerOf(words.at(at));
      if (place >= 0 && free(at, at + 1)) {
        own.add(new ChoiceMention(place, at, at + 1, false));
      }
    }
    return List.copyOf(own);
  }

  private int ownerOf(String word) {
    int owner = -1;
    for (int i = 0; i < labels.size(); i++) {
      List<String> label = content(labels.get(i));
      if (label.contains(stem(word)) && !ANY.contains(word)) {
        if (owner >= 0 || label.size() > NAME) {
          return -1;
        }
        owner = i;
      }
    }
    return owner;
  }

  private static List<String> content(String label) {
    return Words.of(label).list().stream()
        .filter(word -> !ANY.contains(word))
        .map(ChoiceMentions::stem)
        .toList();
  }

  private static String stem(String word) {
    return ENDING.matcher(word).replaceFirst("");
  }

  private void byPlace() {
    for (int at = 0; at < words.size() && offered.size() > 1; at++) {
      int place = place(at);
      if (place >= 0 && place < offered.size() && free(at, at + 1)) {
        int to = at + (words.is(at, COUNTED) ? 2 : 1);
        add(new ChoiceMention(offered.get(place), at, to, true));
      }
    }
  }

  private int place(int at) {
    if (words.is(at, COUNTED)) {
      return counted(words.at(at + 1));
    }
    int count = offered.size();
    int place =
        switch (words.at(at)) {
          case "last" -> count - 1;
          case "middle" -> count % 2 == 1 ? count / 2 : -1;
          case "former" -> count == 2 ? 0 : -1;
          case "latter" -> count == 2 ? 1 : -1;
          default -> ORDINALS.getOrDefault(words.at(at), 0) - 1;
        };
    return place >= 0 && pointsOut(at) ? place : -1;
  }

  private int counted(String word) {
    return word.matches("[1-9]")
        ? word.charAt(0) - '1'
        : word.matches("[a-f]") ? word.charAt(0) - 'a' : NUMBERS.indexOf(word);
  }

  /** Whether it is "the second one", and not a second or the last time. */
  private boolean pointsOut(int at) {
    boolean ends = at + 1 == words.size() || words.paused(at + 1);
    boolean goesOn =
        ends
            || words.is(at + 1, BEHIND_ORDINAL)
            || (!ANY.contains(words.at(at + 1)) && words.is(at + 1, asked))
            || AMONG.matcher(words.text(at + 1, words.size())).matches();
    boolean led =
        words.is(at - 1, BEFORE_ORDINAL)
            && (!words.is(at - 1, "to") || words.is(at - 2, "go", "lean", "leaning"));
    boolean bare = words.is(at + 1, "one", "option", "choice") || words.size() <= 2;
    boolean begins = at == 0 || words.paused(at) || words.is(at - 1, "say", "no", "take", "sorry");
    return goesOn && (led || (begins && bare));
  }
}
