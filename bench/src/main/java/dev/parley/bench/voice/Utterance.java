package dev.parley.bench.voice;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Resampler;
import dev.parley.bench.heard.Coded;
import java.time.Duration;

/** What a voice made of a text. */
final class Utterance {
  /** Samples a second as they go to a wideband line. */
  static final int RATE = AudioFrame.WIDEBAND;

  private final String text;
  private final short[] samples;
  private final Cost cost;

  /**
   * What it took to say it.
   *
   * @param first from the order to the first sound that can leave
   * @param firstUsed processor time of the synthesis until then
   * @param used processor time of the synthesis
   */
  record Cost(Duration first, Duration firstUsed, Duration used) {}

  /**
   * An utterance.
   *
   * @param samples at 16 kHz without the silence before; not copied
   */
  Utterance(String text, short[] samples, Cost cost) {
    this.text = text;
    this.samples = samples;
    this.cost = cost;
  }

  String text() {
    return text;
  }

  Cost cost() {
    return cost;
  }

  /** At 16 kHz; not a copy. */
  short[] samples() {
    return samples;
  }

  /** In seconds. */
  double length() {
    return (double) samples.length / RATE;
  }

  /** At 8 kHz, as it goes to a telephone line. */
  short[] narrowband() {
    return Resampler.convert(samples, RATE, AudioFrame.NARROWBAND);
  }

  /** At 8 kHz, as it comes out of a telephone: in its band, behind µ-law. */
  short[] onTelephone() {
    return Coded.mulaw(TelephoneBand.of(narrowband()));
  }
}
