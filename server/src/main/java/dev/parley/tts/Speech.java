package dev.parley.tts;

import org.jspecify.annotations.Nullable;

/** Speech under way: mono signed 16-bit samples at the rate asked for, pulled by one thread. */
public interface Speech extends AutoCloseable {
  /**
   * Takes the next samples, as soon as there are some.
   *
   * @return how many were written from index 0, -1 at the end
   * @throws TtsException if the voice failed
   */
  int read(short[] into) throws InterruptedException;

  /**
   * Why another voice than the one asked for speaks, so far; null as long as none does.
   *
   * @return a few words for the record of a call, with nothing of the text
   */
  default @Nullable String standIn() {
    return null;
  }

  /** Stops synthesis; samples not yet read are lost. */
  @Override
  void close();
}
