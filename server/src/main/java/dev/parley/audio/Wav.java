package dev.parley.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sound clip read from a WAV file of 8 or 16-bit PCM or G.711. */
public final class Wav {
  private static final int RIFF = 0x46464952;
  private static final int WAVE = 0x45564157;
  private static final int FMT = 0x20746d66;
  private static final int DATA = 0x61746164;

  private record Format(int code, int channels, int rate, int bits) {}

  private final int rate;
  private final int channels;
  private final short[] samples;

  private Wav(int rate, int channels, short[] samples) {
    this.rate = rate;
    this.channels = channels;
    this.samples = samples;
  }

  /**
   * Reads a file.
   *
   * @throws AudioException when it is no WAV file, or has an encoding other than those
   */
  public static Wav read(Path file) throws IOException {
    return parse(Files.readAllBytes(file));
  }

  /**
   * Reads the bytes of a file. A size of data that is wrong, as a killed writer leaves it, is cut
   * to what is there.
   *
   * @throws AudioException when it is no WAV file, or has an encoding other than those
   */
  public static Wav parse(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < 12 || in.getInt() != RIFF || in.getInt(8) != WAVE) {
      throw new AudioException("no WAV file: it does not start with RIFF and WAVE");
    }
    in.position(12);
    Format format = new Format(0, 0, 0, 0);
    while (in.remaining() >= 8) {
      int chunk = in.getInt();
      long size = Math.min(in.getInt() & 0xFFFFFFFFL, in.remaining());
      int next = in.position() + (int) Math.min(size + (size & 1), in.remaining());
      if (chunk == FMT && size >= 16) {
        format = format(in, (int) size);
      } else if (chunk == DATA) {
        return new Wav(format.rate(), format.channels(), samples(in, (int) size, format));
      }
      in.position(next);
    }
    throw new AudioException("the WAV file has no data");
  }

  /** Samples a second and channel. */
  public int rate() {
    return rate;
  }

  /** How many channels. */
  public int channels() {
    return channels;
  }

  /** The samples of all channels, interleaved; not a copy. */
  public short[] samples() {
    return samples;
  }

  /** Mixed to one channel and brought to a rate. */
  public short[] mono(int wantedRate) {
    short[] mono = samples;
    if (channels > 1) {
      mono = new short[samples.length / channels];
      for (int i = 0; i < mono.length; i++) {
        int sum = 0;
        for (int c = 0; c < channels; c++) {
          sum += samples[i * channels + c];
        }
        mono[i] = (short) (sum / channels);
      }
    }
    return Resampler.convert(mono, rate, wantedRate);
  }

  /** One channel's samples, counted from 0. */
  public short[] channel(int index) {
    short[] one = new short[samples.length / channels];
    for (int i = 0; i < one.length; i++) {
      one[i] = samples[i * channels + index];
    }
    return one;
  }

  private static Format format(ByteBuffer in, int size) {
    int at = in.position();
    int code = in.getShort(at) & 0xFFFF;
    if (code == 0xFFFE && size >= 26) {
      code = in.getShort(at + 24) & 0xFFFF; // WAVE_FORMAT_EXTENSIBLE: the code heads a GUID
    }
    int channels = in.getShort(at + 2);
    int rate = in.getInt(at + 4);
    int bits = in.getShort(at + 14);
    if (channels < 1 || rate < 1) {
      throw new AudioException(
          "the WAV file says it has %d channels at %d samples a second".formatted(channels, rate));
    }
    return new Format(code, channels, rate, bits);
  }

  private static short[] samples(ByteBuffer in, int size, Format format) {
    boolean wide = format.code() == 1 && format.bits() == 16;
    short[] samples = new short[wide ? size / 2 : size];
    byte[] bytes = new byte[wide ? 0 : size];
    if (wide) {
      in.asShortBuffer().get(samples);
      return samples;
    }
    in.get(bytes);
    if (format.code() == 7 && format.bits() == 8) {
      G711.PCMU.decode(bytes, 0, samples, 0, size);
    } else if (format.code() == 6 && format.bits() == 8) {
      G711.PCMA.decode(bytes, 0, samples, 0, size);
    } else if (format.code() == 1 && format.bits() == 8) {
      for (int i = 0; i < size; i++) {
        samples[i] = (short) (((bytes[i] & 0xFF) - 128) << 8);
      }
    } else {
      throw new AudioException(
          "the WAV file has encoding %d with %d bits; convert it to 16-bit PCM"
              .formatted(format.code(), format.bits()));
    }
    return samples;
  }
}
