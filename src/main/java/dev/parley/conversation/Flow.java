package dev.parley.conversation;

import dev.parley.agent.Action;
import dev.parley.agent.Exit;
import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import dev.parley.agent.Outcomes;
import dev.parley.agent.Routing;
import dev.parley.agent.Template;
import dev.parley.agent.TemplateScope;
import dev.parley.agent.Variable;
import dev.parley.call.EndReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The way through the nodes: enters them, runs their actions, and finds the way out. */
final class Flow {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  static final Duration THINKING_LIMIT = Duration.ofSeconds(15);
  private static final Duration ACTION_GRACE = Duration.ofSeconds(5);
  private static final int MOST_MISSES = 3;

  private final Course course;

  Flow(Course course) {
    this.course = course;
  }

  /** Goes to a node and begins with it. */
  void enter(String id) {
    course.memory.enter(id);
    Node node = course.script.node(id);
    switch (node) {
      case null -> broken("There is no node \"%s\".".formatted(id));
      case Node.Speak speak when speak.mode() == Node.Speak.Wording.PROMPT ->
          broken("The prompt node \"%s\" cannot be spoken without a language model.".formatted(id));
      case Node.Asking asking -> ask(asking);
      case Node.Transfer _ -> broken("The node \"%s\" cannot transfer this call.".formatted(id));
      case Node.End end -> {
        listen();
        course.goodbye(course.spoken(end.text()), id, EndReason.AGENT_ENDED);
      }
    }
  }

  /** Says the node's kind of turn to listen for. */
  void listen() {
    Node.Asking asking = asking();
    course.orders.listen(
        new Command.Listen(
            asking == null ? Expects.OPEN : asking.expected(),
            course.memory.node,
            course.script.step(course.memory.node)));
  }

  private void ask(Node.Asking node) {
    boolean acts = !node.actions().isEmpty();
    Node.Speak speak = node instanceof Node.Speak s ? s : null;
    String text = course.spoken(node.text());
    course.memory.text = speak != null && speak.spellNumbers() ? SpokenForm.spelled(text) : text;
    listen();
    if (!text.isBlank()) {
      course.memory.said = course.memory.text;
      course.say(
          course.memory.text,
          node.id(),
          !acts && (speak == null || !speak.uninterrupted()),
          acts ? new Phase.After.Act() : new Phase.After.Listen());
    } else if (acts) {
      act(0);
    } else {
      course.await();
    }
  }

  /** Runs the node's action of this place; after the last, finds the way out. */
  void act(int index) {
    Node.Asking node = asking();
    if (node == null || index >= node.actions().size()) {
      evaluate();
      return;
    }
    Action action = node.actions().get(index);
    int run = course.orders.nextRun();
    course.orders.run(command(run, action, node.id()));
    awaitAction(action);
    course.phase = new Phase.Acting(index, run);
  }

  /** Waits, from now on, for the node's action of this place. */
  void awaitAction(int index) {
    Node.Asking node = asking();
    if (node != null && index < node.actions().size()) {
      awaitAction(node.actions().get(index));
    }
  }

  private void awaitAction(Action action) {
    course.orders.set(Timer.PATIENCE, PATIENCE);
    course.orders.set(Timer.STALLED, action.timeout().plus(ACTION_GRACE));
  }

  private Command.RunAction command(int run, Action action, String node) {
    String template = action.body();
    BiFunction<String, TemplateScope, Template.Rendered> way =
        action.sendsJson() ? Template::renderJson : Template::render;
    Map<String, String> headers = new TreeMap<>();
    action
        .headers()
        .forEach(
            (name, value) -> headers.put(name, course.rendered(value, Template::renderHeader)));
    return new Command.RunAction(
        run,
        node + "." + action.id(),
        action.method(),
        course.rendered(action.url(), Template::renderUrl),
        headers,
        template == null ? null : course.rendered(template, way),
        action.timeout(),
        new TreeMap<>(action.results()));
  }

  /** Takes an action's answer. */
  void acted(int index, Event.ActionFinished finished) {
    Node.Asking node = asking();
    if (node == null || index >= node.actions().size()) {
      evaluate();
      return;
    }
    Action action = node.actions().get(index);
    String status = finished.ok() ? "ok" : "error";
    course.memory.statuses.put(action.id() + ".status", status);
    course.memory.statuses.put(node.id() + "." + action.id() + ".status", status);
    finished.variables().entrySet().stream()
        .filter(result -> action.results().containsKey(result.getKey()))
        .forEach(result -> course.memory.variables.put(result.getKey(), result.getValue()));
    if (!finished.ok()) {
      course.orders.note(
          "The action %s.%s failed: %s".formatted(node.id(), action.id(), finished.detail()));
    }
    course.orders.cancel(Timer.PATIENCE);
    act(index + 1);
  }

  /** Finds the way out of a node that has all it waited for: by the brain if it takes one. */
  void evaluate() {
    Node.Asking node = asking();
    if (node == null) {
      broken("The node \"%s\" leads nowhere.".formatted(course.memory.node));
    } else if (choices().isEmpty() && node.variables().isEmpty()) {
      decide(null);
    } else {
      think(node);
    }
  }

  private void think(Node.Asking node) {
    Memory memory = course.memory;
    Question question =
        new Question(
            memory.said,
            memory.reply,
            List.copyOf(memory.history),
            node.expected(),
            choices(),
            node.variables());
    course.orders.cancel(Timer.SILENCE);
    awaitJudgement();
    course.phase = new Phase.Thinking(course.orders.ask(question), memory.reply, null);
  }

  /** Waits, from now on, for the brain. */
  void awaitJudgement() {
    course.orders.set(Timer.PATIENCE, PATIENCE);
    course.orders.set(Timer.STALLED, THINKING_LIMIT);
  }

  /** Takes the brain's answer. */
  void judged(@Nullable String outcome, Map<String, String> variables) {
    Memory before = course.memory.copy();
    Node.Asking node = asking();
    if (node != null) {
      for (Variable variable : node.variables()) {
        String value = variables.getOrDefault(variable.name(), "");
        if (!value.isBlank()) {
          course.memory.variables.put(variable.name(), value.strip());
        }
      }
    }
    decide(outcome);
    if (course.phase instanceof Phase.Talking talking) {
      course.origin = new Course.Origin(talking.say(), before);
    }
  }

  private void decide(@Nullable String chosen) {
    Node.Asking node = asking();
    switch (node == null ? null : node.outcomes()) {
      case null -> noMatch();
      case Outcomes.Prompt prompt ->
          follow(
              prompt.choices().stream()
                  .filter(choice -> choice.id().equals(chosen))
                  .map(Exit.class::cast)
                  .findFirst()
                  .orElse(prompt.otherwise()));
      case Outcomes.Rules rules -> {
        Routing.Route route = Routing.choose(rules, course.script.plain(course.memory.values()));
        route.notes().forEach(course.orders::note);
        follow(route.exit());
      }
    }
  }

  private void follow(@Nullable Exit exit) {
    if (exit == null) {
      noMatch();
      return;
    }
    Memory memory = course.memory;
    int visits = memory.visits.merge(memory.node + "/" + exit.id(), 1, Integer::sum);
    memory.outcomes.add(exit.id());
    Integer most = exit.maxVisits();
    String then = exit.then();
    enter(most != null && then != null && visits > most ? then : exit.next());
  }

  private void noMatch() {
    Memory memory = course.memory;
    memory.misses++;
    Node.Asking node = asking();
    if (memory.misses > MOST_MISSES || node == null) {
      memory.outcomes.add("no_match");
      course.goodbye(Phrases.NO_MATCH, null, EndReason.NO_MATCH);
    } else {
      course.sayAgain(
          Phrases.clarify(memory.misses, node.expected(), Phrases.question(memory.text)));
    }
  }

  /** What the brain may choose from on this node. */
  List<Question.Choice> choices() {
    Node.Asking node = asking();
    return node == null ? List.of() : Question.Choice.of(node.outcomes());
  }

  private Node.@Nullable Asking asking() {
    return course.script.node(course.memory.node) instanceof Node.Asking asking ? asking : null;
  }

  private void broken(String why) {
    course.orders.note(why);
    course.goodbye(Phrases.BROKEN, null, EndReason.INTERNAL_ERROR);
  }
}
