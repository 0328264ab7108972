package dev.parley.brain;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.values.Values;
import dev.parley.language.words.Tokens;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Values that were read back and that the callee says again, and nothing else: "So that is Tuesday
 * at five. Is that right?" – "Tuesday at five." That is a yes, which no label of an outcome says.
 */
final class SaidAgain {
  /** What it is read as. */
  static final String YES = "Yes, that is right.";

  private static final int LONGEST = 14;
  private static final Pattern MORE =
      Pattern.compile(
          "(?i)\\b(?:no|not|nope|nah|never|wrong|instead|rather|but|or|other|another|different|change"
              + "|\\w+n['’]t|cannot|why|what|who|how)\\b|\\?\\s*$");

  private SaidAgain() {}

  static boolean in(Question question, Map<String, Reading> found, ValueContext context) {
    String reply = question.reply();
    List<Variable> told =
        question.variables().stream()
            .filter(each -> each.format().telling() && found.containsKey(each.name()))
            .toList();
    return question.expects() == Expects.YES_NO
        && !told.isEmpty()
        && told.size() == found.size()
        && Tokens.of(reply).size() <= LONGEST
        && !MORE.matcher(reply).find()
        && told.stream().allMatch(each -> same(each, question, found, context));
  }

  private static boolean same(
      Variable variable, Question question, Map<String, Reading> found, ValueContext context) {
    Reading again = found.get(variable.name());
    return again != null
        && Values.read(variable.format(), question.said(), context)
            .filter(before -> before.value().equals(again.value()))
            .isPresent();
  }
}
