package dev.parley.audio;

/** 20 ms of heard audio, reused by its reader: signed 16-bit samples, mono. */
public final class AudioFrame {
  /** Samples a second of narrowband audio, that of the telephone network. */
  public static final int NARROWBAND = 8000;

  /** Samples a second of wideband audio. */
  public static final int WIDEBAND = 16_000;

  private final int rate;
  private final short[] samples;
  private long position;
  private long arrivedNanos;
  private boolean concealed;

  /** A frame of so many samples a second, as the line has that is read. */
  public AudioFrame(int rate) {
    this.rate = rate;
    samples = new short[AudioClock.FRAME * AudioClock.samplesPerTick(rate)];
  }

  /** Samples a second. */
  public int rate() {
    return rate;
  }

  /** The samples themselves, not a copy. */
  public short[] samples() {
    return samples;
  }

  /** Position of the first sample since the line opened, in ticks of {@link AudioClock}. */
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
