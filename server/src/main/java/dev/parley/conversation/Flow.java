package dev.parley.conversation;

import dev.parley.agent.Exit;
import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import dev.parley.agent.Outcomes;
import dev.parley.agent.Routing;
import dev.parley.agent.Variable;
import dev.parley.brain.Question;
import dev.parley.call.EndReason;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.intents.Intent;
import dev.parley.language.speech.MannerPhrases;
import dev.parley.language.speech.Phrases;
import dev.parley.language.speech.SpokenForm;
import dev.parley.language.words.Sentences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way through the nodes: enters them, and finds the way out. */
final class Flow {
  static final Duration THINKING_LIMIT = Duration.ofSeconds(15);
  private static final int MOST_MISSES = 3;
  private static final int MOST_PASSED = 5;

  private final ConversationState state;
  private final Composition composition;
  private final Actions actions;
  private final Judgements judgements;

  Flow(ConversationState state, Composition composition) {
    this.state = state;
    this.composition = composition;
    actions = new Actions(state);
    judgements = new Judgements(state, this);
  }

  /** Goes to a node and begins with it. */
  void enter(String id) {
    state.memory.enter(id);
    Node node = state.script.node(id);
    switch (node) {
      case null -> broken("There is no node \"%s\".".formatted(id));
      case Node.Speak speak when speak.mode() == Node.Speak.Wording.PROMPT -> compose(speak);
      case Node.Asking asking -> ask(asking);
      case Node.Transfer _ -> broken("The node \"%s\" cannot transfer this call.".formatted(id));
      case Node.End end -> {
        listen();
        state.goodbye(state.spoken(end.text()), id, EndReason.AGENT_ENDED);
      }
    }
  }

  /** Says the node's kind of turn to listen for. */
  void listen() {
    Node.Asking asking = asking();
    Errand errand = state.memory.errand;
    state.pending.listen(
        new Command.Listen(
            errand != null ? errand.expects() : asking == null ? Expects.OPEN : asking.expected(),
            state.memory.node,
            state.script.step(state.memory.node)));
  }

  private void compose(Node.Speak node) {
    listen();
    composition.begin(node);
  }

  /** Has the words of the node composed anew, of which the callee heard nothing. */
  void composeAgain() {
    if (!state.memory.script.isEmpty()) {
      listen();
      composition.sayAsWritten();
    } else if (state.script.node(state.memory.node) instanceof Node.Speak speak) {
      compose(speak);
    } else {
      state.await();
    }
  }

  private void ask(Node.Asking node) {
    boolean acts = !node.actions().isEmpty();
    Node.Speak speak = node instanceof Node.Speak s ? s : null;
    String text = state.spoken(node.text());
    state.memory.text = speak != null && speak.spellNumbers() ? SpokenForm.spelled(text) : text;
    if (state.script.mannered() && (passes(node) || judgements.untold().toldEarly(node))) {
      return;
    }
    listen();
    if (!text.isBlank()) {
      put(acts);
      if (speak != null && composition.adapts(speak)) {
        composition.adapt(speak);
        return;
      }
      state.memory.said = state.memory.text;
      state.say(
          state.memory.text,
          node.id(),
          !acts && (speak == null || !speak.uninterrupted()),
          acts ? new Phase.After.Act() : new Phase.After.Listen());
    } else if (acts) {
      act(0);
    } else {
      state.await();
    }
  }

  private void put(boolean acts) {
    if (state.script.mannered() && !acts) {
      judgements.misses().put();
    }
  }

  /** Goes on without a word from a node whose question the callee's turn has answered already. */
  private boolean passes(Node.Asking node) {
    Memory memory = state.memory;
    boolean may =
        node instanceof Node.Speak
            && node.actions().isEmpty()
            && !memory.ahead.isEmpty()
            && memory.passed < MOST_PASSED;
    if (!may) {
      return false;
    }
    boolean given = false;
    for (Variable variable : node.variables()) {
      String value = memory.ahead.remove(variable.name());
      if (value != null) {
        memory.variables.put(variable.name(), value);
        given = true;
      }
    }
    return switch (node.outcomes()) {
      case null -> false;
      case Outcomes.Rules rules ->
          given && (passes(node, rules) || (state.script.bounded() && asksRest(node)));
      case Outcomes.Prompt _ -> !given && asksSilently(node);
    };
  }

  private boolean passes(Node.Asking node, Outcomes.Rules rules) {
    Routing.Route route = Routing.choose(rules, state.script.plain(state.memory.values()));
    Exit exit = route.exit();
    boolean only =
        state.script.bounded() && rules.rules().isEmpty() && judgements.untold().told(node);
    if (exit == null || (exit instanceof Outcomes.Else && !only)) {
      return false;
    }
    state.memory.passed++;
    follow(exit, true);
    return true;
  }

  /** Asks for what an answer left out of what the node asks for. */
  boolean asksRest(Node.Asking node) {
    return judgements.untold().asks(node);
  }

  /**
   * Asks the brain what the turn says to a question that leads to what it tells, but to none that
   * wants a yes or no: that of the turn is of the question before.
   */
  private boolean asksSilently(Node.Asking node) {
    Memory memory = state.memory;
    boolean taken =
        state.script.bounded()
            && Question.Choice.of(node.outcomes()).stream()
                .anyMatch(choice -> Intent.ofLabel(choice.label()).contains(Intent.AFFIRM));
    if (taken || !Ahead.leadsTo(state.script, node, memory.ahead.keySet())) {
      return false;
    }
    memory.passed++;
    memory.said = memory.text;
    memory.turn = true;
    memory.silent = true;
    listen();
    think();
    return true;
  }

  private void judgedSilently(Event.Judged judged) {
    Memory memory = state.memory;
    Exit exit = judged.outcome() == null ? null : exit(judged.outcome());
    memory.silent = false;
    if (judged.intent() == CalleeIntent.OPTOUT) {
      judgements.parting().optOut(judged.outcome());
    } else if (exit != null) {
      follow(exit, true);
    } else {
      memory.ahead.clear();
      Node.Asking node = asking();
      if (node != null) {
        memory.turn = false;
        ask(node);
      }
    }
  }

  /** Runs the node's action of this place; after the last, finds the way out. */
  void act(int index) {
    Node.Asking node = asking();
    if (node == null || !actions.begin(node, index)) {
      evaluate();
    }
  }

  /** Waits, from now on, for the node's action of this place. */
  void awaitAction(int index) {
    Node.Asking node = asking();
    if (node != null) {
      actions.await(node, index);
    }
  }

  /** Takes an action's answer. */
  void acted(int index, Event.ActionFinished finished) {
    Node.Asking node = asking();
    if (node != null) {
      actions.keep(node, index, finished);
    }
    act(index + 1);
  }

  /** Finds the way out of a node that has all it waited for: by the brain if it takes one. */
  void evaluate() {
    Node.Asking node = asking();
    if (node == null) {
      broken("The node \"%s\" leads nowhere.".formatted(state.memory.node));
    } else if (choices().isEmpty() && node.variables().isEmpty() && !state.memory.turn) {
      decide(null);
    } else {
      think(node);
    }
  }

  /** Asks the brain what the latest turn means where the conversation stands. */
  void think() {
    Node.Asking node = asking();
    if (node != null) {
      think(node);
    }
  }

  private void think(Node.Asking node) {
    Memory memory = state.memory;
    Errand errand = memory.errand;
    Question question =
        errand == null
            ? new Question(
                memory.said,
                memory.reply,
                List.copyOf(memory.history),
                node.expected(),
                choices(),
                variables(node))
            : new Question(
                errand.asked() == 0 ? errand.question() : memory.said,
                memory.reply,
                List.copyOf(memory.history),
                errand.expects(),
                errand.choices(),
                errand.variables());
    state.pending.cancel(Timer.SILENCE);
    awaitJudgement();
    state.phase = new Phase.Thinking(state.pending.ask(question), memory.reply, null);
  }

  /** What to look for: what the node asks, and in a turn also what it does not ask. */
  private List<Variable> variables(Node.Asking node) {
    List<Variable> variables = new ArrayList<>(node.variables());
    if (state.memory.turn && !state.memory.silent) {
      variables.addAll(Ahead.variables(state.script, node, state.memory));
    }
    return variables;
  }

  /** Waits, from now on, for the brain. */
  void awaitJudgement() {
    state.awaitWords(ConversationState.PATIENCE);
    state.pending.set(Timer.STALLED, THINKING_LIMIT);
  }

  /** Takes the brain's answer. */
  void judged(Event.Judged judged) {
    Memory before = state.memory.copy();
    if (!state.memory.turn) {
      keep(judged);
      decide(judged.outcome());
    } else if (state.memory.silent) {
      judgedSilently(judged);
    } else {
      judgements.take(judged);
      leadFrom(before);
    }
    answered(before);
  }

  private void keep(Event.Judged judged) {
    Node.Asking node = asking();
    if (node != null) {
      for (Variable variable : node.variables()) {
        String value = judged.variables().getOrDefault(variable.name(), "");
        if (!value.isBlank()) {
          state.memory.variables.put(variable.name(), value.strip());
        }
      }
    }
  }

  /** Remembers the question that the turn led on from. */
  private void leadFrom(Memory before) {
    if (!state.memory.node.equals(before.node) && !state.memory.returned) {
      before.previous = null;
      state.memory.previous = before;
    }
  }

  private void answered(Memory before) {
    if (state.phase instanceof Phase.Talking talking) {
      state.origin = new ConversationState.Origin(talking.say(), before, state.latest);
    } else if (state.phase instanceof Phase.Composing composing) {
      state.origin = new ConversationState.Origin(composing.say(), before, state.latest);
    }
  }

  /**
   * Goes on from the callee's turn.
   *
   * @param chosen the outcome, null for none
   * @param leads whether the turn says something that was asked for
   */
  void decide(@Nullable String chosen, boolean leads) {
    Node.Asking node = asking();
    Exit exit = chosen == null ? null : exit(chosen);
    if (exit == null && node != null && node.outcomes() instanceof Outcomes.Rules rules) {
      Routing.Route route = Routing.choose(rules, state.script.plain(state.memory.values()));
      route.notes().forEach(state.pending::note);
      exit = route.exit();
    } else if (exit == null && node != null && node.outcomes() != null) {
      exit = node.outcomes().otherwise();
    }
    if (exit == null) {
      judgements.misses().missed();
    } else if (exit instanceof Outcomes.Else
        && !(leads && !exit.next().equals(state.memory.node))) {
      judgements.misses().otherwise(exit);
    } else {
      follow(exit, leads);
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
        Routing.Route route = Routing.choose(rules, state.script.plain(state.memory.values()));
        route.notes().forEach(state.pending::note);
        follow(route.exit());
      }
    }
  }

  private void follow(@Nullable Exit exit) {
    if (exit == null) {
      noMatch();
    } else {
      follow(exit, false);
    }
  }

  /**
   * Takes a way out of the node.
   *
   * @param leads whether the callee's turn says something that was asked for
   */
  void follow(Exit exit, boolean leads) {
    if (leads) {
      judgements.misses().forget();
    }
    String instead = boundOf(exit);
    visit(exit);
    enter(instead == null ? exit.next() : instead);
  }

  /** Goes where a way out leads, to be told whether it is meant: the outcome is not taken yet. */
  void suppose(Exit exit) {
    judgements.misses().forget();
    count(exit);
    enter(exit.next());
  }

  /** Takes note that a way out was taken. */
  void visit(Exit exit) {
    count(exit);
    state.take(exit.id());
  }

  private void count(Exit exit) {
    state.memory.visits.merge(state.memory.node + "/" + exit.id(), 1, Integer::sum);
  }

  /** Where a way out leads because it was taken as often as it may be; null while it was not. */
  @Nullable String boundOf(Exit exit) {
    int visits = state.memory.visits.getOrDefault(state.memory.node + "/" + exit.id(), 0);
    Integer most = exit.maxVisits();
    return most != null && visits >= most ? exit.then() : null;
  }

  /** The way out of this id that the node has, where it has one. */
  @Nullable Exit exit(String id) {
    Node.Asking node = asking();
    Outcomes outcomes = node == null ? null : node.outcomes();
    return outcomes == null
        ? null
        : outcomes.exits().stream().filter(exit -> exit.id().equals(id)).findFirst().orElse(null);
  }

  /** The callee's turn leads nowhere, for this reason. */
  void missed(String why) {
    judgements.misses().missed(why);
  }

  /** Asks somebody again who was not there. */
  void backAfterSilence() {
    judgements.misses().backAfterSilence();
  }

  /** The callee has read out a piece of a value: the rest is waited for. */
  void waitForRest() {
    judgements.etiquette().unfinished();
  }

  /** The callee broke off in the middle of a sentence. */
  void unfinished() {
    missed(MannerPhrases.UNFINISHED);
  }

  /** Keeps the callee from being called again, and takes leave. */
  void optOut(@Nullable String meant) {
    judgements.parting().optOut(meant);
  }

  /** Keeps the callee from being called again without a word. */
  void suppress() {
    judgements.parting().suppress();
  }

  /** What to ask somebody again who says nothing; empty for what was asked too often. */
  String asksAgain() {
    if (!state.script.mannered()) {
      return Sentences.question(state.memory.text);
    }
    Misses misses = judgements.misses();
    boolean often =
        state.memory.errand == null
            ? misses.worn()
            : state.script.bounded() && state.memory.silences > 1;
    String question = often ? "" : state.question();
    misses.put();
    return question;
  }

  /** What was being asked again was spoken over: it does not count. */
  void notAsked() {
    judgements.misses().unput();
  }

  private void noMatch() {
    Memory memory = state.memory;
    if (state.script.mannered()) {
      judgements.misses().missed();
      return;
    }
    memory.misses++;
    Node.Asking node = asking();
    if (memory.misses > MOST_MISSES || node == null) {
      state.take("no_match");
      state.goodbye(Phrases.NO_MATCH, null, EndReason.NO_MATCH);
    } else {
      state.sayAgain(
          Phrases.clarify(memory.misses, node.expected(), Sentences.question(memory.text)));
    }
  }

  /** What the brain may choose from on this node. */
  List<Question.Choice> choices() {
    Node.Asking node = asking();
    return node == null ? List.of() : Question.Choice.of(node.outcomes());
  }

  /** The node the conversation stands at, if it asks something. */
  Node.@Nullable Asking asking() {
    return state.script.node(state.memory.node) instanceof Node.Asking asking ? asking : null;
  }

  private void broken(String why) {
    state.pending.note(why);
    state.goodbye(Phrases.BROKEN, null, EndReason.INTERNAL_ERROR);
  }
}
