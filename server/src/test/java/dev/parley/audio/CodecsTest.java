package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecsTest {
  static List<Codec> all() {
    return Codecs.ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void theLongestAudioOfACodecFitsIntoAPayload(Codec codec) {
    int samples = codec.longest() * AudioClock.samplesPerTick(codec.sampleRate());
    byte[] payload = new byte[4 * samples];
    try (Codec.Encoder encoder = codec.encoder()) {
      assertThat(encoder.encode(new short[samples], 0, samples, payload, 0))
          .isBetween(1, Codec.LONGEST_PAYLOAD);
    }
  }
}
