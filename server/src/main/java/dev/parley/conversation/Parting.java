package dev.parley.conversation;

import dev.parley.agent.Exit;
import dev.parley.agent.Manner;
import dev.parley.agent.Outcomes;
import dev.parley.call.EndReason;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.intents.IntentLabels;
import dev.parley.language.speech.MannerPhrases;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a conversation ends for what the callee wants: as the agent's author says, or as usual. */
final class Parting {
  private final ConversationState state;
  private final Flow flow;

  Parting(ConversationState state, Flow flow) {
    this.state = state;
    this.flow = flow;
  }

  /**
   * Says words that are an intent's, and goes where its manner leads.
   *
   * @param usual the words where the manner has none
   * @return whether it leads anywhere
   */
  boolean led(CalleeIntent intent, String usual) {
    Manner manner = state.script.manner(intent);
    String next = manner.next();
    String outcome = manner.outcome();
    if (outcome == null && next == null) {
      return false;
    }
    String words = words(intent, usual);
    Exit exit = outcome == null ? null : flow.exit(outcome);
    if (exit != null) {
      state.preface(words);
      flow.follow(exit, true);
      return true;
    }
    if (outcome != null) {
      state.take(outcome);
    }
    if (next != null) {
      state.preface(words);
      flow.enter(next);
    } else {
      state.goodbye(words, null, EndReason.AGENT_ENDED);
    }
    return true;
  }

  /** An intent's words: the author's, or the usual ones. */
  String words(CalleeIntent intent, String usual) {
    String text = state.script.manner(intent).text();
    return text == null ? usual : state.spoken(text);
  }

  /**
   * Ends for an intent, by the outcome of the node that is made for it if there is one.
   *
   * @param usual what is said where the manner has no words
   */
  void end(CalleeIntent intent, String outcome, String usual) {
    if (led(intent, usual)) {
      return;
    }
    Exit exit = flow.exit(outcome);
    if (exit != null) {
      flow.follow(exit, true);
    } else {
      state.take(outcome);
      state.goodbye(words(intent, usual), null, EndReason.AGENT_ENDED);
    }
  }

  /**
   * Keeps the callee's number from being called again, once the turn that wants it is sure.
   *
   * @param meant an outcome of the node that the turn means too, or null; one that is made for this
   *     is taken in place of our goodbye
   */
  void optOut(@Nullable String meant) {
    if (state.waitsToBeSure(new Phase.After.OptOut(meant))) {
      return;
    }
    state.memory.errand = null;
    Exit exit = meant == null ? null : flow.exit(meant);
    if (exit instanceof Outcomes.Choice choice
        && IntentLabels.of(choice.label()).equals(Optional.of(CalleeIntent.OPTOUT))) {
      keepFromCalls();
      flow.follow(exit, true);
      return;
    }
    suppress();
    state.goodbye(words(CalleeIntent.OPTOUT, MannerPhrases.NOT_AGAIN), null, EndReason.AGENT_ENDED);
  }

  /** The same without a word, while others are being said. */
  void suppress() {
    Manner manner = state.script.manner(CalleeIntent.OPTOUT);
    String outcome = manner.outcome();
    state.take(outcome == null ? "opt_out" : outcome);
    keepFromCalls();
  }

  private void keepFromCalls() {
    state.pending.suppress();
    state.pending.note("The callee does not want to be called again.");
  }

  /** Leaves somebody who is not who was meant. */
  void wrong() {
    state.memory.errand = null;
    state.pending.note("The callee says this is the wrong number.");
    end(CalleeIntent.WRONG, "wrong_person", MannerPhrases.SORRY_TO_BOTHER);
  }

  /** Leaves somebody who tells that who is wanted has died. */
  void bereaved() {
    state.memory.errand = null;
    state.pending.note("The callee says that who is wanted has died.");
    if (flow.exit("wrong_person") != null) {
      state.preface(MannerPhrases.CONDOLENCE);
    }
    end(CalleeIntent.WRONG, "wrong_person", MannerPhrases.CONDOLENCE_ENDS);
  }

  /** Hands over to a person, or promises that one will call. */
  void person() {
    state.pending.note("The callee asked to speak to a person.");
    String number = state.script.document().about().callbackNumber();
    end(
        CalleeIntent.PERSON,
        "wants_person",
        state.script.manner(CalleeIntent.PERSON).next() == null
            ? MannerPhrases.person(number == null ? "" : state.spoken(number))
            : MannerPhrases.PUTTING_THROUGH);
  }
}
