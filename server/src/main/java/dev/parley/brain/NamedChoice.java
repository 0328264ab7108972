package dev.parley.brain;

import dev.parley.language.answers.ScaleEnds;
import dev.parley.language.intents.Intent;
import dev.parley.language.words.Tokens;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The choices whose words a reply or a question says. */
public final class NamedChoice {
  private static final Pattern ENDING = Pattern.compile("(?<=\\w{3})(?:(?:ing|ed|e)?s|ing|ed)$");

  /** Words after which what was said may be what is not meant. */
  private static final Set<String> AGAINST =
      Set.of(
          "no", "not", "don't", "dont", "isn't", "never", "neither", "nor", "except", "but", "or",
          "either", "without", "instead", "than", "can't", "won't");

  /** Words that a label and a reply may share without being about the same. */
  private static final Set<String> ANY =
      Set.of(
          "a", "an", "the", "of", "to", "in", "on", "at", "for", "by", "with", "from", "up", "out",
          "off", "and", "so", "just", "is", "are", "be", "it", "its", "it's", "this", "that",
          "there", "they", "them", "their", "he", "she", "his", "her", "him", "i", "i'm", "you",
          "we", "my", "your", "our", "us", "me", "as", "do", "does", "did", "have", "has", "had",
          "will", "would", "can", "could", "yes", "please", "want", "wants", "wanted", "need",
          "needs", "like", "likes", "some", "any", "all", "one", "then", "too", "very", "more");

  /** Words by which a short reply may tell of something other than what is meant now. */
  private static final Set<String> ASIDE =
      Set.of(
          "other",
          "another",
          "rather",
          "actually",
          "thought",
          "was",
          "were",
          "used",
          "before",
          "wait",
          "if",
          "though",
          "unless",
          "nothing",
          "none",
          "nobody",
          "hardly",
          "stop",
          "cannot",
          "sorry",
          "should");

  private static final Set<String> PAST = Set.of("was", "were", "rather");
  private static final Pattern ASKED_PAST = Pattern.compile("(?i)\\b(?:was|were|did)\\b");

  /** "No, …" to a question whose answers say no otherwise. */
  private static final Pattern NO_FIRST = Pattern.compile("(?i)^\\W*(?:no|nope)[,.]\\s+(?=\\S)");

  private static final Pattern SAYS_YES =
      Pattern.compile("(?i)^\\W*(?:[^.!?]{1,25}[.!?]\\s+)?(?:yes|yeah|yep|yup|sure)\\b");

  /** A reply of more words may tell more than it names. */
  private static final int SHORT = 10;

  private NamedChoice() {}

  /** The same where it is not known what was asked. */
  static boolean names(String reply, List<Question.Choice> choices, int place) {
    return names("", reply, choices, place);
  }

  /**
   * Whether a short reply has words of this choice's label alone, in whatever form.
   *
   * @param said what was asked: of what was, a reply tells how it was
   */
  static boolean names(String said, String reply, List<Question.Choice> choices, int place) {
    if (SAYS_YES.matcher(reply).find() && another(Intent.AFFIRM, choices, place)) {
      return false;
    }
    boolean past = ASKED_PAST.matcher(said).find();
    boolean denies = another(Intent.DENY, choices, place);
    List<String> words =
        Tokens.of(denies ? reply : NO_FIRST.matcher(reply).replaceFirst("")).stream()
            .filter(word -> !past || !PAST.contains(word))
            .toList();
    if (words.size() > SHORT
        || words.stream().anyMatch(word -> AGAINST.contains(word) || ASIDE.contains(word))) {
      return false;
    }
    Set<String> told = stems(words);
    List<Set<String>> labels =
        choices.stream().map(choice -> stems(Tokens.of(choice.label()))).toList();
    return IntStream.range(0, choices.size())
        .allMatch(each -> saysOwn(told, labels, each) == (each == place));
  }

  /** Whether another choice than this is one that a yes, or a no, means. */
  private static boolean another(Intent answer, List<Question.Choice> choices, int place) {
    return !Intent.ofLabel(choices.get(place).label()).contains(answer)
        && choices.stream().anyMatch(each -> Intent.ofLabel(each.label()).contains(answer));
  }

  /** Those that a question itself names by words that none of the others has. */
  public static List<Question.Choice> offered(String question, List<Question.Choice> choices) {
    Set<String> said = stems(Tokens.of(question));
    List<Set<String>> labels =
        choices.stream().map(choice -> stems(Tokens.of(choice.label()))).toList();
    return IntStream.range(0, choices.size())
        .filter(each -> saysOwn(said, labels, each))
        .mapToObj(choices::get)
        .toList();
  }

  /** Whether something is said of what only this label has. */
  private static boolean saysOwn(Set<String> said, List<Set<String>> labels, int place) {
    return labels.get(place).stream()
        .anyMatch(word ->
            said.contains(word)
                && labels.stream().filter(label -> label.contains(word)).count() == 1);
  }

  private static Set<String> stems(List<String> words) {
    return words.stream()
        .filter(word -> !ANY.contains(word))
        .map(word -> ENDING.matcher(ScaleEnds.of(word)).replaceFirst(""))
        .collect(Collectors.toSet());
  }
}
