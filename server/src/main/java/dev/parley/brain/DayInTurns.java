package dev.parley.brain;

import dev.parley.agent.Variable;
import dev.parley.call.TurnSpeaker;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.values.Values;
import dev.parley.language.words.Sentences;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day that is told in two turns: "January, say." and, asked again, "The tenth." What tells only
 * the month, or the week, in the turn before belongs to the day in this one.
 */
final class DayInTurns {
  private static final String MONTHS =
      "january|february|march|april|may|june|july|august|september|october|november|december";

  private static final Pattern MONTH =
      Pattern.compile(
          "(?i)\\b(" + MONTHS + "|(?:next|this) month)\\b(?! \\d| the \\w+(?:st|nd|rd|th)\\b)");

  private static final Pattern WEEK =
      Pattern.compile(
          "(?i)\\b(next week|this week|the week after next|the week after|the following week)\\b");

  private static final Pattern DAY_OF_MONTH =
      Pattern.compile(
          "(?i)\\b(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)|(?:twenty[- ]|thirty[- ])?(?:first|second|third|fourth|fifth|sixth"
              + "|seventh|eighth|ninth)|tenth|eleventh|twelfth|\\w+teenth|twentieth|thirtieth)\\b");

  private static final Pattern WEEKDAY =
      Pattern.compile("(?i)\\b(mon|tues|wednes|thurs|fri|satur|sun)day\\b");

  private static final Pattern REFUSED = Pattern.compile("(?i)\\b(?:not|\\w+n['’]t|never|no)\\b");

  private DayInTurns() {}

  /** The day; nothing where this turn tells a whole one, or the one before no month or week. */
  static Optional<Reading> of(
      Variable variable, Question question, List<String> earlier, ValueContext context) {
    String reply = question.reply();
    boolean may =
        variable.format() == Variable.Format.DATE
            && question.choices().isEmpty()
            && !earlier.isEmpty()
            && !MONTH.matcher(reply).find()
            && !WEEK.matcher(reply).find()
            && askedTwice(question);
    String before = may ? earlier.getLast() : "";
    if (REFUSED.matcher(before).find()
        || Values.read(Variable.Format.DATE, before, context).isPresent()) {
      return Optional.empty();
    }
    return joined(MONTH.matcher(before), DAY_OF_MONTH.matcher(reply), reply, " of ", context)
        .or(() -> joined(WEEK.matcher(before), WEEKDAY.matcher(reply), reply, " ", context));
  }

  private static Optional<Reading> joined(
      Matcher stretch, Matcher day, String reply, String link, ValueContext context) {
    if (!stretch.find() || !day.find()) {
      return Optional.empty();
    }
    String whole =
        reply.substring(0, day.end()) + link + stretch.group(1) + reply.substring(day.end());
    return Values.read(Variable.Format.DATE, whole, context);
  }

  /** Whether the turn before was to the same question. */
  private static boolean askedTwice(Question question) {
    List<String> ours =
        question.history().stream()
            .filter(line -> line.speaker() != TurnSpeaker.CALLEE)
            .map(Line::text)
            .toList();
    return ours.size() > 1 && ours.getLast().contains(lastSentence(ours.get(ours.size() - 2)));
  }

  private static String lastSentence(String text) {
    List<String> sentences = Sentences.of(text);
    return sentences.isEmpty() ? text : sentences.getLast();
  }
}
