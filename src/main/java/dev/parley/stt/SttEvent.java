package dev.parley.stt;

import java.time.Duration;

/** What a recogniser heard. Positions are samples at 8 kHz since the line opened. */
public sealed interface SttEvent {
  /** Words so far; they may still change. */
  record Partial(String text, long from, long to) implements SttEvent {}

  /**
   * The text between two positions, final for them. Empty when there was no speech.
   *
   * @param confidence average token log-probability; 0 is certain, below -0.8 is noise
   * @param took from the request to this answer
   */
  record Final(String text, double confidence, long from, long to, Duration took)
      implements SttEvent {}

  /** The request could not be answered. */
  record Failed(long from, long to, String reason) implements SttEvent {}
}
