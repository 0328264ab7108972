package dev.parley.rtp;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Codec;
import dev.parley.audio.G711;

/**
 * Gathers what is to be sent, frame by frame, until it fills packets of the length that was agreed
 * to, and encodes them. For the media thread; only a new target allocates.
 */
final class Packing {
  /** Of the longest packet and a frame besides, in ticks. */
  private static final int ROOM = 11 * AudioClock.FRAME;

  /** Frames that wait at most. */
  private static final int FRAMES = ROOM / AudioClock.FRAME;

  private final long[] positions = new long[FRAMES];

  /** How many ticks of each frame were queued; silence follows them. */
  private final int[] queued = new int[FRAMES];

  private int frames;

  /** Ticks of the first frame that left before. */
  private int left;

  private int line = AudioFrame.NARROWBAND;
  private Codec codec = G711.PCMU;
  private Codec.Encoder encoder = codec.encoder();
  private RateChange change = new RateChange(line, line, AudioClock.FRAME);
  private short[] waiting = new short[ROOM];
  private int perTick = 1;
  private int ticks;
  private int packet = AudioClock.FRAME;

  /** Takes frames of a line's rate from now on. */
  void open(int rate) {
    line = rate;
    use(codec, encoder);
  }

  /** Encodes so from now on, in packets of so many ticks. */
  void target(Coders.Coder wanted, int packetTicks) {
    packet = Math.min(packetTicks, wanted.codec().longest());
    if (!wanted.codec().equals(codec)) {
      use(wanted.codec(), wanted.encoder());
    }
  }

  private void use(Codec wanted, Codec.Encoder by) {
    codec = wanted;
    encoder = by;
    encoder.reset();
    perTick = AudioClock.samplesPerTick(wanted.sampleRate());
    int frame = AudioClock.FRAME * AudioClock.samplesPerTick(line);
    change = new RateChange(line, wanted.sampleRate(), frame);
    waiting = new short[ROOM * perTick];
    clear();
  }

  /** Adds a frame, of which so many ticks were queued at a position. */
  void add(short[] frame, long position, int queuedTicks) {
    System.arraycopy(frame, 0, change.in(), 0, frame.length);
    change.apply(frame.length, waiting, ticks * perTick);
    ticks += AudioClock.FRAME;
    positions[frames] = position;
    queued[frames] = queuedTicks;
    frames++;
  }

  /** Ticks that wait. */
  int ticks() {
    return ticks;
  }

  /** Ticks of the next packet: 0 while it is not full, all there are when the last is wanted. */
  int next(boolean last) {
    return ticks >= packet ? packet : last ? ticks : 0;
  }

  /** Encodes so many ticks; gives how many bytes were written. */
  int encode(int count, byte[] into, int at) {
    return encoder.encode(waiting, 0, count * perTick, into, at);
  }

  /** Notes when ticks left that were encoded. */
  void sent(int count, SentLog log, long now) {
    int at = -left;
    for (int i = 0; i < frames && at < count; i++, at += AudioClock.FRAME) {
      int from = Math.max(0, -at);
      int to = Math.min(queued[i], count - at);
      if (to > from) {
        log.add(positions[i] + from, to - from, now);
      }
    }
  }

  /** Forgets ticks that were encoded. */
  void drop(int count) {
    ticks -= count;
    System.arraycopy(waiting, count * perTick, waiting, 0, ticks * perTick);
    left += count;
    int gone = left / AudioClock.FRAME;
    left %= AudioClock.FRAME;
    frames -= gone;
    System.arraycopy(positions, gone, positions, 0, frames);
    System.arraycopy(queued, gone, queued, 0, frames);
  }

  /** Forgets all. */
  void clear() {
    ticks = 0;
    frames = 0;
    left = 0;
  }
}
