package dev.parley.conversation;

import dev.parley.agent.Exit;
import dev.parley.agent.Manner;
import dev.parley.agent.Node;
import dev.parley.call.EndReason;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.speech.MannerPhrases;
import dev.parley.language.speech.Phrases;
import dev.parley.language.words.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * Turns that lead nowhere, counted until one does: the first is asked again in other words, the
 * second with keys to press, and after the third somebody else shall call. No question is put more
 * than three times meanwhile.
 */
final class Misses {
  static final int MOST = 3;
  private static final int MOST_OF_A_CALL = 6;

  private final ConversationState state;
  private final Flow flow;
  private final Keypad keypad;

  Misses(ConversationState state, Flow flow) {
    this.state = state;
    this.flow = flow;
    keypad = new Keypad(state);
  }

  /** A turn led on: what was missed before is forgotten. */
  void forget() {
    Memory memory = state.memory;
    memory.missed = 0;
    memory.met = 0;
    memory.letPass = 0;
    memory.cameBack = false;
    memory.puts.clear();
    memory.keys.clear();
    memory.unsureOf = "";
    memory.lostAt = "";
  }

  /** No outcome fits the turn. */
  void missed() {
    missed("");
  }

  /**
   * The same.
   *
   * @param why what is said of it; empty for the usual words
   */
  void missed(String why) {
    Memory memory = state.memory;
    Node.Asking node = flow.asking();
    memory.missed++;
    memory.missedInAll++;
    if (node == null) {
      giveUp();
      return;
    }
    String question = Sentences.wholeQuestion(memory.text);
    if (exhausted()) {
      help(null);
    } else if (memory.missed > 1 && keypad.offer(node, question)) {
      put();
    } else {
      put();
      state.sayAgain(
          why.isEmpty()
              ? Phrases.clarify(memory.missed, node.expected(), question)
              : MannerPhrases.join(why, question));
    }
  }

  /** The callee does not hear what is asked, however often it is said. */
  void unheard() {
    if (state.script.bounded() && state.memory.errand == null && flow.asking() != null) {
      state.memory.missed++;
      state.memory.missedInAll++;
      help(null, MannerPhrases.BAD_LINE);
    } else {
      missed();
    }
  }

  /** Whether asking once more is no use. */
  boolean exhausted() {
    return many() || worn();
  }

  /** Whether so much was not understood that no other question is any use either. */
  boolean many() {
    return state.memory.missed >= MOST || state.memory.missedInAll >= MOST_OF_A_CALL;
  }

  /** Whether the node's question was put as often as any may be. */
  boolean worn() {
    return state.memory.puts.getOrDefault(state.memory.text, 0) >= MOST;
  }

  /** The node's question is put. */
  void put() {
    if (!state.memory.text.isBlank()) {
      state.memory.puts.merge(state.memory.text, 1, Integer::sum);
    }
  }

  /** It was not, after all. */
  void unput() {
    state.memory.puts.computeIfPresent(state.memory.text, (_, puts) -> puts > 1 ? puts - 1 : null);
  }

  /** Asks somebody again who was not there: once, what they did not hear does not count. */
  void backAfterSilence() {
    Memory memory = state.memory;
    if (!memory.cameBack) {
      memory.cameBack = true;
      memory.puts.remove(memory.text);
    }
    back("");
  }

  /**
   * Comes back to what was asked, behind an answer.
   *
   * @param answer may be empty
   */
  void back(String answer) {
    Errand errand = state.memory.errand;
    if (errand != null) {
      state.sayAgain(MannerPhrases.join(answer, errand.question()));
      return;
    }
    boolean worn = worn();
    put();
    state.sayAgain(
        MannerPhrases.join(
            answer, worn ? MannerPhrases.YOUR_ANSWER : Sentences.wholeQuestion(state.memory.text)));
    if (worn) {
      state.memory.said = Sentences.wholeQuestion(state.memory.text);
    }
  }

  /**
   * A way out that is left when nothing fits, taken again and again: as often as it may be.
   *
   * @param exit that way
   */
  void otherwise(Exit exit) {
    Memory memory = state.memory;
    String next = exit.next();
    if (next.equals(memory.node)) {
      String bound = flow.boundOf(exit);
      if (bound != null) {
        flow.follow(exit, false);
      } else {
        flow.visit(exit);
        if (memory.missed + 1 >= MOST && exit.then() != null) {
          flow.enter(exit.then());
        } else {
          missed();
        }
      }
      return;
    }
    memory.missed++;
    memory.missedInAll++;
    boolean asks = state.script.node(next) instanceof Node.Asking;
    if (asks && exhausted()) {
      flow.visit(exit);
      help(exit.then());
    } else {
      flow.follow(exit, false);
    }
  }

  /**
   * Offers that somebody calls who understands better.
   *
   * @param instead the node the agent's author leads to, null for none
   */
  void help(@Nullable String instead) {
    help(instead, MannerPhrases.HELP);
  }

  private void help(@Nullable String instead, String words) {
    Manner person = state.script.manner(CalleeIntent.PERSON);
    String next = instead == null ? person.next() : instead;
    if (next != null) {
      forget();
      flow.enter(next);
      return;
    }
    Errand errand = state.memory.errand;
    if (errand != null) {
      giveUp();
      return;
    }
    state.memory.errand = new Errand.Help(1);
    flow.listen();
    state.sayAgain(words);
  }

  /** Takes leave of somebody who could not be understood. */
  void giveUp() {
    state.memory.errand = null;
    state.take("no_match");
    state.goodbye(Phrases.NO_MATCH, null, EndReason.NO_MATCH);
  }
}
