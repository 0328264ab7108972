package dev.parley.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Streams 16-bit PCM into a WAV file in blocks of 64 KB. The header is brought up to date after
 * every block, so that the file of a killed process plays. Not for several threads.
 */
public final class WavWriter implements AutoCloseable {
  static final int HEADER = 44;
  private static final int BLOCK = 64 * 1024;

  private final SeekableByteChannel channel;
  private final int channels;
  private final int rate;
  private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
  private final ShortBuffer waiting = block.asShortBuffer();
  private final ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
  private long written;
  private boolean broken;

  /** Starts an empty file of a number of channels and samples a second. */
  public WavWriter(SeekableByteChannel channel, int channels, int rate) throws IOException {
    this.channel = channel;
    this.channels = channels;
    this.rate = rate;
    putHeader();
    channel.position(HEADER);
  }

  /** Writes interleaved samples. */
  public void write(short[] samples, int from, int count) throws IOException {
    for (int done = 0; done < count; ) {
      if (!waiting.hasRemaining()) {
        flush();
      }
      int run = Math.min(count - done, waiting.remaining());
      waiting.put(samples, from + done, run);
      done += run;
    }
  }

  /** Writes what is held back, and the header. */
  public void flush() throws IOException {
    broken = true;
    block.clear().limit(waiting.position() * Short.BYTES);
    written += block.remaining();
    while (block.hasRemaining()) {
      channel.write(block);
    }
    waiting.clear();
    putHeader();
    channel.position(HEADER + written);
    broken = false;
  }

  /** Finishes the file; after a failed write it stays as far as it was good. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (!broken) {
        flush();
      }
    }
  }

  private void putHeader() throws IOException {
    // A WAV file's sizes have 32 bits; longer audio stays readable up to there.
    putHeader(header.clear(), channels, rate, (int) Math.min(written, 0xFFFFFFFFL - HEADER));
    header.flip();
    channel.position(0);
    while (header.hasRemaining()) {
      channel.write(header);
    }
  }

  /**
   * Puts the header of a file.
   *
   * @param into little-endian
   * @param size of the samples, in bytes
   */
  static void putHeader(ByteBuffer into, int channels, int rate, int size) {
    int frame = channels * Short.BYTES;
    into.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(size + HEADER - 8);
    into.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    into.putShort((short) 1).putShort((short) channels);
    into.putInt(rate).putInt(rate * frame).putShort((short) frame).putShort((short) 16);
    into.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(size);
  }
}
