package dev.parley.brain;

import dev.parley.language.words.Sentences;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a language model may make of words that are known: sentences of them in other words, after
 * one short sentence of its own that promises nothing.
 */
final class Adaptation {
  /** So much of the longer words of a sentence stands in the words it is made of. */
  private static final double LEAST_SHARE = 0.5;

  private static final int LONGEST_BEGINNING = 14;

  /** What binds, or tells that something was done. */
  private static final Pattern BINDS =
      Pattern.compile(
          "(?i)\\b(will|shall|can|promise\\w*|guarantee\\w*|refund\\w*|free|discount\\w*|cancel\\w*"
              + "|confirm\\w*|book\\w*|pay|paid|charge\\w*|cost\\w*|always|never|yes|agree\\w*|done)\\b"
              + "|['’]ll\\b");

  private final String script;
  private final String known;

  Adaptation(Composer.Task task) {
    script = task.instructions();
    known =
        task.history().stream().map(Line::text).collect(Collectors.joining(" ", script + " ", ""));
  }

  /** Whether a first sentence is left out, and the rest is good without it. */
  boolean needless(String sentence) {
    return !ofScript(sentence) && !begins(sentence);
  }

  /** Why a sentence must not be said, in words that do not repeat it; empty if it may. */
  Optional<String> unfit(String sentence, boolean first) {
    return ofScript(sentence) || (first && begins(sentence))
        ? Optional.empty()
        : Optional.of("something that the message does not say");
  }

  private boolean ofScript(String sentence) {
    List<String> said = Sentences.of(script);
    return said.stream().anyMatch(each -> AdaptedWords.share(each, sentence) >= LEAST_SHARE)
        && AdaptedWords.named(known, sentence);
  }

  private boolean begins(String sentence) {
    return sentence.split("\\s+", -1).length <= LONGEST_BEGINNING
        && !sentence.strip().endsWith("?")
        && !BINDS.matcher(sentence).find()
        && AdaptedWords.named(known, sentence);
  }
}
