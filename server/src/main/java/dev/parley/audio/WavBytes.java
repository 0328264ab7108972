package dev.parley.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A short clip as a WAV file in memory: one channel of 16-bit PCM. */
public final class WavBytes {
  private WavBytes() {}

  /** The bytes of a file with these samples, so many a second. */
  public static byte[] of(short[] samples, int rate) {
    int size = samples.length * Short.BYTES;
    ByteBuffer file = ByteBuffer.allocate(WavWriter.HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
    WavWriter.putHeader(file, 1, rate, size);
    file.asShortBuffer().put(samples);
    return file.array();
  }
}
