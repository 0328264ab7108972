package dev.parley.audio;

import java.time.Duration;

/**
 * One leg's two-way audio, mono signed 16-bit. One thread reads what is heard, one thread plays;
 * neither ever holds up the media loop. Positions are ticks of {@link AudioClock}, whatever the
 * rate.
 */
public interface AudioLine {
  /**
   * Samples a second, both ways. It is settled when the media begins, before the call is told to be
   * answered, and stays the same if another codec is agreed to later.
   */
  int rate();

  /**
   * Takes the next heard frame if one is waiting. Frames come every 20 ms without a gap in {@link
   * AudioFrame#position()}; loss is concealed. Only a reader more than 2 s behind loses the oldest.
   *
   * @param into a frame of the line's rate
   * @return whether it was filled
   */
  boolean poll(AudioFrame into);

  /**
   * Whether a packet of the far end came after a {@link System#nanoTime()}. What is heard without
   * one is made up.
   */
  boolean heardSince(long nanos);

  /** Whether the line is gone; frames heard before may still wait. */
  boolean closed();

  /**
   * Queues samples to be played after all earlier ones.
   *
   * @return how many samples were taken; fewer than {@code count} when the bounded queue is full
   */
  int play(short[] samples, int from, int count);

  /** Waits until {@link #play} can take at least one frame, the line closes, or time is up. */
  boolean awaitRoom(Duration limit) throws InterruptedException;

  /** Position after the samples that {@link #play} took so far. */
  long queued();

  /**
   * Position up to which what was queued has left as RTP, or was dropped. Silence sent while
   * nothing was queued does not count.
   */
  long played();

  /**
   * Fades what is playing out and drops the rest of the queue.
   *
   * @return the position, as in {@link #queued()}, up to which samples leave or have left
   */
  long stop(Duration fade);

  /**
   * Falls silent within 20 ms, in the middle of a word if need be, and keeps what is queued until
   * {@link #resume} or {@link #stop}.
   */
  void hold();

  /** Plays on where {@link #hold} fell silent. */
  void resume();

  /**
   * {@link System#nanoTime()} at which the packet left that carried the queued sample at {@code
   * position}; 0 when it has not left yet, or too long ago to be remembered (5 s).
   */
  long sentNanos(long position);
}
