package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** G.711 against its definition: tables 1 and 2 of the recommendation, computed here anew. */
class G711Test {
  /** µ-law: positive output n of segment s is 2^(s+3)·(2n+33)-132, in 16-bit scale. */
  @Test
  void expandsMuLawByTheDefinition() {
    for (int segment = 0; segment < 8; segment++) {
      for (int step = 0; step < 16; step++) {
        int value = ((2 * step + 33) << (segment + 2)) - 132;
        int code = 0xFF - (segment * 16 + step);
        assertThat(G711.PCMU.decode((byte) code)).isEqualTo((short) value);
        assertThat(G711.PCMU.decode((byte) (code & 0x7F))).isEqualTo((short) -value);
      }
    }
  }

  /** A-law: segments 0 and 1 have steps of 16, each further one twice that; outputs lie midway. */
  @Test
  void expandsALawByTheDefinition() {
    int bottom = 0;
    for (int segment = 0; segment < 8; segment++) {
      int size = 16 << Math.max(0, segment - 1);
      for (int step = 0; step < 16; step++) {
        int value = bottom + step * size + size / 2;
        int code = 0x80 | segment << 4 | step;
        assertThat(G711.PCMA.decode((byte) (code ^ 0x55))).isEqualTo((short) value);
        assertThat(G711.PCMA.decode((byte) ((code & 0x7F) ^ 0x55))).isEqualTo((short) -value);
      }
      bottom += 16 * size;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,0xFF,0xD5",
    "8,0xFE,0xD5",
    "-8,0x7E,0x55",
    "1000,0xCE,0xFA",
    "-1000,0x4E,0x7A",
    "32767,0x80,0xAA",
    "-32768,0x00,0x2A"
  })
  void compressesKnownSamples(int sample, String mu, String a) {
    assertThat(G711.PCMU.encode((short) sample) & 0xFF).isEqualTo(Integer.decode(mu));
    assertThat(G711.PCMA.encode((short) sample) & 0xFF).isEqualTo(Integer.decode(a));
  }

  /** The decision values lie half a step from the output, but for bits the laws do not see. */
  @ParameterizedTest
  @EnumSource
  void staysWithinHalfAStep(G711 law) {
    for (int sample = -32635; sample <= 32635; sample++) {
      int code = law.encode((short) sample);
      int segment = ((law == G711.PCMU ? ~code : code ^ 0x55) >> 4) & 7;
      int half = law == G711.PCMU ? 4 << segment : 8 << Math.max(0, segment - 1);
      int error = Math.abs(law.decode((byte) code) - sample);
      assertThat(error).as("sample %d", sample).isLessThanOrEqualTo(half);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsEveryCodeThroughARoundTrip(G711 law) {
    for (int code = 0; code < 256; code++) {
      short sample = law.decode((byte) code);
      assertThat(law.decode(law.encode(sample))).isEqualTo(sample);
    }
  }
}
