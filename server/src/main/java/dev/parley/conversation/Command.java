package dev.parley.conversation;

import dev.parley.agent.Expects;
import dev.parley.brain.Line;
import dev.parley.brain.Question;
import dev.parley.call.EndReason;
import dev.parley.knowledge.KnownAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link Conversation} wants done. */
public sealed interface Command {
  /**
   * Say words; answered by {@link Event.Spoken}.
   *
   * @param say counts from 0
   * @param node the node the words belong to, null for a check-in or the like
   * @param interruptible whether the callee may speak over them
   * @param composedBy the language model that composed them, null for words as written
   */
  record Say(
      int say,
      String text,
      @Nullable String node,
      int step,
      boolean interruptible,
      Delivery delivery,
      @Nullable String composedBy)
      implements Command {
    /** Words as they are written. */
    public Say(
        int say,
        String text,
        @Nullable String node,
        int step,
        boolean interruptible,
        Delivery delivery) {
      this(say, text, node, step, interruptible, delivery, null);
    }

    /** Words said as always. */
    public Say(int say, String text, @Nullable String node, int step, boolean interruptible) {
      this(say, text, node, step, interruptible, Delivery.USUAL);
    }
  }

  /** Stop playing; answered by {@link Event.Spoken} with what was heard until then. */
  record StopSaying(int say) implements Command {}

  /** Listen for a turn of this kind; holds until replaced. */
  record Listen(Expects expects, @Nullable String node, int step) implements Command {}

  /** Ask the brain; answered by {@link Event.Judged} or {@link Event.JudgementFailed}. */
  record Ask(int ask, Question question) implements Command {}

  /**
   * Compose the words of a node; answered by {@link Event.Composed} for each sentence, then by
   * {@link Event.ComposingEnded} or {@link Event.ComposingFailed}.
   *
   * @param compose counts from 0
   * @param instructions what to say, all references rendered
   * @param history what was said so far, oldest first
   * @param adapts whether the instructions are the words themselves, to be adapted to what was said
   */
  record Compose(
      int compose, String instructions, List<Line> history, String node, int step, boolean adapts)
      implements Command {
    public Compose {
      history = List.copyOf(history);
    }

    /** Words that are the model's own. */
    public Compose(int compose, String instructions, List<Line> history, String node, int step) {
      this(compose, instructions, history, node, step, false);
    }
  }

  /** Compose no further; what is still under way is not wanted. */
  record StopComposing(int compose) implements Command {}

  /**
   * Run an HTTP action, all references rendered; answered by {@link Event.ActionFinished}.
   *
   * @param results JSONPath by variable name
   */
  record RunAction(
      int run,
      String action,
      String method,
      String url,
      Map<String, String> headers,
      @Nullable String body,
      Duration timeout,
      Map<String, String> results)
      implements Command {}

  /**
   * Press keys for the far end to hear.
   *
   * @param digits of 0-9, *, #
   */
  record SendDigits(String digits) implements Command {}

  record SetTimer(Timer timer, Duration after) implements Command {}

  record CancelTimer(Timer timer) implements Command {}

  /** Stop a timer's time, until {@link ResumeTimer}. */
  record PauseTimer(Timer timer) implements Command {}

  /** Let a paused timer's time go on. */
  record ResumeTimer(Timer timer) implements Command {}

  /** Keep the callee's number from being called again, before anything else of this step. */
  record Suppress() implements Command {}

  /**
   * Keep on the record that a question of the callee's was answered, and from what.
   *
   * @param asked the callee's turn
   */
  record Cite(String asked, KnownAnswer known) implements Command {}

  /** Keep a note on the call. */
  record Note(String text) implements Command {}

  /**
   * Hang up; the conversation is over.
   *
   * @param outcomes ids of the outcomes taken, in order
   */
  record HangUp(EndReason reason, Map<String, String> variables, List<String> outcomes)
      implements Command {}
}
