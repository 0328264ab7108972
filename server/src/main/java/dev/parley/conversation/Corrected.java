package dev.parley.conversation;

import dev.parley.agent.Node;
import dev.parley.agent.Variable;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.speech.MannerPhrases;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what the callee changes: values that were read back to them, each by itself, or else
 * the outcome that led here.
 */
final class Corrected {
  private static final int HALF_A_DAY = 12 * 60;

  /** Words by which somebody takes back what they said. */
  private static final Pattern TAKES_BACK =
      Pattern.compile(
          "(?i)\\b(no|nope|not|don't|wait|hold on|hang on|actually|sorry|i mean|i meant|instead|rather"
              + "|wrong|mistake|changed? my mind|correction|scratch|forget|make (it|that))\\b");

  private final ConversationState state;
  private final Flow flow;

  Corrected(ConversationState state, Flow flow) {
    this.state = state;
    this.flow = flow;
  }

  /** Whether the turn changes something, which is done then. */
  boolean takes(Event.Judged judged, @Nullable CalleeIntent intent) {
    Node.Asking node = flow.asking();
    if (node == null || (intent != null && intent.stops())) {
      return false;
    }
    Map<String, String> changed = changed(node, judged);
    if (!changed.isEmpty()) {
      state.memory.variables.putAll(changed);
      state.preface(MannerPhrases.CORRECTED);
      flow.enter(node.id());
      return true;
    }
    return intent == CalleeIntent.CORRECTION
        && judged.outcome() == null
        && node.variables().stream().noneMatch(v -> judged.variables().containsKey(v.name()))
        && back();
  }

  /**
   * The outcome of a turn: of one that says again what the node's words tell, the one that is only
   * likely too. Null for none.
   */
  @Nullable String insisted(Event.Judged judged) {
    Node.Asking node = flow.asking();
    boolean insists =
        state.script.bounded()
            && node != null
            && judged.outcome() == null
            && judged.likely().size() == 1
            && judged.variables().keySet().stream()
                .anyMatch(
                    name -> state.memory.variables.containsKey(name) && Ahead.tells(node, name));
    return insists ? judged.likely().getFirst() : judged.outcome();
  }

  /** What the node's words tell and the turn says otherwise. */
  private Map<String, String> changed(Node.Asking node, Event.Judged judged) {
    Map<String, String> changed = new TreeMap<>();
    Memory memory = state.memory;
    List<String> own = node.variables().stream().map(Variable::name).toList();
    judged
        .variables()
        .forEach((name, value) -> {
          String before = memory.variables.get(name);
          if (before != null
              && !own.contains(name)
              && !value.isBlank()
              && Ahead.tells(node, name)
              && !same(before, value.strip())) {
            changed.put(name, value.strip());
          }
        });
    return changed;
  }

  /** A time without its half of the day is no other. */
  static boolean same(String before, String now) {
    if (before.equals(now)) {
      return true;
    }
    try {
      int apart =
          LocalTime.parse(before).toSecondOfDay() / 60 - LocalTime.parse(now).toSecondOfDay() / 60;
      return Math.abs(apart) == HALF_A_DAY;
    } catch (DateTimeException _) {
      return false;
    }
  }

  /**
   * Goes on as if nothing had been taken back, where the turn says nothing to the question before
   * and does not say either that it takes something back.
   *
   * @return whether it does
   */
  boolean redoes(Event.Judged judged) {
    Memory undone = state.memory.undone;
    state.memory.undone = null;
    if (undone == null
        || judged.outcome() != null
        || !judged.likely().isEmpty()
        || !judged.variables().isEmpty()
        || (judged.intent() != null && judged.intent().stops())) {
      return false;
    }
    Memory memory = undone.copy();
    Judgements.remember(memory, state.memory.history);
    state.memory = memory;
    flow.listen();
    return true;
  }

  /** Goes back to the question before, and asks what the turn says to that. */
  private boolean back() {
    Memory now = state.memory;
    Memory before = now.previous;
    if (before == null) {
      return false;
    }
    Memory memory = before.copy();
    Judgements.remember(memory, now.history);
    memory.reply = now.reply;
    memory.previous = null;
    memory.returned = state.script.bounded();
    memory.undone = state.script.bounded() && !TAKES_BACK.matcher(now.reply).find() ? now : null;
    state.memory = memory;
    flow.listen();
    flow.think();
    return true;
  }
}
