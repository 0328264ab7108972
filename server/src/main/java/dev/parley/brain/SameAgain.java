package dev.parley.brain;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.call.TurnSpeaker;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.values.Values;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** "The same day", "at the same time": the day or time that the agent spoke of. */
final class SameAgain {
  private static final Pattern DAY =
      Pattern.compile("(?i)\\b(?:(?:the|that|this)? ?same (?:day|date)|keep the (?:day|date))\\b");
  private static final Pattern TIME =
      Pattern.compile("(?i)\\b(?:the|that|this)? ?same (?:time|hour)\\b|\\bkeep the time\\b");

  /** Days and times of nobody's, by which the agent shows how to say one. */
  private static final Pattern EXAMPLE =
      Pattern.compile("(?i)\\b(?:for example|for instance|such as|you can say)\\b|, like ");

  private static final Pattern OTHERWISE =
      Pattern.compile(
          "(?i)\\b(?:not|n't|never|no longer|isn't|instead of) (?:\\w+ )?(?:the|that)? ?same\\b");

  private SameAgain() {}

  /** It, never sure; nothing where the reply does not say so or the agent named none. */
  static Optional<Reading> of(Variable variable, Question question, ValueContext context) {
    Pattern same =
        switch (variable.format()) {
          case DATE -> DAY;
          case TIME -> TIME;
          case TEXT, NUMBER, BOOLEAN, PHONE, EMAIL, NAME, ADDRESS, CHOICE -> null;
        };
    String reply = question.reply();
    if (same == null || !same.matcher(reply).find() || OTHERWISE.matcher(reply).find()) {
      return Optional.empty();
    }
    ValueContext told =
        new ValueContext(Expects.OPEN, context.asked(), context.now(), context.callee(), null);
    List<Line> latestFirst = question.history().reversed();
    return latestFirst.stream()
        .filter(line -> line.speaker() != TurnSpeaker.CALLEE)
        .filter(line -> !EXAMPLE.matcher(line.text()).find())
        .flatMap(line -> Values.read(variable.format(), line.text(), told).stream())
        .findFirst()
        .map(reading -> Reading.unsure(reading.value()));
  }
}
