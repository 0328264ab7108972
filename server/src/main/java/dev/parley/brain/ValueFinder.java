package dev.parley.brain;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.call.TurnSpeaker;
import dev.parley.language.answers.SpokenChoice;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.SideRemarks;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.reading.Whereabouts;
import dev.parley.language.values.Values;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the values of a question's variables in the callee's words. */
final class ValueFinder {
  /** What is said where only a part of a value is said again. */
  private static final Pattern CORRECTING =
      Pattern.compile(
          "\\b(no|not|nope|sorry|actually|wait|wrong|instead|rather|i (said|meant)|make it|ends|at"
              + " the end|same|later|earlier|with (an?|two))\\b");

  /** Who tells what was done tells when it was, whatever was asked. */
  private static final Pattern DONE =
      Pattern.compile(
          "(?i)\\b(?:i|we|he|she|they|it|my \\w+)(?:['’]ve| have| has|['’]s| already| just)* (?:\\p{L}{2,}ed|paid|sold|sent|went"
              + "|bought|got rid|gave|left|lost|took|made|did|was|were|came|brought)\\b");

  /** How many turns back a value may be corrected. */
  private static final int TURNS = 6;

  private final Choosing choosing;

  ValueFinder(Choosing choosing) {
    this.choosing = choosing;
  }

  /** Finds the id of the one choice that a reply names. */
  @FunctionalInterface
  interface Choosing {
    Optional<String> choose(String reply, List<Question.Choice> choices, ValueContext context);
  }

  /** What was found, by the names of the variables. */
  Map<String, Reading> find(Question question, Instant now, Whereabouts callee) {
    LocalDateTime local = LocalDateTime.ofInstant(now, callee.zone());
    Map<String, Reading> found = new HashMap<>();
    for (Variable variable : question.variables()) {
      find(variable, question, local, callee)
          .filter(reading -> !offered(variable, reading, question, local, callee))
          .ifPresent(reading -> found.put(variable.name(), reading));
    }
    return Map.copyOf(found);
  }

  /**
   * Whether a day that nobody asked for is the one that the agent offered, and is hardly taken: "On
   * Thursday I have the doctor."
   */
  private static boolean offered(
      Variable variable,
      Reading reading,
      Question question,
      LocalDateTime now,
      Whereabouts callee) {
    return variable.format() == Variable.Format.DATE
        && !reading.sure()
        && !question.choices().isEmpty()
        && question.expects() != Expects.DATE
        && Values.read(
                Variable.Format.DATE,
                question.said(),
                new ValueContext(Expects.OPEN, "", now, callee, null))
            .filter(said -> said.value().equals(reading.value()))
            .isPresent();
  }

  static List<Question.Choice> choices(Variable variable) {
    return variable.choices().stream().map(choice -> new Question.Choice(choice, choice)).toList();
  }

  private Optional<Reading> find(
      Variable variable, Question question, LocalDateTime now, Whereabouts callee) {
    boolean early =
        !question.choices().isEmpty() && question.expects() != variable.format().expects();
    String asked =
        (early && DONE.matcher(question.reply()).find() ? "When did that happen?" : question.said())
            + "\n"
            + variable.name()
            + "\n"
            + variable.instructions();
    List<String> earlier =
        question.history().stream()
            .filter(line -> line.speaker() == TurnSpeaker.CALLEE)
            .map(Line::text)
            .toList();
    ValueContext before = new ValueContext(Expects.OPEN, asked, now, callee, null);
    boolean corrects =
        variable.format() != Variable.Format.TEXT
            && (question.expects() == variable.format().expects()
                || CORRECTING.matcher(question.reply().toLowerCase(Locale.ROOT)).find());
    boolean told = !earlier.isEmpty() && earlier.getLast().equals(question.reply());
    List<String> turns = told ? earlier.subList(0, earlier.size() - 1) : earlier;
    String known = corrects ? known(variable, turns, before) : null;
    Optional<Reading> found =
        DayInTurns.of(
                variable,
                question,
                turns,
                new ValueContext(question.expects(), asked, now, callee, null))
            .or(() ->
                read(
                    variable,
                    question.reply(),
                    question.said(),
                    new ValueContext(question.expects(), asked, now, callee, known)))
            .or(() -> SameAgain.of(variable, question, before));
    return found.isPresent() || variable.source() == Variable.Source.REPLY
        ? found
        : earlier(variable, earlier, before);
  }

  /** The value that the latest turns gave, which this one may correct in part. */
  private @Nullable String known(Variable variable, List<String> earlier, ValueContext context) {
    return earlier.reversed().stream()
        .limit(TURNS)
        .flatMap(text -> read(variable, text, "", context).stream())
        .map(Reading::value)
        .findFirst()
        .orElse(null);
  }

  /** The latest of earlier turns that has one. */
  private Optional<Reading> earlier(Variable variable, List<String> texts, ValueContext context) {
    return variable.format() == Variable.Format.TEXT
        ? Optional.empty()
        : texts.reversed().stream()
            .flatMap(text -> read(variable, text, "", context).stream())
            .findFirst();
  }

  private static ValueContext asking(Variable variable, ValueContext context) {
    return new ValueContext(
        context.expects(), variable.instructions(), context.now(), context.callee(), null);
  }

  private Optional<Reading> read(
      Variable variable, String text, String said, ValueContext context) {
    return variable.format() == Variable.Format.CHOICE
        ? choice(variable, text, said, context)
        : Values.read(variable.format(), text, context);
  }

  private Optional<Reading> choice(
      Variable variable, String reply, String said, ValueContext context) {
    String text = SideRemarks.without(reply);
    SpokenChoice spoken = SpokenChoice.of(text, variable.choices(), said, variable.instructions());
    if (spoken.place().isPresent()) {
      String named = variable.choices().get(spoken.place().getAsInt());
      return Optional.of(new Reading(named, spoken.sure()));
    }
    return spoken.named()
        ? Optional.empty()
        : choosing
            .choose(text, choices(variable), asking(variable, context))
            .map(choice -> new Reading(choice, spoken.sure()));
  }
}
