package dev.parley.bench.voice;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A spectrogram to look at: time to the right, a column for each 5 ms; frequency upwards from 0;
 * the louder the brighter, over 70 dB. Thin lines mark each 1000 Hz, ticks at the bottom each half
 * second.
 */
final class SpectrogramImage {
  private static final float RANGE = 70;
  private static final int LINE = 0x404a58;
  private static final int TICK = 0xffffff;
  private static final int TICK_HEIGHT = 8;

  /** From nothing to the loudest. */
  private static final int[] COLOURS = {0x000004, 0x2c0f55, 0x7a1d6d, 0xc43c4e, 0xf57d15, 0xfcffa4};

  private SpectrogramImage() {}

  static void write(Spectrogram spectrogram, Path png) throws IOException {
    if (!ImageIO.write(draw(spectrogram), "png", png.toFile())) {
      throw new IOException("This Java writes no PNG.");
    }
  }

  static BufferedImage draw(Spectrogram spectrogram) {
    int width = spectrogram.decibels().size();
    int height = spectrogram.decibels().getFirst().length;
    float floor = spectrogram.loudest() - RANGE;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      float[] levels = spectrogram.decibels().get(x);
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, colour((levels[height - 1 - y] - floor) / RANGE));
      }
    }
    mark(image, spectrogram.rate());
    return image;
  }

  private static void mark(BufferedImage image, int rate) {
    for (int hertz = 1000; hertz < rate / 2; hertz += 1000) {
      int y = image.getHeight() - 1 - image.getHeight() * hertz / (rate / 2);
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, image.getRGB(x, y) | LINE);
      }
    }
    for (int x = 0; x < image.getWidth(); x += Spectrogram.WINDOWS / 2) {
      for (int y = image.getHeight() - TICK_HEIGHT; y < image.getHeight(); y++) {
        image.setRGB(x, y, TICK);
      }
    }
  }

  private static int colour(float share) {
    float at = Math.clamp(share, 0f, 1f) * (COLOURS.length - 1);
    int below = Math.min((int) at, COLOURS.length - 2);
    int colour = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int from = COLOURS[below] >> shift & 0xff;
      int to = COLOURS[below + 1] >> shift & 0xff;
      colour |= Math.round(from + (at - below) * (to - from)) << shift;
    }
    return colour;
  }
}
