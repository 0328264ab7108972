package dev.parley.tts;

import java.util.List;

/** A synthesiser. Several threads may use it; it makes them wait. */
interface VoiceEngine extends AutoCloseable {
  /** Takes samples as they come. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes the first {@code count} samples.
     *
     * @return whether more are wanted
     */
    boolean accept(short[] samples, int count);
  }

  /** The ids of its voices, its first in front. */
  List<String> voices();

  /** Samples a second of what it gives. */
  int rate();

  /**
   * Speaks a text that {@link SpokenText} has prepared.
   *
   * @param id of the voice; an unknown one is taken for the engine's first
   * @param speed 1.0 is the voice's own pace
   * @throws TtsException if it fails
   */
  void render(String text, String id, double speed, Sink sink) throws InterruptedException;

  @Override
  void close();
}
