package dev.parley.stt;

/**
 * How to listen.
 *
 * @param language BCP 47, such as {@code en-US}
 * @param rate samples a second of what is heard
 * @param partials whether {@link SttEvent.Partial} results are wanted
 */
public record SttOptions(String language, int rate, boolean partials) {
  /** What kind of words a recogniser may expect. */
  public enum Expected {
    FREE,
    YES_NO,
    DIGITS,
    NAME
  }
}
