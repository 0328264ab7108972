package dev.parley.conversation;

import dev.parley.agent.Confirm;
import dev.parley.agent.Exit;
import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import dev.parley.agent.Outcomes;
import dev.parley.agent.Variable;
import dev.parley.brain.Line;
import dev.parley.brain.Question;
import dev.parley.language.answers.Withheld;
import dev.parley.language.intents.Bereavement;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.speech.MannerPhrases;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a turn that was judged as a whole: first a demand not to be called, then a
 * correction, then the outcome with its values, then what was wanted besides.
 */
final class Judgements {
  /** Turns in a row that are met in place; the next is one that nobody understands. */
  private static final int MOST_MET = 5;

  /** What is met in place as often as it comes. */
  private static final Set<CalleeIntent> IN_PLACE =
      EnumSet.of(
          CalleeIntent.WHO,
          CalleeIntent.WHAT,
          CalleeIntent.ROBOT,
          CalleeIntent.NUMBER,
          CalleeIntent.QUESTION,
          CalleeIntent.HOLD,
          CalleeIntent.TOLD,
          CalleeIntent.GREETING,
          CalleeIntent.THANKS);

  private final ConversationState state;
  private final Flow flow;
  private final Misses misses;
  private final Parting parting;
  private final Errands errands;
  private final Etiquette etiquette;
  private final Corrected corrected;
  private final Untold untold;

  Judgements(ConversationState state, Flow flow) {
    this.state = state;
    this.flow = flow;
    misses = new Misses(state, flow);
    parting = new Parting(state, flow);
    errands = new Errands(state, flow, misses, parting);
    etiquette = new Etiquette(state, flow, misses, parting, errands);
    corrected = new Corrected(state, flow);
    untold = new Untold(state, flow, errands);
  }

  Misses misses() {
    return misses;
  }

  Parting parting() {
    return parting;
  }

  Etiquette etiquette() {
    return etiquette;
  }

  Untold untold() {
    return untold;
  }

  /** Takes a judgement of the callee's turn. */
  void take(Event.Judged judged) {
    if (corrected.redoes(judged)) {
      misses.missed();
      return;
    }
    Memory memory = state.memory;
    Phase.Cut cut = memory.cut;
    memory.cut = null;
    memory.returned = false;
    memory.known = judged.known();
    CalleeIntent intent = heeded(judged.intent());
    if (intent == CalleeIntent.OPTOUT) {
      parting.optOut(memory.errand == null ? judged.outcome() : null);
    } else if (memory.errand != null) {
      errand(judged, intent, cut);
    } else if (!corrected.takes(judged, intent)) {
      answer(judged, intent, cut);
    }
  }

  /** What the agent's author does not want heeded is an answer or none. */
  private @Nullable CalleeIntent heeded(@Nullable CalleeIntent intent) {
    return intent == null || state.script.manner(intent).off() ? null : intent;
  }

  private void errand(Event.Judged judged, @Nullable CalleeIntent intent, Phase.@Nullable Cut cut) {
    boolean stops = intent != null && intent.stops();
    if (!stops && errands.takes(judged)) {
      return;
    }
    if (state.memory.errand == null) {
      answer(judged, intent, cut);
      return;
    }
    boolean begins = state.memory.errand instanceof Errand.When(_, int asked) && asked == 0;
    if (begins || intent == null || errands.asksAbout(intent) || !meets(intent, cut)) {
      errands.missed();
    }
  }

  /** Meets what the turn wants, but not for ever where nothing leads on. */
  private boolean meets(CalleeIntent intent, Phase.@Nullable Cut cut) {
    if (!state.script.bounded() || !IN_PLACE.contains(intent)) {
      return etiquette.meets(intent, cut);
    }
    return ++state.memory.met <= MOST_MET && etiquette.meets(intent, cut);
  }

  private void answer(Event.Judged judged, @Nullable CalleeIntent intent, Phase.@Nullable Cut cut) {
    Memory memory = state.memory;
    Node.Asking node = flow.asking();
    boolean stops = intent != null && intent.stops();
    String outcome = stops ? null : corrected.insisted(judged);
    Exit exit = outcome == null ? null : flow.exit(outcome);
    Map<String, String> own = node == null || stops ? Map.of() : own(node, judged);
    if (state.script.bounded() && Bereavement.in(memory.reply)) {
      if (exit == null && own.isEmpty()) {
        parting.bereaved();
        return;
      }
      state.preface(MannerPhrases.CONDOLENCE);
    }
    if (exit == null && own.isEmpty() && memory.there && judged.likely().isEmpty()) {
      misses.backAfterSilence();
      return;
    }
    if (exit == null
        && own.isEmpty()
        && intent != null
        && !withholds(node, intent)
        && meets(intent, cut)) {
      return;
    }
    if (node != null && confirms(node, judged, exit, own, intent)) {
      return;
    }
    if (node != null && readsBack(node, judged, own, exit, intent)) {
      return;
    }
    if (exit == null && own.isEmpty() && node != null && asksForLost(node, intent)) {
      return;
    }
    memory.variables.putAll(own);
    ahead(judged, state.script.bounded() ? own.keySet() : Set.of(), exit);
    if (node != null && !own.isEmpty() && untold.asks(node)) {
      return;
    }
    boolean leads = exit != null || !own.isEmpty() || (node != null && asksNothing(node));
    if (leads) {
      untold.keep(judged, own.keySet(), exit);
    }
    if (leads && intent != null) {
      state.preface(besides(intent));
    }
    flow.decide(exit == null ? null : exit.id(), leads);
  }

  /** Asks once more for a value that is not among the words of an answer, unless it is withheld. */
  private boolean asksForLost(Node.Asking node, @Nullable CalleeIntent intent) {
    Memory memory = state.memory;
    boolean lost =
        state.script.bounded()
            && (intent == null
                || intent == CalleeIntent.ANSWER
                || intent == CalleeIntent.CORRECTION)
            && node.outcomes() instanceof Outcomes.Rules
            && node.expected() != Expects.OPEN
            && !memory.lostAt.equals(node.id())
            && node.variables().stream()
                .noneMatch(each -> memory.variables.containsKey(each.name()))
            && !Withheld.in(memory.reply)
            && !misses.exhausted();
    if (lost) {
      memory.lostAt = node.id();
      misses.missed();
    }
    return lost;
  }

  /** Whether a turn does not tell what the node asks for, and says flatly that it will not. */
  private boolean withholds(Node.@Nullable Asking node, CalleeIntent intent) {
    return state.script.bounded()
        && intent == CalleeIntent.UNSURE
        && node != null
        && !node.variables().isEmpty()
        && node.outcomes() instanceof Outcomes.Rules
        && Withheld.flatly(state.memory.reply);
  }

  private static boolean asksNothing(Node.Asking node) {
    return node.variables().isEmpty() && node.outcomes() instanceof Outcomes.Rules;
  }

  /** The values of the node's own variables. */
  private static Map<String, String> own(Node.Asking node, Event.Judged judged) {
    Map<String, String> own = new TreeMap<>();
    for (Variable variable : node.variables()) {
      String value = judged.variables().getOrDefault(variable.name(), "").strip();
      if (!value.isEmpty()) {
        own.put(variable.name(), value);
      }
    }
    return own;
  }

  /** Keeps what the turn says of what is not asked yet, for the rest of this turn. */
  private void ahead(Event.Judged judged, Set<String> asked, @Nullable Exit exit) {
    Map<String, String> ahead = new TreeMap<>();
    judged
        .variables()
        .forEach((name, value) -> {
          if (!value.isBlank() && !judged.unsure().contains(name) && !asked.contains(name)) {
            ahead.put(name, value.strip());
          }
        });
    state.memory.ahead.clear();
    state.memory.ahead.putAll(untold.behind(ahead, exit));
  }

  /** Asks whether an outcome is meant that is only likely, or that is always confirmed. */
  private boolean confirms(
      Node.Asking node,
      Event.Judged judged,
      @Nullable Exit exit,
      Map<String, String> own,
      @Nullable CalleeIntent intent) {
    boolean objects =
        exit != null
            && exit.id().equals(state.memory.against)
            && (judged.intent() == null
                || judged.intent() == CalleeIntent.ANSWER
                || judged.intent() == CalleeIntent.CORRECTION);
    if (objects && node.confirms() == Confirm.NEVER) {
      misses.missed();
      return true;
    }
    Confirm confirm = objects ? Confirm.ALWAYS : node.confirms();
    List<String> ids =
        switch (confirm) {
          case NEVER -> List.of();
          case UNSURE -> exit == null && own.isEmpty() ? judged.likely() : List.of();
          case ALWAYS -> exit == null ? judged.likely() : List.of(exit.id());
        };
    List<Question.Choice> choices = Question.Choice.of(node.outcomes());
    List<Question.Choice> doubtful =
        ids.stream()
            .filter(id -> !state.memory.unlikely.contains(id))
            .flatMap(id -> choices.stream().filter(choice -> choice.id().equals(id)))
            .toList();
    boolean hopeless = state.script.bounded() ? misses.many() : misses.exhausted();
    if (doubtful.isEmpty() || hopeless) {
      return false;
    }
    state.memory.variables.putAll(own);
    Exit asking = confirm == Confirm.ALWAYS ? null : asksAnyway(doubtful);
    if (asking == null) {
      prefaceBeside(intent);
      errands.confirm(doubtful, choices);
    } else {
      flow.suppose(asking);
    }
    return true;
  }

  /**
   * The way out whose node asks, anyway, which of two is meant, or whether the one is; null for
   * none.
   */
  private @Nullable Exit asksAnyway(List<Question.Choice> doubtful) {
    boolean alone = doubtful.size() == 1;
    for (Question.Choice one : doubtful) {
      Exit exit = flow.exit(one.id());
      boolean asks =
          exit != null
              && flow.boundOf(exit) == null
              && state.script.node(exit.next()) instanceof Node.Speak next
              && next.actions().isEmpty()
              && Question.Choice.of(next.outcomes()).stream()
                  .anyMatch(asked ->
                      (alone || !asked.id().equals(one.id()))
                          && doubtful.stream().anyMatch(other -> other.id().equals(asked.id())));
      if (asks) {
        return exit;
      }
    }
    return null;
  }

  /** Reads values back that may be other than they seem, unless the next words do. */
  private boolean readsBack(
      Node.Asking node,
      Event.Judged judged,
      Map<String, String> own,
      @Nullable Exit exit,
      @Nullable CalleeIntent intent) {
    Map<String, String> unsure = new TreeMap<>();
    for (Variable variable : node.variables()) {
      String value = own.get(variable.name());
      if (value != null && judged.unsure().contains(variable.name()) && !toldNext(node, variable)) {
        unsure.put(variable.name(), value);
      }
    }
    if (unsure.isEmpty()) {
      return false;
    }
    own.forEach((name, value) -> {
      if (!unsure.containsKey(name)) {
        state.memory.variables.put(name, value);
      }
    });
    prefaceBeside(intent);
    errands.readBack(unsure, exit == null ? "" : exit.id());
    return true;
  }

  private boolean toldNext(Node.Asking node, Variable variable) {
    Outcomes outcomes = node.outcomes();
    return outcomes != null
        && outcomes.exits().stream()
            .map(exit -> state.script.node(exit.next()))
            .anyMatch(next -> next instanceof Node.Asking && Ahead.tells(next, variable.name()));
  }

  /** Says first, before asking whether it was understood, what was wanted besides. */
  private void prefaceBeside(@Nullable CalleeIntent intent) {
    if (state.script.bounded() && intent != null) {
      state.preface(besides(intent));
    }
  }

  /** What is said to what was wanted besides the answer. */
  private String besides(CalleeIntent intent) {
    return switch (intent) {
      case WHO, WHAT, ROBOT, NUMBER -> parting.words(intent, etiquette.self(intent));
      case QUESTION -> {
        String known = etiquette.known();
        yield known == null ? parting.words(intent, etiquette.noted()) : known;
      }
      case ANGRY -> MannerPhrases.SORRY;
      case ANSWER,
          FILLER,
          INCOMPLETE,
          REPEAT,
          HOLD,
          LATER,
          WRONG,
          ABSENT,
          OPTOUT,
          PERSON,
          TOLD,
          BYE,
          UNSURE,
          UNRELATED,
          LANGUAGE,
          GREETING,
          THANKS,
          MACHINE,
          SCREENING,
          IVR,
          CORRECTION ->
          "";
    };
  }

  /** What was said is kept as it was, whatever is undone. */
  static void remember(Memory memory, List<Line> history) {
    memory.history.clear();
    memory.history.addAll(history);
  }
}
