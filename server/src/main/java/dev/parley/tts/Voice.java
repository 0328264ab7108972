package dev.parley.tts;

/**
 * A voice.
 *
 * @param engine {@code hibari}, {@code pico}, {@code flite}, or {@code server} for one that others
 *     speak with
 * @param id the engine's own name for it, such as {@code en-US} or {@code rms}
 * @param speed 1.0 is the voice's own pace
 */
public record Voice(String engine, String id, double speed) {
  /** Such as {@code flite:rms}. */
  public String name() {
    return engine + ":" + id;
  }
}
