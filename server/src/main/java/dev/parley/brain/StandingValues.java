package dev.parley.brain;

import dev.parley.agent.Variable;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.reading.Reading;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which values stand in a turn that does something else than answer. A yes, a no or the name
 * of a choice is soon said beside it: "No, you have the wrong number", "Call me in the evening".
 */
final class StandingValues {
  /** Intents of turns in which even a plain yes or no answers nothing. */
  private static final Set<CalleeIntent> INSTEAD =
      EnumSet.of(
          CalleeIntent.REPEAT,
          CalleeIntent.HOLD,
          CalleeIntent.LATER,
          CalleeIntent.WRONG,
          CalleeIntent.ABSENT,
          CalleeIntent.PERSON);

  /** Intents that leave standing a plain yes or no. */
  private static final Set<CalleeIntent> ALONGSIDE =
      EnumSet.of(CalleeIntent.TOLD, CalleeIntent.BYE);

  /** Intents that leave standing whatever is sure. */
  private static final Set<CalleeIntent> ASIDE =
      EnumSet.of(
          CalleeIntent.WHO,
          CalleeIntent.WHAT,
          CalleeIntent.ROBOT,
          CalleeIntent.NUMBER,
          CalleeIntent.QUESTION,
          CalleeIntent.UNRELATED);

  /** What a television in the room or somebody else there speaks of, too. */
  private static final Set<Variable.Format> MOMENTS =
      EnumSet.of(Variable.Format.DATE, Variable.Format.TIME);

  private StandingValues() {}

  /**
   * Those of the values found that stand.
   *
   * @param certain whether the intent is
   */
  static Map<String, Reading> of(
      Question question,
      Map<String, Reading> found,
      @Nullable CalleeIntent intent,
      boolean certain) {
    if (intent == null || !certain) {
      return found;
    }
    Map<String, Reading> standing = new HashMap<>(found);
    for (Variable variable : question.variables()) {
      Reading reading = found.get(variable.name());
      if (reading != null
          && variable.source() == Variable.Source.REPLY
          && falls(variable.format(), reading, intent)) {
        standing.remove(variable.name());
      }
    }
    return Map.copyOf(standing);
  }

  /**
   * What a turn does that was taken for a murmur, and holds a yes, a no or a choice; or that knows
   * nothing to tell, where no more was wanted than what comes to mind.
   */
  static @Nullable CalleeIntent intent(
      Question question, Map<String, Reading> found, @Nullable CalleeIntent intent) {
    boolean answers =
        intent == CalleeIntent.FILLER
            && question.choices().isEmpty()
            && question.variables().stream()
                .filter(variable ->
                    variable.format() == Variable.Format.BOOLEAN
                        || variable.format() == Variable.Format.CHOICE)
                .filter(variable -> variable.source() == Variable.Source.REPLY)
                .map(variable -> found.get(variable.name()))
                .anyMatch(reading -> reading != null && reading.sure());
    boolean nothing =
        intent == CalleeIntent.UNSURE
            && question.choices().isEmpty()
            && !question.variables().isEmpty()
            && question.variables().stream()
                .allMatch(variable -> variable.format() == Variable.Format.TEXT);
    return answers || nothing ? CalleeIntent.ANSWER : intent;
  }

  private static boolean falls(Variable.Format format, Reading reading, CalleeIntent intent) {
    if (intent == CalleeIntent.UNRELATED && MOMENTS.contains(format)) {
      return true;
    }
    boolean doubtful = !reading.sure() && (ALONGSIDE.contains(intent) || ASIDE.contains(intent));
    return switch (format) {
      case BOOLEAN -> doubtful || INSTEAD.contains(intent);
      case CHOICE -> doubtful || INSTEAD.contains(intent) || ALONGSIDE.contains(intent);
      case TEXT, NUMBER, DATE, TIME, PHONE, EMAIL, NAME, ADDRESS -> false;
    };
  }
}
