package dev.parley.conversation;

import dev.parley.agent.Node;
import dev.parley.agent.Outcomes;
import dev.parley.brain.Line;
import dev.parley.brain.Question;
import dev.parley.call.EndReason;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.intents.DialogueAct;
import dev.parley.language.intents.GlobalIntent;
import dev.parley.language.intents.IntentWords;
import dev.parley.language.speech.Phrases;
import dev.parley.language.words.Sentences;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a turn of the callee's is taken for: an answer, a dialogue act, a wish that ends the call.
 */
final class Replies {
  private static final int MOST_UNCLEAR = 2;
  private static final int MOST_REPEATS = 3;

  private final ConversationState state;
  private final Flow flow;

  Replies(ConversationState state, Flow flow) {
    this.state = state;
    this.flow = flow;
  }

  /**
   * Takes a turn for what it is.
   *
   * @param news the part of it that was not taken before
   * @param cut the words it was spoken over
   */
  void take(Phase.Turn turn, String news, Phase.@Nullable Cut cut) {
    Memory memory = state.memory;
    state.latest = state.latest == null ? null : state.latest.taken(memory);
    memory.history.add(Line.callee(news));
    memory.reply = new Pieces(state).joined(turn);
    object(turn);
    memory.silences = 0;
    memory.patient = false;
    if (state.script.mannered()) {
      memory.moment = Memory.Moment.NONE;
      new Mannered(state, flow).take(turn, cut);
      return;
    }
    Optional<GlobalIntent> intent =
        turn.keyed()
            ? Optional.empty()
            : GlobalIntent.of(
                turn.text(), flow.choices().stream().map(Question.Choice::label).toList());
    if (intent.isPresent()) {
      noteOutcome(intent.get());
      state.goodbye(Phrases.goodbye(intent.get()), null, EndReason.AGENT_ENDED);
    } else if (turn.unclear() && memory.unclear < MOST_UNCLEAR) {
      memory.unclear++;
      state.sayAgain(Phrases.unclear(Sentences.question(memory.text)));
    } else if (turn.keyed() || !polite(turn.text(), cut)) {
      memory.unclear = 0;
      flow.evaluate();
    }
  }

  /** Has a turn that objects to what our goodbye said judged by that alone. */
  private void object(Phase.Turn turn) {
    Memory memory = state.memory;
    Objection objection = state.objection;
    memory.against = "";
    if (objection != null
        && state.script.bounded()
        && (objection.none(turn.text()) || (objection.bare(turn.text()) && keepsWords()))) {
      memory.reply = objection.turn();
      return;
    }
    String news = objection == null || turn.keyed() ? "" : objection.in(turn.text());
    if (objection != null && !news.isEmpty()) {
      memory.reply = news;
      memory.against = objection.outcome();
    }
  }

  /** Whether the question before the goodbye asked for words, which none of ours then denies. */
  private boolean keepsWords() {
    Node.Asking node = flow.asking();
    return node != null && node.outcomes() instanceof Outcomes.Rules;
  }

  /** Whether a turn that is not taken demands not to be called again. */
  boolean optsOut(Phase.Turn turn) {
    return state.script.mannered()
        ? IntentWords.of(turn.text()).equals(Optional.of(CalleeIntent.OPTOUT))
        : GlobalIntent.of(turn.text(), List.of()).equals(Optional.of(GlobalIntent.OPT_OUT));
  }

  /** Heeds it without a word. */
  void optOut() {
    if (state.script.mannered()) {
      flow.suppress();
    } else {
      noteOutcome(GlobalIntent.OPT_OUT);
    }
  }

  private void noteOutcome(GlobalIntent intent) {
    state.take(intent.outcome());
    state.pending.note(
        switch (intent) {
          case OPT_OUT -> "The callee does not want to be called again.";
          case OPERATOR -> "The callee asked to speak to a person.";
          case WRONG_NUMBER -> "The callee says this is the wrong number.";
        });
  }

  /** Answers a turn that is only a dialogue act; false if it is more than that. */
  private boolean polite(String text, Phase.@Nullable Cut cut) {
    Memory memory = state.memory;
    boolean start = state.script.node(memory.node) instanceof Node.Start;
    DialogueAct act = DialogueAct.of(text).orElse(null);
    boolean again =
        switch (act) {
          case null -> false;
          case GREETING, REPEAT -> true;
          case PICKING_UP -> start && cut != null && !heardOut(cut);
          case HOLD -> false;
        };
    if (act == DialogueAct.HOLD) {
      memory.patient = true;
      state.say(Phrases.TAKE_YOUR_TIME, null, true, new Phase.After.Listen());
      return true;
    }
    if (!again || memory.repeats >= MOST_REPEATS) {
      return false;
    }
    boolean resumes = cut != null && act != DialogueAct.REPEAT;
    if (!resumes && memory.text.isBlank()) {
      return false; // whoever waits without a word waits for just this
    }
    memory.repeats++;
    if (resumes) {
      resume(cut);
    } else {
      state.sayAgain(act == DialogueAct.REPEAT ? memory.text : Sentences.question(memory.text));
    }
    return true;
  }

  /** Goes on with words that were cut, from the sentence they were cut in. */
  void resume(Phase.@Nullable Cut cut) {
    String rest = cut == null ? "" : Unheard.of(cut.text(), cut.heard());
    if (rest.isEmpty()) {
      state.await();
    } else {
      state.memory.said = cut == null ? rest : cut.text();
      state.say(rest, state.memory.node, true, new Phase.After.Listen());
    }
  }

  /** Whether the callee heard the question when they spoke over it. */
  static boolean heardOut(Phase.Cut cut) {
    List<String> sentences = Sentences.of(Unheard.of(cut.text(), cut.heard()));
    return sentences.stream().noneMatch(sentence -> sentence.endsWith("?"))
        || (sentences.size() == 1 && Unheard.share(cut.text(), cut.heard()) > 0.8);
  }
}
