package dev.parley.audio;

/** 20 ms of heard audio, reused by its reader: 160 signed 16-bit samples, mono, 8 kHz. */
public final class AudioFrame {
  /** Samples in a frame. */
  public static final int SAMPLES = 160;

  /** Samples in a second. */
  public static final int RATE = 8000;

  private final short[] samples = new short[SAMPLES];
  private long position;
  private long arrivedNanos;
  private boolean concealed;

  /** The samples themselves, not a copy. */
  public short[] samples() {
    return samples;
  }

  /** Position of the first sample since the line opened. */
  public long position() {
    return position;
  }

  /** {@link System#nanoTime()} when the packet that carried the frame came off the socket. */
  public long arrivedNanos() {
    return arrivedNanos;
  }

  /** Whether the packet was lost and the samples were made up. */
  public boolean concealed() {
    return concealed;
  }

  /** Describes what {@link #samples()} now holds. */
  public void describe(long position, long arrivedNanos, boolean concealed) {
    this.position = position;
    this.arrivedNanos = arrivedNanos;
    this.concealed = concealed;
  }
}
