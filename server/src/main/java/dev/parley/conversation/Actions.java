package dev.parley.conversation;

import dev.parley.agent.Action;
import dev.parley.agent.Node;
import dev.parley.agent.Template;
import dev.parley.agent.TemplateScope;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** A node's actions, one after the other, and what is learnt from them. */
final class Actions {
  /** How much later than its time-out an action's answer may come. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ConversationState state;

  Actions(ConversationState state) {
    this.state = state;
  }

  /**
   * Runs the node's action of this place; the first not before the turn it comes of is sure.
   *
   * @return false if there is none
   */
  boolean begin(Node.Asking node, int index) {
    if (index >= node.actions().size()) {
      return false;
    }
    if (index == 0 && state.waitsToBeSure(new Phase.After.Act())) {
      return true;
    }
    int run = state.pending.nextRun();
    state.pending.run(command(run, node.actions().get(index), node.id()));
    await(node, index);
    state.phase = new Phase.Acting(index, run);
    return true;
  }

  /** Waits, from now on, for the node's action of this place. */
  void await(Node.Asking node, int index) {
    if (index < node.actions().size()) {
      state.awaitWords(ConversationState.PATIENCE);
      state.pending.set(Timer.STALLED, node.actions().get(index).timeout().plus(GRACE));
    }
  }

  private Command.RunAction command(int run, Action action, String node) {
    String template = action.body();
    BiFunction<String, TemplateScope, Template.Rendered> way =
        action.sendsJson() ? Template::renderJson : Template::render;
    Map<String, String> headers = new TreeMap<>();
    action
        .headers()
        .forEach((name, value) -> headers.put(name, state.rendered(value, Template::renderHeader)));
    return new Command.RunAction(
        run,
        node + "." + action.id(),
        action.method(),
        state.rendered(action.url(), Template::renderUrl),
        headers,
        template == null ? null : state.rendered(template, way),
        action.timeout(),
        new TreeMap<>(action.results()));
  }

  /** Keeps what came of the node's action of this place. */
  void keep(Node.Asking node, int index, Event.ActionFinished finished) {
    if (index >= node.actions().size()) {
      return;
    }
    Action action = node.actions().get(index);
    Memory memory = state.memory;
    String status = finished.ok() ? "ok" : "error";
    memory.statuses.put(action.id() + ".status", status);
    memory.statuses.put(node.id() + "." + action.id() + ".status", status);
    finished.variables().entrySet().stream()
        .filter(result -> action.results().containsKey(result.getKey()))
        .forEach(result -> memory.variables.put(result.getKey(), result.getValue()));
    if (!finished.ok()) {
      state.pending.note(
          "The action %s.%s failed: %s".formatted(node.id(), action.id(), finished.detail()));
    }
    state.pending.cancel(Timer.PATIENCE);
  }
}
