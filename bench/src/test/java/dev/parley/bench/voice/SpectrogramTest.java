package dev.parley.bench.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectrogramTest {
  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @CsvSource({"1000,16000", "5000,16000", "1000,8000", "3000,8000"})
  void aToneIsLoudestAtItsFrequencyAndHasItsLevelThere(double hertz, int rate) {
    Spectrogram spectrogram = Spectrogram.of(Sine.of(hertz, 3276.8, 1, rate), rate);
    assertThat(spectrogram.decibels()).hasSize(196);
    float[] window = spectrogram.decibels().get(100);
    int loudest = 0;
    for (int k = 0; k < window.length; k++) {
      loudest = window[k] > window[loudest] ? k : loudest;
    }
    assertThat(loudest * rate / 2.0 / window.length).isCloseTo(hertz, within(16.0));
    assertThat(window[loudest]).isCloseTo(-20f, within(0.5f));
    assertThat(spectrogram.loudest()).isCloseTo(-20f, within(0.5f));
    assertThat(window[window.length * 500 / (rate / 2)]).isLessThan(-60);
  }

  @Test
  void whatIsShorterThanAWindowHasOne() {
    assertThat(Spectrogram.of(new short[10], 8000).decibels()).hasSize(1);
  }

  @Test
  void theImageIsBrightWhereTheSoundIs() throws Exception {
    int rate = 16_000;
    short[] sound = new short[rate];
    System.arraycopy(Sine.of(2500, 8000, 0.5, rate), 0, sound, rate / 2, rate / 2);
    Path png = directory.resolve("tone.png");
    SpectrogramImage.write(Spectrogram.of(sound, rate), png);
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(196);
    assertThat(image.getHeight()).isEqualTo(512);
    int row = image.getHeight() - 1 - image.getHeight() * 2500 / 8000;
    assertThat(brightness(image, 150, row)).isGreaterThan(500);
    assertThat(brightness(image, 50, row)).isLessThan(20);
    assertThat(brightness(image, 150, 100)).isLessThan(100);
  }

  private static int brightness(BufferedImage image, int x, int y) {
    int rgb = image.getRGB(x, y);
    return (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
  }
}
