package dev.parley.call;

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

  /** What happens on one leg of the call, and not to the call as a whole. */
  interface OfLeg {
    LegId leg();
  }

  /** The fence is committed and the INVITE is about to leave. */
  record Dialling(Instant at, LegId leg, AttemptId attempt, String trunk, String sipCallId)
      implements CallEvent, OfLeg {}

  /** The far end rings (SIP 180, or 183 with early media). */
  record Ringing(Instant at, LegId leg, boolean earlyMedia) implements CallEvent, OfLeg {}

  record Answered(Instant at, LegId leg) implements CallEvent, OfLeg {}

  /**
   * The conversation begins. With these and the {@link Stepped} events it can be held again.
   *
   * @param version of the agent's document
   * @param scope what the texts of the document can refer to, as JSON
   * @param format of the scope and the steps, {@link JournalFormat}
   */
  record Began(Instant at, AgentId agent, int version, String scope, int format)
      implements CallEvent {
    /** A conversation that is kept as they are now. */
    public Began(Instant at, AgentId agent, int version, String scope) {
      this(at, agent, version, scope, JournalFormat.NUMBER);
    }
  }

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
   * @param composedBy the language model that composed the words, null for words as written
   */
  record AgentSpoke(
      Instant at,
      LegId leg,
      @Nullable String node,
      int step,
      String text,
      boolean interrupted,
      Duration from,
      Duration to,
      @Nullable String composedBy)
      implements CallEvent, OfLeg {
    /** Words as they are written. */
    public AgentSpoke(
        Instant at,
        LegId leg,
        @Nullable String node,
        int step,
        String text,
        boolean interrupted,
        Duration from,
        Duration to) {
      this(at, leg, node, step, text, interrupted, from, to, null);
    }
  }

  /**
   * The agent fell silent in the middle of its words because the callee made a sound, and went on
   * when that proved to be no interruption.
   *
   * @param from since the answer
   * @param to since the answer
   */
  record AgentPaused(Instant at, LegId leg, Duration from, Duration to)
      implements CallEvent, OfLeg {}

  /**
   * It was found who took the call, or that it was somebody else than was thought.
   *
   * @param probability that it is so
   * @param because what it was found by, for a person
   */
  record AnswererJudged(
      Instant at, LegId leg, Answerer answerer, double probability, String because)
      implements CallEvent, OfLeg {}

  /**
   * A turn of the callee.
   *
   * @param confidence average token log-probability, 0 is certain
   * @param digits whether the turn was keyed and not spoken
   */
  record CalleeSpoke(
      Instant at,
      LegId leg,
      @Nullable String node,
      int step,
      String text,
      double confidence,
      boolean digits,
      Duration from,
      Duration to)
      implements CallEvent, OfLeg {}

  /**
   * The callee put the call on hold. Nothing is said or heard until {@link Resumed}, or the end.
   *
   * @param from since the answer
   */
  record Held(Instant at, LegId leg, Duration from) implements CallEvent, OfLeg {}

  /**
   * The conversation goes on after a hold.
   *
   * @param from when the hold began, since the answer
   * @param to since the answer
   */
  record Resumed(Instant at, LegId leg, Duration from, Duration to) implements CallEvent, OfLeg {}

  /**
   * The conversation took an outcome of a node.
   *
   * @param index of the step ({@link Stepped}) in which it did
   * @param step the node's step number
   */
  record OutcomeTaken(Instant at, int index, String node, int step, String outcome)
      implements CallEvent {}

  /**
   * An outcome does not count: the callee was not done when it was taken, and the conversation went
   * back to where it stood before.
   *
   * @param index of the step ({@link Stepped}) in which it did
   * @param step the node's step number
   */
  record OutcomeWithdrawn(Instant at, int index, String node, int step, String outcome)
      implements CallEvent {}

  /**
   * The callee demanded not to be called again. Where this is kept, the number is suppressed too.
   *
   * @param index of the step ({@link Stepped}) in which it was heeded
   */
  record OptedOut(Instant at, int index) implements CallEvent {}

  /**
   * What a judgement went by, just before the step that tells the conversation of it.
   *
   * @param ask the number of the question in the steps
   */
  record OutcomesScored(Instant at, int ask, Scores scores) implements CallEvent {}

  /**
   * A question of the callee's was answered from a knowledge base.
   *
   * @param asked the callee's turn
   * @param text the answer
   * @param base id of the knowledge base
   * @param item id of the item in it
   * @param probability that it answers what was asked, 0 to 1; 0 where a model says so
   * @param composedBy the language model that composed the answer, null for words as written
   */
  record KnowledgeCited(
      Instant at,
      String asked,
      String text,
      String base,
      String item,
      double probability,
      @Nullable String composedBy)
      implements CallEvent {
    /** An answer in the words of the base. */
    public KnowledgeCited(
        Instant at, String asked, String text, String base, String item, double probability) {
      this(at, asked, text, base, item, probability, null);
    }
  }

  /** A language model was asked; told once it is known what became of it. */
  record ModelAsked(Instant at, ModelUse use) implements CallEvent {}

  /** How long the callee waited for an answer. */
  record GapMeasured(Instant at, LegId leg, FeltGap gap) implements CallEvent, OfLeg {}

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
   * @param codec the one agreed to last, by its name in session descriptions; null when none was
   */
  record MediaMeasured(
      Instant at,
      LegId leg,
      long sent,
      long received,
      long lost,
      long late,
      Duration stalled,
      Duration jitter,
      long lostThere,
      Duration roundTrip,
      @Nullable String codec)
      implements CallEvent, OfLeg {}

  /** The recording is closed. */
  record Recorded(Instant at, LegId leg, RecordingKey key, Duration length)
      implements CallEvent, OfLeg {}

  /**
   * Something that this version does not know; a later one wrote it.
   *
   * @param name what a journal calls it
   * @param format the number of the format it was written in
   */
  record Unknown(Instant at, String name, int format) implements CallEvent {}

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
