package dev.parley.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The outline of a recording, to be drawn: of each piece of time the least and the greatest sample
 * of each channel. It is read piece by piece, for a recording may be longer than there is memory.
 */
public final class Peaks {
  private static final int BITS_DROPPED = Short.SIZE - Byte.SIZE;

  private Peaks() {}

  /**
   * Reads a file of 16-bit PCM as {@link WavWriter} writes them.
   *
   * @param perSecond pieces a second; the rate must be a multiple of it
   * @return two signed bytes for each channel of each piece, its least and greatest sample in 1/128
   *     of full scale; the last piece is filled with silence
   * @throws AudioException if it is no such file
   */
  public static byte[] of(Path wav, int perSecond) throws IOException {
    try (InputStream in = Files.newInputStream(wav)) {
      ByteBuffer header = ByteBuffer.wrap(in.readNBytes(WavWriter.HEADER));
      header.order(ByteOrder.LITTLE_ENDIAN);
      if (header.remaining() < WavWriter.HEADER) {
        throw new AudioException("no recording: it ends within its header");
      }
      int channels = header.getShort(22);
      int rate = header.getInt(24);
      if (header.getShort(20) != 1 || header.getShort(34) != Short.SIZE || channels < 1) {
        throw new AudioException("no recording: it is not of 16-bit PCM");
      }
      if (rate < perSecond || rate % perSecond != 0) {
        throw new AudioException(
            "its %d samples a second are no multiple of %d".formatted(rate, perSecond));
      }
      long data = Math.max(0, Files.size(wav) - WavWriter.HEADER);
      int piece = rate / perSecond * channels;
      int pieces = Math.toIntExact(Math.ceilDiv(data / Short.BYTES, piece));
      return read(in, pieces, piece, channels);
    }
  }

  private static byte[] read(InputStream in, int pieces, int piece, int channels)
      throws IOException {
    ByteBuffer peaks = ByteBuffer.allocate(Math.multiplyExact(pieces, 2 * channels));
    byte[] bytes = new byte[piece * Short.BYTES];
    ByteBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < pieces; i++) {
      int read = in.readNBytes(bytes, 0, bytes.length);
      if (read == 0) {
        throw new EOFException("The recording became shorter while it was read.");
      }
      Arrays.fill(bytes, read - read % Short.BYTES, bytes.length, (byte) 0);
      for (int channel = 0; channel < channels; channel++) {
        int least = Short.MAX_VALUE;
        int greatest = Short.MIN_VALUE;
        for (int at = channel; at < piece; at += channels) {
          int sample = samples.getShort(at * Short.BYTES);
          least = Math.min(least, sample);
          greatest = Math.max(greatest, sample);
        }
        peaks.put((byte) (least >> BITS_DROPPED)).put((byte) (greatest >> BITS_DROPPED));
      }
    }
    return peaks.array();
  }
}
