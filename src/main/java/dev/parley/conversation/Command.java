package dev.parley.conversation;

import dev.parley.agent.Expects;
import dev.parley.call.EndReason;
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
   */
  record Say(int say, String text, @Nullable String node, int step, boolean interruptible)
      implements Command {}

  /** Stop playing; answered by {@link Event.Spoken} with what was heard until then. */
  record StopSaying(int say) implements Command {}

  /** Listen for a turn of this kind; holds until replaced. */
  record Listen(Expects expects, @Nullable String node, int step) implements Command {}

  /** Ask the brain; answered by {@link Event.Judged} or {@link Event.JudgementFailed}. */
  record Ask(int ask, Question question) implements Command {}

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

  record SetTimer(Timer timer, Duration after) implements Command {}

  record CancelTimer(Timer timer) implements Command {}

  /** Stop a timer's time, until {@link ResumeTimer}. */
  record PauseTimer(Timer timer) implements Command {}

  /** Let a paused timer's time go on. */
  record ResumeTimer(Timer timer) implements Command {}

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
