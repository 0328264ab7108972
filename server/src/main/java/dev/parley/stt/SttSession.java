package dev.parley.stt;

import dev.parley.audio.AudioClock;

/**
 * One leg being listened to. Called from one thread.
 *
 * <p>There are two kinds of recognisers, and one session suits both. One that decodes a stretch of
 * audio does so when it is asked to. One that streams makes words as it hears, tells of them as
 * {@link SttEvent.Partial} and of its own opinion as {@link SttEvent.EndOfUtterance}, and answers
 * {@link #decode} from what it knows, at once where its stream has come so far and as soon as it
 * has elsewhere; it may do so inside the call.
 */
public interface SttSession extends AutoCloseable {
  /**
   * Hears more audio, mono signed 16-bit at the rate it was opened for, without a gap.
   *
   * @param position of the first sample since the line opened, in ticks of {@link AudioClock}
   */
  void accept(short[] samples, int count, long position);

  /**
   * Asks for the text of the speech between two positions; answered by one {@link SttEvent.Final}
   * or {@link SttEvent.Failed} with the same bounds. The recogniser adds the padding it needs.
   * Asking again for other bounds makes an unanswered earlier request worthless: it may be dropped.
   */
  void decode(long from, long to, SttOptions.Expected expected);

  /** Forgets audio, and words in it, before a position; it will not be decoded. */
  void forget(long before);

  @Override
  void close();
}
