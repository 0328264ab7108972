package dev.parley.conversation;

import dev.parley.call.Answerer;
import dev.parley.call.EndReason;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.language.intents.CalleeIntent;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a {@link Conversation} is told. */
public sealed interface Event {
  /**
   * The callee answered; the conversation begins.
   *
   * @param listens whether their first words are waited for
   */
  record Answered(boolean listens) implements Event {
    /** An answer after which the agent speaks at once. */
    public Answered() {
      this(false);
    }
  }

  /**
   * It is known who took the call, or that it was somebody else than was thought. Of whoever asks
   * something it is told with each question.
   */
  record AnswererJudged(Answerer answerer) implements Event {}

  /** The tone after which a machine records. */
  record Beep() implements Event {}

  /** The callee speaks, for long enough or clearly enough to be meant for us. */
  record SpeechStarted() implements Event {}

  /**
   * The callee's turn ended.
   *
   * @param sure whether it is certain that they are done; if it is not, {@link TurnSure} or {@link
   *     TurnTakenBack} follows, and what can't be taken back waits until then
   * @param quiet how long the callee had been quiet by then; null where that is not known, as in
   *     journals of before it was told
   */
  record TurnEnded(String text, double confidence, boolean sure, @Nullable Duration quiet)
      implements Event {
    /** A turn of which it is not known how long ago its last word was. */
    public TurnEnded(String text, double confidence, boolean sure) {
      this(text, confidence, sure, null);
    }

    /** A turn that is certainly over. */
    public TurnEnded(String text, double confidence) {
      this(text, confidence, true);
    }
  }

  /** The callee is done with the turn that ended last. */
  record TurnSure() implements Event {}

  /**
   * The callee goes on with the turn that was taken for over, which is undone: the conversation
   * stands where it stood before, and the next {@link TurnEnded} has the rest of its words. Of a
   * turn that is sure it is no more than {@link SpeechStarted}.
   */
  record TurnTakenBack() implements Event {}

  /** The callee pressed a key: 0-9, *, #. */
  record Digit(char digit) implements Event {}

  /**
   * Words stopped being played, because all were or because they were stopped.
   *
   * @param say the {@link Command.Say} they belong to
   * @param heard the words really played out
   */
  record Spoken(int say, String heard, boolean complete) implements Event {}

  /**
   * The brain's answer to an {@link Command.Ask}.
   *
   * @param intent what the turn does, null where that is not sure enough to act on
   * @param outcome the id of the chosen outcome, null for none
   * @param likely where none is sure, the id of the outcome that is probably meant, or of the two
   *     of which one is, the likelier first
   * @param variables by name; absent when nothing was said of one
   * @param unsure names of those whose values may be other than they seem
   * @param known the answer to what the callee asks, null where nothing is asked or none is sure
   */
  record Judged(
      int ask,
      @Nullable CalleeIntent intent,
      @Nullable String outcome,
      List<String> likely,
      Map<String, String> variables,
      Set<String> unsure,
      @Nullable KnownAnswer known)
      implements Event {
    public Judged {
      likely = List.copyOf(likely);
      unsure = Collections.unmodifiableSet(new TreeSet<>(unsure));
    }

    /** One of a turn to whose question nothing is known. */
    public Judged(
        int ask,
        @Nullable CalleeIntent intent,
        @Nullable String outcome,
        List<String> likely,
        Map<String, String> variables,
        Set<String> unsure) {
      this(ask, intent, outcome, likely, variables, unsure, null);
    }

    /** One by which nothing is only likely. */
    public Judged(
        int ask,
        @Nullable CalleeIntent intent,
        @Nullable String outcome,
        Map<String, String> variables,
        Set<String> unsure) {
      this(ask, intent, outcome, List.of(), variables, unsure);
    }

    /** One that names no intent, and of which all is sure. */
    public Judged(int ask, @Nullable String outcome, Map<String, String> variables) {
      this(ask, null, outcome, variables, Set.of());
    }

    /** One that finds nothing. */
    static Judged nothing(int ask) {
      return new Judged(ask, null, Map.of());
    }
  }

  /** The brain could not answer. */
  record JudgementFailed(int ask, String reason) implements Event {}

  /**
   * A sentence of what was asked for by {@link Command.Compose}; they come one by one, in order.
   *
   * @param by the language model that composed it, null where that is not known
   */
  record Composed(int compose, String sentence, @Nullable String by) implements Event {
    /** A sentence of somebody who is not known. */
    public Composed(int compose, String sentence) {
      this(compose, sentence, null);
    }
  }

  /** All sentences of a {@link Command.Compose} have come. */
  record ComposingEnded(int compose) implements Event {}

  /** No more sentences of a {@link Command.Compose} will come; those that came are good. */
  record ComposingFailed(int compose, String reason) implements Event {}

  /** An action's answer. */
  record ActionFinished(int run, boolean ok, Map<String, String> variables, String detail)
      implements Event {}

  record TimerFired(Timer timer) implements Event {}

  /** The callee put the call on hold: it hears nothing, and what it sends is not said to us. */
  record Held() implements Event {}

  /**
   * The callee is back from {@link Held}.
   *
   * @param after how long the hold was
   */
  record Resumed(Duration after) implements Event {}

  /** A person asked for the call to end. */
  record EndRequested() implements Event {}

  /**
   * The line is gone; nothing more can be said.
   *
   * @param detail what exactly happened, for a person
   */
  record LineClosed(EndReason reason, String detail) implements Event {}
}
