package dev.parley.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link Conversation} is told. */
public sealed interface Event {
  /** The callee answered; the conversation begins. */
  record Answered() implements Event {}

  /** The callee speaks, for long enough or clearly enough to be meant for us. */
  record SpeechStarted() implements Event {}

  /** The callee's turn ended. */
  record TurnEnded(String text, double confidence) implements Event {}

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
   * @param outcome the id of the chosen outcome, null for none
   * @param variables by name; absent when nothing was said of one
   */
  record Judged(int ask, @Nullable String outcome, Map<String, String> variables)
      implements Event {}

  /** The brain could not answer. */
  record JudgementFailed(int ask, String reason) implements Event {}

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

  /** The line is gone; nothing more can be said. */
  record LineClosed(List<String> why) implements Event {}
}
