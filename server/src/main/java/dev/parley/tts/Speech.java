package dev.parley.tts;

/** Speech under way: mono signed 16-bit samples at the rate asked for, pulled by one thread. */
public interface Speech extends AutoCloseable {
  /**
   * Takes the next samples, as soon as there are some.
   *
   * @return how many were written from index 0, -1 at the end
   * @throws TtsException if the voice failed
   */
  int read(short[] into) throws InterruptedException;

  /** Stops synthesis; samples not yet read are lost. */
  @Override
  void close();
}
