package dev.parley.tts;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Parts of speech, in the tags of the Penn Treebank: an averaged perceptron over a word, its
 * neighbours and the tags before it. Words that are nearly always the same are looked up.
 */
final class Tagger {
  private static final List<String> START = List.of("-START2-", "-START-");
  private static final List<String> END = List.of("-END-", "-END2-");

  /** What a feature says for some of the tags. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Weights(short[] tags, float[] values) {}

  private final List<String> tags = new ArrayList<>();
  private final Map<String, String> settled = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, Weights> weights = new HashMap<>();

  /** Reads a model as its file has it. */
  static Tagger read(JsonParser json) throws IOException {
    var tagger = new Tagger();
    json.nextToken();
    for (String part = json.nextFieldName(); part != null; part = json.nextFieldName()) {
      json.nextToken();
      switch (part) {
        case "tags" -> texts(json, tagger.tags);
        case "vocab" -> texts(json, tagger.known);
        case "tagdict" -> {
          for (String word = json.nextFieldName(); word != null; word = json.nextFieldName()) {
            tagger.settled.put(word, json.nextTextValue().intern());
          }
        }
        case "weights" -> tagger.weights(json);
        default -> json.skipChildren();
      }
    }
    return tagger;
  }

  private static void texts(JsonParser json, Collection<String> into) throws IOException {
    for (String text = json.nextTextValue(); text != null; text = json.nextTextValue()) {
      into.add(text);
    }
  }

  /** The tags come before the weights. */
  private void weights(JsonParser json) throws IOException {
    Map<String, Short> numbers = new HashMap<>();
    tags.forEach(tag -> numbers.put(tag, (short) numbers.size()));
    short[] of = new short[tags.size()];
    float[] values = new float[tags.size()];
    for (String feature = json.nextFieldName(); feature != null; feature = json.nextFieldName()) {
      json.nextToken();
      int count = 0;
      for (String tag = json.nextFieldName(); tag != null; tag = json.nextFieldName()) {
        json.nextToken();
        of[count] = numbers.getOrDefault(tag, (short) 0);
        values[count++] = json.getFloatValue();
      }
      weights.put(feature, new Weights(Arrays.copyOf(of, count), Arrays.copyOf(values, count)));
    }
  }

  /** The tag of each word of a sentence. */
  List<String> tags(List<String> words) {
    List<String> seen = new ArrayList<>(START);
    words.forEach(word -> seen.add(seen(word)));
    seen.addAll(END);
    List<String> found = new ArrayList<>();
    String last = START.getLast();
    String lastButOne = START.getFirst();
    for (int i = 0; i < words.size(); i++) {
      String tag = settled.get(words.get(i));
      if (tag == null) {
        tag = best(features(i, words.get(i), seen, last, lastButOne));
      }
      found.add(tag);
      lastButOne = last;
      last = tag;
    }
    return found;
  }

  private String best(List<String> features) {
    double[] scores = new double[tags.size()];
    boolean any = false;
    for (String feature : features) {
      Weights of = weights.get(feature);
      if (of != null) {
        any = true;
        for (int i = 0; i < of.tags().length; i++) {
          scores[of.tags()[i]] += of.values()[i];
        }
      }
    }
    if (!any) {
      return "NN";
    }
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]
          || (scores[i] == scores[best] && tags.get(i).compareTo(tags.get(best)) > 0)) {
        best = i;
      }
    }
    return tags.get(best);
  }

  private static List<String> features(
      int index, String word, List<String> seen, String last, String lastButOne) {
    int at = index + START.size();
    return List.of(
        "b",
        "s3=" + ending(word),
        "p1=" + word.charAt(0),
        "w=" + seen.get(at),
        "sh=" + shape(word),
        index == 0 ? "i0" : "i+",
        "t-1=" + last,
        "t-2=" + lastButOne,
        "t-12=" + last + "," + lastButOne,
        "w-1=" + seen.get(at - 1),
        "s3-1=" + ending(seen.get(at - 1)),
        "w-2=" + seen.get(at - 2),
        "w+1=" + seen.get(at + 1),
        "s3+1=" + ending(seen.get(at + 1)),
        "w+2=" + seen.get(at + 2));
  }

  private static String ending(String word) {
    return word.substring(Math.max(0, word.length() - 3));
  }

  /** A word as its neighbours see it: rare ones only by their shape. */
  private String seen(String word) {
    String common = common(word);
    return known.contains(common) ? common : "<" + shape(word) + ">";
  }

  private static String common(String word) {
    if (word.indexOf('-') > 0) {
      return "!HYPHEN";
    }
    if (word.chars().allMatch(Character::isDigit) && word.length() == 4) {
      return "!YEAR";
    }
    return Character.isDigit(word.charAt(0)) ? "!DIGITS" : word.toLowerCase(Locale.ROOT);
  }

  private static String shape(String word) {
    if (word.chars().allMatch(Character::isLetter)) {
      String rest = word.substring(1);
      if (word.chars().allMatch(Character::isLowerCase)) {
        return "x";
      }
      if (word.chars().allMatch(Character::isUpperCase)) {
        return word.length() > 1 ? "XX" : "X1";
      }
      boolean name =
          Character.isUpperCase(word.charAt(0)) && rest.chars().allMatch(Character::isLowerCase);
      return name ? "Xx" : "xX";
    }
    if (word.chars().allMatch(Character::isDigit)) {
      return "d";
    }
    return word.chars()
        .limit(4)
        .map(c -> Character.isDigit(c) ? 'd' : Character.isLetter(c) ? 'x' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
