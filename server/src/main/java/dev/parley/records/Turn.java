package dev.parley.records;

import dev.parley.call.CallEvent;
import dev.parley.call.TurnSpeaker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Words of the transcript.
 *
 * @param node the node they belong to, null for none
 * @param from since the answer
 * @param to since the answer
 * @param composedBy the language model that composed them, null for words as written or said
 */
public record Turn(
    Instant at,
    TurnSpeaker speaker,
    String text,
    @Nullable String node,
    int step,
    Duration from,
    Duration to,
    @Nullable String composedBy) {
  /** Words that nobody composed. */
  public Turn(
      Instant at,
      TurnSpeaker speaker,
      String text,
      @Nullable String node,
      int step,
      Duration from,
      Duration to) {
    this(at, speaker, text, node, step, from, to, null);
  }

  static Optional<Turn> of(CallEvent event) {
    return switch (event) {
      case CallEvent.AgentSpoke a ->
          Optional.of(
              new Turn(
                  a.at(),
                  TurnSpeaker.AGENT,
                  a.text(),
                  a.node(),
                  a.step(),
                  a.from(),
                  a.to(),
                  a.composedBy()));
      case CallEvent.CalleeSpoke c ->
          Optional.of(
              new Turn(c.at(), TurnSpeaker.CALLEE, c.text(), c.node(), c.step(), c.from(), c.to()));
      case CallEvent.Dialling _,
          CallEvent.Ringing _,
          CallEvent.Answered _,
          CallEvent.Began _,
          CallEvent.Stepped _,
          CallEvent.AgentPaused _,
          CallEvent.AnswererJudged _,
          CallEvent.Held _,
          CallEvent.Resumed _,
          CallEvent.GapMeasured _,
          CallEvent.ActionFailed _,
          CallEvent.MediaMeasured _,
          CallEvent.Noted _,
          CallEvent.OutcomeTaken _,
          CallEvent.OutcomeWithdrawn _,
          CallEvent.OutcomesScored _,
          CallEvent.KnowledgeCited _,
          CallEvent.ModelAsked _,
          CallEvent.OptedOut _,
          CallEvent.Unknown _,
          CallEvent.Recorded _,
          CallEvent.Ended _ ->
          Optional.empty();
    };
  }
}
