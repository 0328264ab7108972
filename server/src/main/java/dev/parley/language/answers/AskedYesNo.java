package dev.parley.language.answers;

import dev.parley.language.words.Sentences;
import dev.parley.language.words.Tokens;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question that is answered with yes or no.
 *
 * @param helper the verb it begins with, such as {@code do}; empty if it is not known
 * @param ofThem whether it asks about those who are asked themselves
 * @param proposes whether "fine" and "no problem" agree to it
 * @param ofTruth whether it asks if something is right
 * @param ofAny whether it asks if there is any of something
 * @param about the words for what it asks about
 */
public record AskedYesNo(
    String helper,
    boolean ofThem,
    boolean proposes,
    boolean ofTruth,
    boolean ofAny,
    Set<String> about) {
  private static final Pattern OPENING =
      Pattern.compile(
          "\\b(do|does|did|are|is|was|were|have|has|can|could|will|would|should|shall|may|might)"
              + "(?:n't)? ((?:you|we|i|they|he|she|it|that|this|there|your|the|any|some"
              + "|everyone)\\w*"
              + "|\\w+day)\\b(.*)");
  private static final Pattern WHETHER =
      Pattern.compile("\\b(?:whether|if) (?:they|you|(?:the )?\\w+) (.*)");
  private static final Pattern PROPOSING =
      Pattern.compile(
          "\\b((can|could|may|shall|should|will) (we|i|it|that|you)|would (we|i|it|that|you)"
              + "|do you want|(is|are|would|will) (it|that|this|now|you|\\w+day)( be| still)?"
              + " (ok|okay"
              + "|fine|good|all ?right|convenient|happy|free|available|able|a good)"
              + "|(does|do|would|will) .*\\b(work|suit|fit)|how about|what about)\\b");
  private static final Pattern TRUTH =
      Pattern.compile("\\b(right|correct|true|accurate|up to date)\\b");
  private static final Pattern ANY =
      Pattern.compile("\\b(any|anyone|anybody|anything|some|have|has|take|there)\\b");

  /** Words before what is asked about, and verbs that say nothing of it. */
  private static final Set<String> LIGHT =
      Set.of(
          "currently",
          "still",
          "ever",
          "already",
          "also",
          "really",
          "happen",
          "to",
          "a",
          "an",
          "the",
          "any",
          "some",
          "other",
          "have",
          "had",
          "has",
          "got",
          "get",
          "be",
          "been",
          "being",
          "there",
          "your",
          "of",
          "or",
          "and",
          "known",
          "live",
          "more",
          "much",
          "many",
          "just",
          "is",
          "are");

  /** Verbs behind which what is asked about follows. */
  private static final Set<String> LEADING =
      Set.of("like", "want", "need", "prefer", "able", "going", "willing", "interested", "wish");

  /** What speaks against what is asked about. */
  private static final Map<String, Set<String>> CONTRARY =
      Map.of(
          "own", Set.of("rent", "renting", "renter", "tenant", "lease", "leasing"),
          "married", Set.of("single", "divorced", "widowed", "engaged", "unmarried", "separated"),
          "work", Set.of("retired", "unemployed"),
          "employed", Set.of("retired", "unemployed"),
          "alone", Set.of("with"),
          "smoke", Set.of("quit", "stopped"),
          "free", Set.of("busy", "booked", "away"),
          "available", Set.of("busy", "booked", "away"));

  private static final Set<String> OVER =
      Set.of(
          "in", "at", "on", "with", "for", "who", "which", "that", "you", "when", "we", "by",
          "from", "about", "than", "if", "now");

  private static final Set<String> NOUN_FOLLOWS = Set.of("your", "the", "any", "some");
  private static final Pattern ENDING = Pattern.compile("(?<=\\p{L}{3})(?:ing|ers?|ed|es|s|e)$");
  private static final int ALIKE = 5;

  /** Reads it from the words that asked, and if those hold no question from what was wanted. */
  public static AskedYesNo of(String asked) {
    String plain = Sentences.question(asked).toLowerCase(Locale.ROOT).replace('’', '\'');
    Matcher opening = OPENING.matcher(plain);
    if (plain.endsWith("?") && opening.find()) {
      String subject = opening.group(2);
      boolean ofThem = subject.equals("you");
      boolean proposes = PROPOSING.matcher(plain).find() && !plain.contains("mind");
      String behind = opening.group(3);
      String rest = NOUN_FOLLOWS.contains(subject) ? behindNoun(behind) : behind;
      return new AskedYesNo(
          opening.group(1),
          ofThem,
          proposes,
          TRUTH.matcher(plain).find(),
          ANY.matcher(plain).find(),
          proposes && !ofThem ? Set.of() : subject(rest));
    }
    Matcher whether = WHETHER.matcher(asked.toLowerCase(Locale.ROOT));
    return whether.find()
        ? new AskedYesNo(
            "",
            true,
            PROPOSING.matcher(plain).find(),
            TRUTH.matcher(plain).find(),
            ANY.matcher(whether.group(1)).find(),
            subject(whether.group(1)))
        : new AskedYesNo(
            "",
            false,
            PROPOSING.matcher(plain).find(),
            TRUTH.matcher(plain).find(),
            false,
            Set.of());
  }

  private static String behindNoun(String rest) {
    return rest.strip().replaceFirst("^[\\p{L}']+", "");
  }

  private static Set<String> subject(String rest) {
    Set<String> about = new HashSet<>();
    boolean light = false;
    for (String word : Tokens.of(rest)) {
      if (LIGHT.contains(word)) {
        light = light || word.startsWith("ha") || word.equals("any") || word.equals("got");
      } else if (OVER.contains(word)) {
        break;
      } else {
        about.add(word);
        if (!light && !LEADING.contains(word)) {
          break;
        }
      }
    }
    return Set.copyOf(about);
  }

  /** Whether a word is about what is asked about, in whatever form. */
  boolean about(String word) {
    String stem = stem(word);
    return about.stream()
        .map(AskedYesNo::stem)
        .anyMatch(each -> each.equals(stem) || alike(each, stem));
  }

  /** Whether a word names one of what is asked about, such as a cat for pets. */
  boolean names(String word) {
    return ofAny && about.stream().anyMatch(kind -> KnownKinds.has(kind, word));
  }

  /** Whether a word says nothing by itself. */
  static boolean light(String word) {
    return LIGHT.contains(word) || LEADING.contains(word);
  }

  /** Whether a word is about the contrary of what is asked about. */
  boolean against(String word) {
    return about.stream().anyMatch(each -> CONTRARY.getOrDefault(each, Set.of()).contains(word));
  }

  private static boolean alike(String one, String other) {
    return one.length() >= ALIKE
        && other.length() >= ALIKE
        && one.regionMatches(0, other, 0, ALIKE);
  }

  private static String stem(String word) {
    return ENDING.matcher(word).replaceFirst("");
  }

  /** Whether "I do", "I can" and the like answer this. */
  boolean fits(String verb) {
    return switch (helper) {
      case "do", "does" -> verb.equals("do") || verb.equals("does") || verb.equals("have");
      case "did" -> verb.equals("did");
      case "are", "is" -> verb.equals("am") || verb.equals("are") || verb.equals("is");
      case "was", "were" -> verb.equals("was") || verb.equals("were");
      case "have", "has" -> verb.equals("have") || verb.equals("has") || verb.equals("did");
      case "" -> true;
      default -> Set.of("can", "could", "will", "would", "do", "should", "may").contains(verb);
    };
  }
}
