package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 60, 1200})
  void isTheTransformOfItsDefinition(int size) {
    var random = new Random(size);
    float[] real = new float[size];
    float[] imaginary = new float[size];
    for (int i = 0; i < size; i++) {
      real[i] = random.nextFloat() - 0.5f;
      imaginary[i] = random.nextFloat() - 0.5f;
    }
    float[] r = real.clone();
    float[] i = imaginary.clone();
    var fft = new Fft(size);
    fft.forward(r, i);
    int k = size / 3;
    double expected = 0;
    for (int n = 0; n < size; n++) {
      double turn = 2 * Math.PI * n * k / size;
      expected += real[n] * Math.cos(turn) + imaginary[n] * Math.sin(turn);
    }
    assertThat((double) r[k]).isCloseTo(expected, within(1e-4));
    fft.backward(r, i);
    for (int n = 0; n < size; n++) {
      assertThat(r[n] / size).isCloseTo(real[n], within(1e-5f));
      assertThat(i[n] / size).isCloseTo(imaginary[n], within(1e-5f));
    }
  }

  @Test
  void refusesLengthsItCannotDo() {
    assertThatThrownBy(() -> new Fft(14)).hasMessageContaining("14");
  }
}
