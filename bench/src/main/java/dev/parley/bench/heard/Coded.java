package dev.parley.bench.heard;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Codec;
import dev.parley.audio.G711;
import dev.parley.audio.Resampler;

/** What becomes of speech on its way through a codec. */
public final class Coded {
  private Coded() {}

  /** Narrowband samples through µ-law. */
  public static short[] mulaw(short[] samples) {
    short[] heard = samples.clone();
    for (int i = 0; i < heard.length; i++) {
      heard[i] = G711.PCMU.decode(G711.PCMU.encode(heard[i]));
    }
    return heard;
  }

  /**
   * Wideband samples through a codec.
   *
   * @return samples of the codec's rate, in whole frames
   */
  public static short[] behind(Codec codec, short[] wideband) {
    int rate = codec.sampleRate();
    short[] samples = Resampler.convert(wideband, AudioFrame.WIDEBAND, rate);
    int frame = AudioClock.FRAME * AudioClock.samplesPerTick(rate);
    short[] heard = new short[samples.length / frame * frame];
    byte[] payload = new byte[Codec.LONGEST_PAYLOAD];
    try (Codec.Encoder encoder = codec.encoder();
        Codec.Decoder decoder = codec.decoder()) {
      for (int at = 0; at < heard.length; at += frame) {
        int length = encoder.encode(samples, at, frame, payload, 0);
        decoder.decode(payload, 0, length, heard, at);
      }
    }
    return heard;
  }
}
