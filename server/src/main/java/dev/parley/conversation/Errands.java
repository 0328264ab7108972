package dev.parley.conversation;

import dev.parley.agent.Exit;
import dev.parley.agent.Node;
import dev.parley.agent.Variable;
import dev.parley.brain.Question;
import dev.parley.call.EndReason;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.speech.MannerPhrases;
import dev.parley.language.speech.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What comes of the answers to what the agent asks without a node: see {@link Errand}. */
final class Errands {
  private static final int MOST = 2;

  private final ConversationState state;
  private final Flow flow;
  private final Misses misses;
  private final Parting parting;

  Errands(ConversationState state, Flow flow, Misses misses, Parting parting) {
    this.state = state;
    this.flow = flow;
    this.misses = misses;
    this.parting = parting;
  }

  /** Begins one whose answer may be in the turn already. */
  void begin(Errand errand) {
    state.memory.errand = errand;
    flow.listen();
    flow.think();
  }

  /** Asks what an errand is about. */
  void ask(Errand errand, String words) {
    state.memory.errand = errand;
    flow.listen();
    state.sayAgain(words);
  }

  /**
   * Takes the answer to what was asked.
   *
   * @return false if the turn answers nothing of it
   */
  boolean takes(Event.Judged judged) {
    return switch (state.memory.errand) {
      case null -> false;
      case Errand.When when -> when(when, judged);
      case Errand.WhenReadBack readBack -> whenReadBack(readBack, judged);
      case Errand.Offer _ -> offer(judged.outcome());
      case Errand.Wrong _ -> wrong(judged);
      case Errand.Help _ -> help(judged.outcome());
      case Errand.Meant meant -> meant(meant, meant(meant, judged));
      case Errand.Values values -> values(values, judged);
    };
  }

  /** Whether an intent is what the errand is about anyway. */
  boolean asksAbout(CalleeIntent intent) {
    Errand errand = state.memory.errand;
    boolean when = errand instanceof Errand.When || errand instanceof Errand.WhenReadBack;
    return intent == CalleeIntent.LATER
        || (state.script.bounded() && when && intent == CalleeIntent.ABSENT);
  }

  /** The turn answers nothing: asks once more, then goes on without. */
  void missed() {
    Errand errand = state.memory.errand;
    if (errand == null) {
      return;
    }
    if (errand instanceof Errand.When(boolean reaching, int asked) && asked == 0) {
      ask(
          errand.again(),
          parting.words(
              reaching ? CalleeIntent.ABSENT : CalleeIntent.LATER,
              reaching ? MannerPhrases.WHEN_TO_REACH : MannerPhrases.WHEN_TO_CALL));
    } else if (errand.asked() < MOST) {
      ask(errand.again(), MannerPhrases.join(Phrases.UNCLEAR, errand.question()));
    } else {
      without(errand);
    }
  }

  private void without(Errand errand) {
    switch (errand) {
      case Errand.When(boolean reaching, _) -> untilThen(reaching, CallBack.UNKNOWN);
      case Errand.WhenReadBack(boolean reaching, _, _) -> untilThen(reaching, CallBack.UNKNOWN);
      case Errand.Offer _, Errand.Wrong _ -> {
        over();
        misses.back("");
      }
      case Errand.Help _ -> misses.giveUp();
      case Errand.Meant _, Errand.Values _ -> {
        over();
        misses.missed();
      }
    }
  }

  private void over() {
    state.memory.errand = null;
    flow.listen();
  }

  private boolean when(Errand.When when, Event.Judged judged) {
    CallBack said = CallBack.of(judged.variables(), CallBack.UNKNOWN);
    if (said.known()) {
      Errand readBack = new Errand.WhenReadBack(when.reaching(), said, 1);
      ask(readBack, readBack.question());
    }
    return said.known();
  }

  private boolean whenReadBack(Errand.WhenReadBack readBack, Event.Judged judged) {
    CallBack said = CallBack.of(judged.variables(), readBack.when());
    if (!said.equals(readBack.when())) {
      Errand anew = new Errand.WhenReadBack(readBack.reaching(), said, 1);
      ask(anew, anew.question());
      return true;
    }
    if (Errand.YES.equals(judged.outcome())) {
      untilThen(readBack.reaching(), said);
    } else if (Errand.NO.equals(judged.outcome())) {
      ask(new Errand.When(readBack.reaching(), MOST), MannerPhrases.WHEN_ELSE);
    } else if (insists(judged) && CallBack.of(judged.variables(), CallBack.UNKNOWN).known()) {
      untilThen(readBack.reaching(), said);
    } else {
      return false;
    }
    return true;
  }

  /** Whether somebody who says a value again means it: they do not deny it. */
  private boolean insists(Event.Judged judged) {
    return state.script.bounded()
        && judged.outcome() == null
        && !judged.likely().contains(Errand.NO);
  }

  /** Takes leave until the callee is called again. */
  private void untilThen(boolean reaching, CallBack when) {
    Memory memory = state.memory;
    memory.errand = null;
    if (when.known()) {
      memory.variables.put("call_back_at", when.value());
    }
    state.pending.note(
        reaching ? "Who was wanted is not there now." : "The callee wants to be called later.");
    String outcome = reaching ? "not_available" : "call_back";
    Exit exit = flow.exit(outcome);
    if (exit != null) {
      flow.follow(exit, true);
      return;
    }
    state.take(outcome);
    String leave =
        reaching && state.script.bounded()
            ? MannerPhrases.untilTheyAreThere(when.spoken())
            : MannerPhrases.untilThen(when.spoken());
    state.goodbye(leave, null, EndReason.AGENT_ENDED);
  }

  private boolean offer(@Nullable String outcome) {
    if (outcome == null) {
      return false;
    }
    state.memory.errand = null;
    if (outcome.equals(Errand.STOP)) {
      parting.optOut(null);
    } else if (outcome.equals(Errand.PERSON)) {
      parting.person();
    } else {
      flow.listen();
      misses.back("");
    }
    return true;
  }

  /** Whoever says anything but yes talks to us, and is listened to again. */
  private boolean wrong(Event.Judged judged) {
    String outcome = judged.outcome();
    if (Errand.YES.equals(outcome) || judged.intent() == CalleeIntent.WRONG) {
      parting.wrong();
      return true;
    }
    over();
    if (outcome != null) {
      misses.back("");
    }
    return outcome != null;
  }

  private boolean help(@Nullable String outcome) {
    if (outcome == null) {
      return false;
    }
    if (!outcome.equals(Errand.YES)) {
      misses.giveUp();
      return true;
    }
    state.memory.errand = null;
    state.pending.note("The callee could not be understood and wants to be called back.");
    state.take("call_back");
    state.goodbye(MannerPhrases.HELP_COMES, null, EndReason.AGENT_ENDED);
    return true;
  }

  private boolean values(Errand.Values values, Event.Judged judged) {
    Map<String, String> said = new TreeMap<>(judged.variables());
    said.values().removeIf(String::isBlank);
    Map<String, String> besides = new TreeMap<>(said);
    besides.keySet().removeAll(values.values().keySet());
    besides.keySet().removeAll(judged.unsure());
    said.keySet().retainAll(values.values().keySet());
    if (Errand.YES.equals(judged.outcome())) {
      state.memory.variables.putAll(besides);
      said.entrySet().removeIf(each -> values.onlyCounts(each.getKey(), each.getValue()));
    }
    boolean same =
        said.entrySet().stream()
            .allMatch(each ->
                Corrected.same(
                    values.values().getOrDefault(each.getKey(), ""), each.getValue().strip()));
    if (!same) {
      return anew(values, said);
    }
    boolean again = !said.isEmpty() && insists(judged);
    String outcome = again ? Errand.YES : judged.outcome();
    if (outcome == null) {
      return false;
    }
    over();
    if (outcome.equals(Errand.YES)) {
      state.memory.variables.putAll(values.values());
      Node.Asking node = flow.asking();
      if (node == null || !values.outcome().isEmpty() || !flow.asksRest(node)) {
        flow.decide(values.outcome().isEmpty() ? null : values.outcome(), true);
      }
    } else {
      Node.Asking node = flow.asking();
      misses.missed(node == null ? "" : MannerPhrases.SORRY);
    }
    return true;
  }

  /** Reads back what is said instead. */
  private boolean anew(Errand.Values values, Map<String, String> said) {
    Map<String, String> all = new TreeMap<>(values.values());
    said.forEach((name, value) -> all.put(name, value.strip()));
    if (values.asked() > MOST) {
      return false;
    }
    readBack(all, values.outcome(), values.asked() + 1);
    return true;
  }

  /** The outcome of an answer; also one that is only likely, where that was asked about. */
  private @Nullable String meant(Errand.Meant meant, Event.Judged judged) {
    boolean named =
        state.script.bounded()
            && judged.outcome() == null
            && judged.likely().size() == 1
            && meant.doubtful().stream()
                .anyMatch(each -> each.id().equals(judged.likely().getFirst()));
    return named ? judged.likely().getFirst() : judged.outcome();
  }

  private boolean meant(Errand.Meant meant, @Nullable String outcome) {
    if (outcome == null) {
      return false;
    }
    over();
    if (outcome.equals(Errand.Meant.WRONG)) {
      meant.doubtful().forEach(each -> state.memory.unlikely.add(each.id()));
      misses.missed(MannerPhrases.SORRY);
    } else {
      flow.decide(
          outcome.equals(Errand.Meant.RIGHT) ? meant.doubtful().getFirst().id() : outcome, true);
    }
    return true;
  }

  /** Outcomes of which one is taken only if the callee says that it is meant. */
  void confirm(List<Question.Choice> doubtful, List<Question.Choice> all) {
    Errand errand = new Errand.Meant(doubtful, all, 1);
    ask(errand, errand.question());
  }

  /** Values that are kept only if the callee says that they are right. */
  void readBack(Map<String, String> values, String outcome) {
    readBack(values, outcome, 1);
  }

  /** What a turn after a read-back may tell: what was read back, and what is still to be told. */
  private List<Variable> toldAgain(Node.Asking node, Set<String> readBack) {
    List<Variable> variables = new ArrayList<>();
    for (Variable each : node.variables()) {
      boolean back = readBack.contains(each.name());
      if ((back && each.format() == Variable.Format.NUMBER)
          || (each.format().telling()
              && (back || !state.memory.variables.containsKey(each.name())))) {
        variables.add(
            new Variable(each.name(), Variable.Source.REPLY, each.instructions(), each.format()));
      }
    }
    return variables;
  }

  private void readBack(Map<String, String> values, String outcome, int asked) {
    Node.Asking node = flow.asking();
    List<Variable> variables =
        node == null
            ? List.of()
            : node.variables().stream().filter(each -> values.containsKey(each.name())).toList();
    List<String> spoken =
        variables.stream()
            .map(each -> state.script.checked(each, values.getOrDefault(each.name(), "")))
            .toList();
    List<Variable> again =
        state.script.bounded() && node != null ? toldAgain(node, values.keySet()) : List.of();
    Errand errand = new Errand.Values(values, again, spoken, outcome, asked);
    ask(errand, errand.question());
  }
}
