package dev.parley.brain;

import dev.parley.agent.About;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.language.words.NumberWords;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which composed words may be said: plain ones, with no number that neither the agent's document
 * nor the call holds. A price, a time or a quota that a model made up is none that its author
 * promised.
 */
final class SayableWords {
  private static final int LONGEST = 400;

  /** Words for smaller numbers say more than numbers: "one of those", "two things". */
  private static final int LEAST_WORD = 3;

  private static final int NOON = 12;
  private static final int MIDNIGHT = 24;

  private static final Pattern MARKS = Pattern.compile("[*_#`~]+|\\p{So}|\\uFE0F");
  private static final Pattern BULLET = Pattern.compile("^\\s*([-•]|\\d+[.)])\\s+");
  private static final Pattern LINK =
      Pattern.compile("(?i)https?:|www\\.|\\S+@\\S+\\.\\S+|[<>{}|\\[\\]]");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  private final Set<Integer> known = new HashSet<>();

  /** What may be said for a task. */
  SayableWords(Composer.Task task) {
    task.history().forEach(line -> learn(line.text()));
    learn(task.instructions());
    if (task.adapts()) {
      return;
    }
    AgentDocument document = task.document();
    About about = document.about();
    Stream.of(
            document.advancedPrompt(),
            about.caller(),
            about.purpose(),
            about.callbackNumber(),
            about.source(),
            about.disclosure())
        .forEach(this::learn);
    document.nodes().stream().map(Node::text).forEach(this::learn);
  }

  /** What may be said from a text. */
  SayableWords(String text) {
    learn(text);
  }

  /** Takes the numbers of a text for known, however they are written. */
  void learn(@Nullable String text) {
    if (text == null) {
      return;
    }
    for (int number : numbers(text)) {
      known.add(number);
      if (number > NOON && number < MIDNIGHT) {
        known.add(number - NOON);
      }
    }
  }

  /** The numbers of a text, in digits and in words; compound ones by their words. */
  static Set<Integer> numbers(String text) {
    Set<Integer> numbers = new HashSet<>();
    Matcher digits = DIGITS.matcher(text);
    while (digits.find()) {
      numbers.add(number(digits.group()));
    }
    Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (words.find()) {
      Integer number = inWords(words.group());
      if (number != null) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** A text without marks that nobody can hear. */
  static String unmarked(String text) {
    return MARKS.matcher(text).replaceAll("");
  }

  /** A sentence as it is said; perhaps empty. */
  static String plain(String sentence) {
    return BULLET.matcher(sentence).replaceFirst("").replaceAll("\\s+", " ").strip();
  }

  /** Why a sentence must not be said, in words that do not repeat it; empty if it may. */
  Optional<String> unfit(String sentence) {
    if (sentence.length() > LONGEST) {
      return Optional.of("a sentence of %d characters".formatted(sentence.length()));
    }
    if (LINK.matcher(sentence).find()) {
      return Optional.of("something that cannot be said");
    }
    Matcher digits = DIGITS.matcher(sentence);
    while (digits.find()) {
      if (!known.contains(number(digits.group()))) {
        return Optional.of("a number that neither the agent nor the call holds");
      }
    }
    Matcher words = WORD.matcher(sentence.toLowerCase(Locale.ROOT));
    while (words.find()) {
      Integer number = inWords(words.group());
      if (number != null && number >= LEAST_WORD && !known.contains(number)) {
        return Optional.of("a number that neither the agent nor the call holds");
      }
    }
    return Optional.empty();
  }

  private static @Nullable Integer inWords(String word) {
    Integer unit = NumberWords.UNITS.get(word);
    return unit != null ? unit : NumberWords.TENS.get(word);
  }

  /** Long ones by their last digits, by which they differ as well. */
  private static int number(String digits) {
    return Integer.parseInt(digits.substring(Math.max(0, digits.length() - 9)));
  }
}
