package dev.parley.call;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a call. All events of a call, in order, are its journal; transcript,
 * metrics, replay and webhooks are read from it.
 */
public sealed interface CallEvent {
  /** When it happened. */
  Instant at();

  /** The fence is committed and the INVITE is about to leave. */
  record Dialling(Instant at, AttemptId attempt, String trunk, String sipCallId)
      implements CallEvent {}

  /** The far end rings (SIP 180, or 183 with early media). */
  record Ringing(Instant at, boolean earlyMedia) implements CallEvent {}

  record Answered(Instant at) implements CallEvent {}

  /**
   * The conversation begins. With these and the {@link Stepped} events it can be held again.
   *
   * @param version of the agent's document
   * @param scope what the texts of the document can refer to, as JSON
   */
  record Began(Instant at, AgentId agent, int version, String scope) implements CallEvent {}

  /**
   * One step of the conversation: the event that went in and the commands that came out, as JSON.
   *
   * @param index counts from 0 without a gap
   * @param offset since the answer
   */
  record Stepped(Instant at, int index, Duration offset, String event, List<String> commands)
      implements CallEvent {}

  /**
   * Words of the agent that were really played out.
   *
   * @param node the node they belong to, null for words of no node (a check-in, a goodbye)
   * @param step the node's step number
   * @param interrupted whether the words were cut short; {@code text} ends at the last one heard
   * @param from first sample of the words since the answer, as time
   * @param to end of the last sample played
   */
  record AgentSpoke(
      Instant at,
      @Nullable String node,
      int step,
      String text,
      boolean interrupted,
      Duration from,
      Duration to)
      implements CallEvent {}

  /**
   * The agent fell silent in the middle of its words because the callee made a sound, and went on
   * when that proved to be no interruption.
   *
   * @param from since the answer
   * @param to since the answer
   */
  record AgentPaused(Instant at, Duration from, Duration to) implements CallEvent {}

  /**
   * A turn of the callee.
   *
   * @param confidence average token log-probability, 0 is certain
   * @param digits whether the turn was keyed and not spoken
   */
  record CalleeSpoke(
      Instant at,
      @Nullable String node,
      int step,
      String text,
      double confidence,
      boolean digits,
      Duration from,
      Duration to)
      implements CallEvent {}

  /**
   * The callee put the call on hold. Nothing is said or heard until {@link Resumed}, or the end.
   *
   * @param from since the answer
   */
  record Held(Instant at, Duration from) implements CallEvent {}

  /**
   * The conversation goes on after a hold.
   *
   * @param from when the hold began, since the answer
   * @param to since the answer
   */
  record Resumed(Instant at, Duration from, Duration to) implements CallEvent {}

  /** How long the callee waited for an answer. */
  record GapMeasured(Instant at, FeltGap gap) implements CallEvent {}

  /**
   * An action of the agent failed.
   *
   * @param action {@code nodeId.actionId}
   * @param name what its author calls it, null for nothing
   * @param status of the HTTP answer, null if there was none
   * @param error why, for a person
   */
  record ActionFailed(
      Instant at,
      String action,
      @Nullable String name,
      String node,
      @Nullable Integer status,
      String error)
      implements CallEvent {}

  /** Something a reader of the call should know, such as a variable that had no value. */
  record Noted(Instant at, String text) implements CallEvent {}

  /**
   * Figures of the audio when the line was hung up (RFC 3550 section 6.4).
   *
   * @param sent packets sent
   * @param received packets received
   * @param lost packets that never came
   * @param late packets that came too late to be played
   * @param stalled how much audio was not sent since the machine stood still for over 200 ms
   * @param jitter interarrival jitter of what was received
   * @param lostThere packets the far end says it lost
   * @param roundTrip zero when it is not known
   */
  record MediaMeasured(
      Instant at,
      long sent,
      long received,
      long lost,
      long late,
      Duration stalled,
      Duration jitter,
      long lostThere,
      Duration roundTrip)
      implements CallEvent {}

  /** The recording is closed. */
  record Recorded(Instant at, Path file, Duration length) implements CallEvent {}

  /**
   * The end.
   *
   * @param detail what exactly happened, for a person, such as {@code "SIP 486 Busy Here"}
   * @param variables the conversation's variables by name
   * @param outcomes the ids of the outcomes taken, in order
   */
  record Ended(
      Instant at,
      EndReason reason,
      String detail,
      Map<String, String> variables,
      List<String> outcomes)
      implements CallEvent {}
}
