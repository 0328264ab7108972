package dev.parley.conversation;

import dev.parley.agent.Node;
import dev.parley.agent.Template;
import dev.parley.brain.AdaptedWords;
import dev.parley.brain.Line;
import dev.parley.call.EndReason;
import dev.parley.call.TurnSpeaker;
import dev.parley.language.speech.Phrases;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a node whose words are composed: each sentence is said as soon as it is there.
 */
final class Composition {
  /** Who waits longer for the first sentence hears that it comes. */
  private static final Duration FILLER = Duration.ofMillis(700);

  /** How long the first sentence may take; then the author's own words are said. */
  private static final Duration FIRST = Duration.ofSeconds(3);

  /** How long the next one may take while nothing is being said. */
  private static final Duration NEXT = Duration.ofSeconds(3);

  /** How long the first sentence of adapted words may take: the others are there. */
  private static final Duration ADAPTED = Duration.ofMillis(900);

  /** A reply of fewer words is answered well by the words as written. */
  private static final int LEAST_WORDS = 4;

  private final ConversationState state;

  Composition(ConversationState state) {
    this.state = state;
  }

  /** Asks for the words of the node the conversation stands at. */
  void begin(Node.Speak node) {
    state.memory.script = "";
    begin(node, state.rendered(node.text(), Template::render), FIRST);
  }

  /** Whether the words of a node are adapted to what the callee has just said. */
  boolean adapts(Node.Speak node) {
    List<Line> history = state.memory.history;
    return state.script.settings().adaptMessages()
        && state.script.mannered()
        && !node.verbatim()
        && !node.spellNumbers()
        && !state.introduces
        && !history.isEmpty()
        && history.getLast().speaker() == TurnSpeaker.CALLEE
        && history.getLast().text().strip().split("\\s+", -1).length >= LEAST_WORDS;
  }

  /** Asks for the words of the node, which are known, in words that go with what was said. */
  void adapt(Node.Speak node) {
    state.memory.script = state.memory.text;
    begin(node, state.memory.script, ADAPTED);
  }

  private void begin(Node.Speak node, String words, Duration first) {
    Memory memory = state.memory;
    boolean acts = !node.actions().isEmpty();
    memory.text = "";
    state.pending.cancel(Timer.SILENCE);
    int compose =
        state.pending.compose(
            words,
            List.copyOf(memory.history),
            node.id(),
            state.script.step(node.id()),
            !memory.script.isEmpty());
    state.awaitWords(FILLER);
    state.pending.set(Timer.STALLED, first);
    state.phase =
        new Phase.Composing(
            compose,
            "",
            Phase.Composing.NOTHING_SAID,
            true,
            !acts && !node.uninterrupted(),
            acts ? new Phase.After.Act() : new Phase.After.Listen());
  }

  /** Says another sentence. */
  void composed(Event.Composed composed) {
    Phase.Composing composing = of(composed.compose());
    if (composing == null || composed.sentence().isBlank()) {
      return;
    }
    Memory memory = state.memory;
    String sentence = state.withWarning(composed.sentence().strip());
    int say =
        state.pending.say(
            sentence,
            memory.node,
            state.script.step(memory.node),
            composing.interruptible(),
            new Delivery(1, memory.louder ? Delivery.LOUDER : 0),
            composed.by());
    if (composing.nothingSaid()) {
      state.pieces = new HeardPieces(say, "");
    }
    answersBy(composing.say(), say);
    state.wait = null;
    state.pending.cancel(Timer.PATIENCE);
    state.pending.set(Timer.STALLED, state.pending.playingTime().plus(NEXT));
    memory.text = (composing.text() + " " + sentence).strip();
    memory.said = memory.text;
    state.phase =
        new Phase.Composing(
            composing.compose(),
            memory.text,
            say,
            false,
            composing.interruptible(),
            composing.after());
  }

  /** All sentences are there; gives what is to come now, if they were said already. */
  Phase.@Nullable After ended(int compose) {
    Phase.Composing composing = of(compose);
    if (composing == null) {
      return null;
    }
    if (composing.nothingSaid()) {
      broken(composing, "nothing was composed");
      return null;
    }
    String missing = missing(composing);
    if (!missing.isEmpty()) {
      sayAlso(composing, missing);
      return null;
    }
    if (composing.over()) {
      return composing.after();
    }
    state.pending.set(Timer.STALLED, state.pending.playingTime());
    state.phase =
        new Phase.Talking(
            composing.say(),
            composing.text(),
            state.memory.node,
            composing.interruptible(),
            composing.after());
    return null;
  }

  /** No more will come; what came is all there is. */
  Phase.@Nullable After failed(int compose, String reason) {
    Phase.Composing composing = of(compose);
    if (composing == null) {
      return null;
    }
    if (composing.nothingSaid()) {
      broken(composing, reason);
      return null;
    }
    note(reason);
    return ended(compose);
  }

  /** What adapted words lack of those that were written: what they promise is said. */
  String missing(Phase.Composing composing) {
    return AdaptedWords.missing(state.memory.script, composing.text());
  }

  private void sayAlso(Phase.Composing composing, String words) {
    Memory memory = state.memory;
    int say =
        state.pending.say(
            words,
            memory.node,
            state.script.step(memory.node),
            composing.interruptible(),
            new Delivery(1, memory.louder ? Delivery.LOUDER : 0));
    answersBy(composing.say(), say);
    memory.text = (composing.text() + " " + words).strip();
    memory.said = memory.text;
    state.pending.set(Timer.STALLED, state.pending.playingTime());
    state.phase =
        new Phase.Talking(
            say, memory.text, memory.node, composing.interruptible(), composing.after());
  }

  /** Says words that were to be adapted as they are written. */
  void sayAsWritten() {
    if (state.script.node(state.memory.node) instanceof Node.Speak speak) {
      boolean acts = !speak.actions().isEmpty();
      sayWhole(
          state.memory.script,
          !acts && !speak.uninterrupted(),
          acts ? new Phase.After.Act() : new Phase.After.Listen());
    }
  }

  private void sayWhole(String words, boolean interruptible, Phase.After after) {
    state.memory.text = words;
    state.memory.said = words;
    state.say(words, state.memory.node, interruptible, after);
  }

  /** Says what the author wrote for this, or takes leave where that is nothing. */
  private void broken(Phase.Composing composing, String reason) {
    note(reason);
    Memory memory = state.memory;
    String words =
        !memory.script.isEmpty()
            ? memory.script
            : state.script.node(memory.node) instanceof Node.Speak speak && speak.fallback() != null
                ? state.spoken(speak.fallback())
                : "";
    if (words.isBlank()) {
      state.goodbye(Phrases.BROKEN, null, EndReason.INTERNAL_ERROR);
      return;
    }
    sayWhole(words, composing.interruptible(), composing.after());
    if (state.phase instanceof Phase.Talking talking) {
      answersBy(composing.say(), talking.say());
    }
  }

  /** Other words answer the turn than those that were to. */
  private void answersBy(int before, int say) {
    ConversationState.Origin origin = state.origin;
    if (origin != null && origin.say() == before) {
      state.origin = new ConversationState.Origin(say, origin.memory(), origin.turn());
    }
  }

  private void note(String reason) {
    state.pending.note(
        "The words of the node \"%s\" could not be composed: %s"
            .formatted(state.memory.node, reason));
  }

  /** What is being said of it is over. */
  void spoken(Phase.Composing composing, Event.Spoken spoken) {
    if (composing.say() == spoken.say()) {
      state.pending.set(Timer.STALLED, NEXT);
      state.phase =
          new Phase.Composing(
              composing.compose(),
              composing.text(),
              composing.say(),
              true,
              composing.interruptible(),
              composing.after());
    }
  }

  private Phase.@Nullable Composing of(int compose) {
    return state.phase instanceof Phase.Composing composing && composing.compose() == compose
        ? composing
        : null;
  }
}
