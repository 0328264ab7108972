package dev.parley.brain;

import dev.parley.agent.Variable;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.values.Values;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Thursday works, make it the morning": the day that was offered is taken, and more is told. */
final class AcceptedOffer {
  private static final Pattern TAKEN =
      Pattern.compile(
          "(?i)^\\W*((?:(?:oh|well|yes|yeah|sure|okay|ok|um+|uh+)\\W+)*([\\p{L}' ]{2,30}?)"
              + " (?:works?|suits?|(?:is|will be|would be|sounds) (?:fine|good|great|perfect|okay|ok|all right|lovely|ideal))"
              + "(?: (?:for|with) (?:me|us)| me| us)?)\\s*[,.;!]\\s*(\\S.*)$");

  private static final Pattern IT = Pattern.compile("(?i)that|it|this|that day|that one");

  private static final Pattern AGAINST =
      Pattern.compile(
          "(?i)\\b(?:\\w+n['’]t|cannot|not|no|never|but|however|though|only|if|unless|except|actually|wait|hold"
              + "|sorry|rather|instead|or|better|another|other)\\b|\\?");

  private AcceptedOffer() {}

  /** The clause that takes what was offered; nothing where the rest may turn it round. */
  static Optional<String> in(Question question, ValueContext context) {
    Matcher taken = TAKEN.matcher(question.reply().strip());
    if (question.choices().isEmpty()
        || !taken.matches()
        || AGAINST.matcher(taken.group(1) + " " + taken.group(3)).find()) {
      return Optional.empty();
    }
    boolean offered =
        IT.matcher(taken.group(2)).matches()
            || day(taken.group(2), context)
                .flatMap(day -> day(question.said(), context).filter(day::equals))
                .isPresent();
    return offered ? Optional.of(taken.group(1) + ".") : Optional.empty();
  }

  private static Optional<String> day(String words, ValueContext context) {
    return Values.read(Variable.Format.DATE, words, context).map(Reading::value);
  }
}
