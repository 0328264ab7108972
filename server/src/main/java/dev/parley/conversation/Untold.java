package dev.parley.conversation;

import dev.parley.agent.Exit;
import dev.parley.agent.Node;
import dev.parley.agent.Outcomes;
import dev.parley.agent.Routing;
import dev.parley.agent.Variable;
import dev.parley.language.answers.Withheld;
import dev.parley.language.speech.MannerPhrases;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values that callees tell at another time than they are asked: what an answer leaves out is asked
 * for once, and what was told before its question is read back in place of it.
 */
final class Untold {
  /** Beside which a value may be what is not meant. */
  private static final Pattern DENIAL =
      Pattern.compile("(?i)\\b(?:no|not|never|cannot|\\w+n['’]t)\\b");

  private static final Pattern LAST_CLAUSE = Pattern.compile("[^.,;!?]*[.,;!?\\s]*$");

  private final ConversationState state;
  private final Flow flow;
  private final Errands errands;

  Untold(ConversationState state, Flow flow, Errands errands) {
    this.state = state;
    this.flow = flow;
    this.errands = errands;
  }

  /** Whether all that the node asks for is known. */
  boolean told(Node.Asking node) {
    return node.variables().stream()
        .allMatch(each -> state.memory.variables.containsKey(each.name()));
  }

  /**
   * Asks for what the node asks for besides what is known of it, unless its author does, or the
   * callee does not want to tell.
   *
   * @return whether it does
   */
  boolean asks(Node.Asking node) {
    Memory memory = state.memory;
    boolean may =
        state.script.bounded()
            && node.outcomes() instanceof Outcomes.Rules rules
            && Routing.choose(rules, state.script.plain(memory.values())).exit()
                instanceof Outcomes.Else otherwise
            && node.variables().stream().anyMatch(each -> memory.variables.containsKey(each.name()))
            && !memory.lostAt.equals(node.id())
            && !Withheld.open(memory.reply)
            && !asked(state.script.node(otherwise.next()), node);
    String words =
        may
            ? node.variables().stream()
                .filter(each -> !memory.variables.containsKey(each.name()))
                .map(each -> MannerPhrases.rest(each.format()))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("")
            : "";
    if (words.isEmpty()) {
      return false;
    }
    memory.lostAt = node.id();
    flow.listen();
    state.sayAgain(words);
    return true;
  }

  /** Whether what one node asks for and is not known is asked for by the next. */
  private boolean asked(@Nullable Node next, Node.Asking node) {
    return next instanceof Node.Asking asking
        && asking.variables().stream()
            .filter(each -> !state.memory.variables.containsKey(each.name()))
            .anyMatch(
                each -> node.variables().stream().anyMatch(own -> own.name().equals(each.name())));
  }

  /**
   * Keeps what a turn tells of what is not asked yet until its question comes. A time without a day
   * may be of anything.
   *
   * @param own what was asked for
   * @param exit the way out that the turn means, null where it means none
   */
  void keep(Event.Judged judged, Set<String> own, @Nullable Exit exit) {
    Memory memory = state.memory;
    memory.toldEarly.keySet().removeAll(own);
    if (!state.script.bounded() || denies(memory.reply)) {
      return;
    }
    boolean dated =
        judged.variables().keySet().stream().anyMatch(name -> format(name) == Variable.Format.DATE);
    Map<String, String> early = new TreeMap<>();
    judged
        .variables()
        .forEach((name, value) -> {
          if (!value.isBlank()
              && !own.contains(name)
              && !memory.variables.containsKey(name)
              && stands(format(name), dated, judged.unsure().contains(name))) {
            early.put(name, value.strip());
          }
        });
    memory.toldEarly.putAll(behind(early, exit));
  }

  /** Values under the names by which they are asked for behind a way out that is taken. */
  Map<String, String> behind(Map<String, String> values, @Nullable Exit exit) {
    return exit == null || !state.script.bounded()
        ? values
        : Ahead.behind(state.script, state.script.node(exit.next()), values);
  }

  private static boolean denies(String reply) {
    Matcher last = LAST_CLAUSE.matcher(reply);
    return last.find() && DENIAL.matcher(last.group()).find();
  }

  /** Whether a value can be taken for nothing else: what is unsure of it is asked anyway. */
  private static boolean stands(Variable.Format format, boolean dated, boolean unsure) {
    return switch (format) {
      case DATE -> true;
      case TIME -> dated;
      case TEXT, NUMBER, BOOLEAN, PHONE, EMAIL, NAME, ADDRESS, CHOICE -> !unsure;
    };
  }

  private Variable.Format format(String name) {
    Variable variable = state.script.variables().get(name);
    return variable == null ? Variable.Format.TEXT : variable.format();
  }

  /**
   * Reads back what was told before the node that asks for it was reached, in place of its
   * question.
   *
   * @return whether anything was
   */
  boolean toldEarly(Node.Asking node) {
    Map<String, String> told = new TreeMap<>();
    for (Variable each : node.variables()) {
      String value = state.memory.toldEarly.remove(each.name());
      if (value != null) {
        told.put(each.name(), value);
      }
    }
    boolean undated =
        told.keySet().stream().allMatch(name -> format(name) == Variable.Format.TIME)
            && node.variables().stream().anyMatch(each -> each.format() == Variable.Format.DATE);
    boolean reads =
        state.script.bounded()
            && !told.isEmpty()
            && !undated
            && node instanceof Node.Speak
            && node.actions().isEmpty()
            && node.outcomes() instanceof Outcomes.Rules
            && node.variables().stream()
                .map(each -> state.memory.variables.get(each.name()))
                .allMatch(Objects::isNull);
    if (reads) {
      errands.readBack(told, "");
    }
    return reads;
  }
}
