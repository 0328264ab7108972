package dev.parley.audio;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A codec with all that makes one hard to add: a payload type that is agreed on, a clock of 48,000,
 * two channels in its name, and parameters. What it sends are samples of 16 bits, 16,000 a second.
 */
public final class ToyCodec implements Codec {
  private final AtomicInteger open = new AtomicInteger();

  /** Encoders and decoders that were made and not closed. */
  public int open() {
    return open.get();
  }

  @Override
  public String name() {
    return "X-toy";
  }

  @Override
  public int payloadType() {
    return 96;
  }

  @Override
  public int clockRate() {
    return 48_000;
  }

  @Override
  public int channels() {
    return 2;
  }

  @Override
  public String parameters() {
    return "depth=16;toy=1";
  }

  @Override
  public int sampleRate() {
    return AudioFrame.WIDEBAND;
  }

  @Override
  public int longest() {
    return 3 * AudioClock.FRAME;
  }

  @Override
  public int ticks(byte[] payload, int from, int length) {
    return length / 4;
  }

  @Override
  public Encoder encoder() {
    open.incrementAndGet();
    return new Encoder() {
      @Override
      public int encode(short[] samples, int from, int count, byte[] payload, int at) {
        for (int i = 0; i < count; i++) {
          payload[at + 2 * i] = (byte) (samples[from + i] >> 8);
          payload[at + 2 * i + 1] = (byte) samples[from + i];
        }
        return 2 * count;
      }

      @Override
      public void reset() {
        // Every sample stands for itself.
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }

  @Override
  public Decoder decoder() {
    open.incrementAndGet();
    return new Decoder() {
      @Override
      public int decode(byte[] payload, int from, int length, short[] samples, int at) {
        for (int i = 0; i < length / 2; i++) {
          int high = payload[from + 2 * i] << 8;
          samples[at + i] = (short) (high | (payload[from + 2 * i + 1] & 0xFF));
        }
        return length / 2;
      }

      @Override
      public void reset() {
        // Every sample stands for itself.
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }
}
