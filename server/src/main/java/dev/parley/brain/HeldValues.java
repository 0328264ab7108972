package dev.parley.brain;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.PlainText;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.reading.Whereabouts;
import dev.parley.language.values.Values;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values that a language model found in a reply, as far as the reply holds them. What it writes
 * only points at words of the reply, or at a choice of the variable's; the value is read from those
 * words by the recognisers, so that nothing a model makes up is ever a value. None of them is sure,
 * except words that are kept as they were said.
 */
final class HeldValues {
  private static final int LONGEST = 400;

  /** A value that is not quoted is looked for in so many words of the reply, so many at a time. */
  private static final int MOST_WORDS = 60;

  private static final int LONGEST_RUN = 8;
  private static final Pattern WORD = Pattern.compile("\\S+");

  private final Question question;
  private final LocalDateTime now;
  private final Whereabouts callee;

  HeldValues(Question question, Instant now, Whereabouts callee) {
    this.question = question;
    this.now = LocalDateTime.ofInstant(now, callee.zone());
    this.callee = callee;
  }

  /** The value of a variable that is meant by what a model wrote. */
  Optional<Reading> of(Variable variable, String written) {
    String meant = written.strip();
    if (meant.isEmpty() || meant.length() > LONGEST) {
      return Optional.empty();
    }
    if (variable.format() == Variable.Format.CHOICE) {
      return variable.choices().stream()
          .filter(choice -> choice.equalsIgnoreCase(meant))
          .findFirst()
          .map(choice -> new Reading(choice, false));
    }
    String quoted = quoted(meant);
    if (variable.format() == Variable.Format.TEXT) {
      return quoted == null
          ? Optional.empty()
          : PlainText.of(quoted).map(text -> new Reading(text, true));
    }
    ValueContext context = context(variable);
    return (quoted == null ? said(variable, meant, context) : read(variable, quoted, context))
        .map(reading -> new Reading(reading.value(), false));
  }

  private ValueContext context(Variable variable) {
    Expects asked = question.expects();
    return new ValueContext(
        asked == Expects.DIGITS && variable.format() == Variable.Format.NUMBER
            ? asked
            : variable.format().expects(),
        question.said() + "\n" + variable.name() + "\n" + variable.instructions(),
        now,
        callee,
        null);
  }

  /** The reply's own words that a model quotes; null if it quotes none. */
  private @Nullable String quoted(String meant) {
    String words = meant.replaceAll("^[\\p{Punct}\\s]+|[\\p{Punct}\\s]+$", "");
    if (words.isEmpty()) {
      return null;
    }
    Matcher there =
        Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(words) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(question.reply());
    return there.find() ? there.group() : null;
  }

  private static Optional<Reading> read(Variable variable, String words, ValueContext context) {
    return Values.read(variable.format(), words, context);
  }

  /** The value, if a few words of the reply, read by themselves, say just that. */
  private Optional<Reading> said(Variable variable, String meant, ValueContext context) {
    String value = meant.toLowerCase(Locale.ROOT);
    int[] begins = new int[MOST_WORDS];
    int[] ends = new int[MOST_WORDS];
    int count = 0;
    Matcher words = WORD.matcher(question.reply());
    while (count < MOST_WORDS && words.find()) {
      begins[count] = words.start();
      ends[count++] = words.end();
    }
    for (int length = Math.min(LONGEST_RUN, count); length > 0; length--) {
      for (int i = 0; i + length <= count; i++) {
        String run = question.reply().substring(begins[i], ends[i + length - 1]);
        Optional<Reading> reading = read(variable, run, context);
        if (reading.isPresent() && reading.get().value().toLowerCase(Locale.ROOT).equals(value)) {
          return reading;
        }
      }
    }
    return Optional.empty();
  }
}
