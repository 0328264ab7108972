package dev.parley.conversation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a choice's replies may look like. */
final class Anchors {
  private static final Map<String, String> FIRST_PERSON =
      Map.of(
          "has", "have", "does", "do", "is", "am", "was", "was", "goes", "go", "they", "I", "their",
          "my", "them", "me");

  private Anchors() {}

  /** Sentences that mean it. */
  static List<String> of(Question.Choice choice, Set<Meaning> meanings) {
    List<String> anchors = new ArrayList<>(choice.examples());
    anchors.add(choice.label());
    anchors.add(firstPerson(choice.label()));
    meanings.forEach(meaning -> anchors.addAll(meaning.sentences()));
    return anchors;
  }

  /** Words that mean it. */
  static Set<String> words(Question.Choice choice) {
    Set<String> words = new HashSet<>(Overlap.words(choice.label()));
    choice.examples().forEach(example -> words.addAll(Overlap.words(example)));
    return words;
  }

  /**
   * A label that tells of somebody, as they would say it: "has no internet", "I have no internet".
   */
  static String firstPerson(String label) {
    String[] words = label.toLowerCase(Locale.ROOT).split(" ", -1);
    String verb = words[0];
    boolean tells =
        words.length > 1
            && (FIRST_PERSON.containsKey(verb)
                || verb.equals("will")
                || verb.equals("cannot")
                || verb.equals("can")
                || (verb.endsWith("s") && !verb.endsWith("ss") && !verb.equals("yes")));
    if (!tells) {
      return label;
    }
    if (verb.endsWith("s") && !FIRST_PERSON.containsKey(verb)) {
      words[0] = verb.substring(0, verb.length() - 1);
    }
    for (int i = 0; i < words.length; i++) {
      words[i] = FIRST_PERSON.getOrDefault(words[i], words[i]);
    }
    return "I " + String.join(" ", words) + ".";
  }
}
