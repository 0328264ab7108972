package dev.parley.stt;

import dev.parley.audio.AudioFrame;

/** The sample rates for which Silero gives out networks; they differ in size only. */
enum SileroRate {
  NARROWBAND(AudioFrame.NARROWBAND, "If_0_else_branch__Inline_0__"),
  WIDEBAND(AudioFrame.WIDEBAND, "If_0_then_branch__Inline_0__");

  private final int rate;
  private final String constants;

  SileroRate(int rate, String constants) {
    this.rate = rate;
    this.constants = constants;
  }

  /**
   * The one for lines of so many samples a second.
   *
   * @throws SttException when there is none
   */
  static SileroRate of(int rate) {
    for (SileroRate one : values()) {
      if (one.rate == rate) {
        return one;
      }
    }
    throw new SttException(
        "Voice activity cannot be detected at %d samples a second.".formatted(rate));
  }

  /** What the names of its weights begin with. */
  String constants() {
    return constants;
  }

  /** Samples of a window: 32 ms. */
  int window() {
    return rate * 32 / 1000;
  }

  /** Samples of the window before that must be seen again: 4 ms. */
  int context() {
    return rate * 4 / 1000;
  }

  /** Samples between two spectra: 8 ms. */
  int hop() {
    return rate * 8 / 1000;
  }

  /** Samples seen at once, the last of them mirrored. */
  int input() {
    return 5 * hop();
  }

  /** Bands of a spectrum, of two hops. */
  int bands() {
    return hop() + 1;
  }
}
