package dev.parley.rtp;

import dev.parley.audio.AudioClock;
import dev.parley.audio.Codec;
import dev.parley.audio.Fade;
import dev.parley.audio.Level;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns packets as they come into frames as they are wanted. Payloads are kept as they came, by
 * sequence number, and played by timestamp, so that any packet length will do; they are decoded
 * when their turn comes. Times are ticks of {@link AudioClock}. What is missing is concealed; when
 * nothing is left, time stands still until enough is there again, and the wait grows or shrinks by
 * a frame at a time towards {@link PlayoutDelay#target}, rather in a pause than in a word.
 */
final class JitterBuffer {
  /** Longest payload kept, in bytes: that of {@link Decoders#LONGEST} at 64 kbit/s. */
  static final int PAYLOAD = Codec.LONGEST_PAYLOAD;

  private static final int SLOTS = 64;

  /** Room for all payloads: 3.8 s, so the oldest are written over, whatever their length. */
  private static final int ROOM = SLOTS * 480;

  private static final int FRAME = AudioClock.FRAME;
  private static final long TICK_NANOS = AudioClock.TICK_NANOS;

  /** Frames to wait between two corrections. */
  private static final int REST = 10;

  private static final double PAUSE_RMS = 200;

  private final PlayoutDelay delay = new PlayoutDelay();
  private final int perTick;
  private final Concealer concealer;
  private final Decoders decoders;
  private final byte[] payloads = new byte[ROOM];

  /** Where each payload begins, in all bytes ever written. */
  private final long[] begins = new long[SLOTS];

  private final long[] sequences = new long[SLOTS];
  private final long[] timestamps = new long[SLOTS];
  private final long[] arrivals = new long[SLOTS];

  /** Ticks of audio in each packet; 0 of one without any. */
  private final int[] lengths = new int[SLOTS];

  private final int[] sizes = new int[SLOTS];
  private final @Nullable Codec[] codecs = new Codec[SLOTS];
  private final short[] spare;

  private long written;
  private boolean begun;
  private boolean playing;
  private boolean everPlayed;
  private long next;
  private long highest;
  private long position;
  private int rest;
  private boolean pause = true;

  /** The packet that was decoded last. */
  private long decoded = -1;

  private long arrived;
  private boolean made;

  /** What became of a packet. */
  enum Verdict {
    KEPT,
    LATE,
    DUPLICATE
  }

  /** Plays at so many samples a second. */
  JitterBuffer(int rate, Coders coders) {
    perTick = AudioClock.samplesPerTick(rate);
    concealer = new Concealer(rate);
    decoders = new Decoders(rate, coders);
    spare = new short[FRAME * perTick];
    reset();
  }

  /** Takes packets of a codec as well from now on, for which the coders are ready. */
  void use(Codec codec) {
    decoders.use(codec);
  }

  /** Forgets all packets: a new stream follows. */
  void reset() {
    Arrays.fill(sequences, -1);
    delay.reset();
    concealer.reset();
    decoders.reset();
    decoded = -1;
    begun = false;
    playing = false;
    everPlayed = false;
    rest = 0;
  }

  /**
   * Whether a packet's timestamp fits the clock kept so far; false means that the sender began to
   * count anew.
   */
  boolean fits(long timestamp, long now) {
    return !begun
        || !delay.known()
        || Math.abs(delay.beyond(now - timestamp * TICK_NANOS)) < 2_500_000_000L;
  }

  /** Takes an audio packet. Sequence and timestamp are extended to count on without end. */
  Verdict audio(
      long sequence, long timestamp, Codec codec, byte[] data, int from, int length, long now) {
    int kept = Math.min(length, PAYLOAD);
    int ticks = Math.min(codec.ticks(data, from, kept), Decoders.LONGEST);
    delay.arrived(now - (timestamp + ticks) * TICK_NANOS, ticks * TICK_NANOS, now);
    Verdict verdict = keep(sequence, timestamp, now);
    if (verdict == Verdict.KEPT) {
      int slot = slot(sequence);
      lengths[slot] = ticks;
      sizes[slot] = kept;
      codecs[slot] = codec;
      int behind = (int) (written % ROOM);
      if (behind + kept > ROOM) {
        written += ROOM - behind;
      }
      begins[slot] = written;
      System.arraycopy(data, from, payloads, (int) (written % ROOM), kept);
      written += kept;
    }
    return verdict;
  }

  /** Takes note of a packet without audio, such as a telephone-event, so that it isn't missed. */
  Verdict mark(long sequence, long timestamp, long now) {
    Verdict verdict = keep(sequence, timestamp, now);
    if (verdict == Verdict.KEPT) {
      lengths[slot(sequence)] = 0;
    }
    return verdict;
  }

  private Verdict keep(long sequence, long timestamp, long now) {
    if (!begun) {
      begun = true;
      next = sequence;
      highest = sequence - 1;
    }
    if (sequence < next && !everPlayed && sequence > next - SLOTS / 2 && sequence >= 0) {
      next = sequence; // overtaken at the very beginning
    }
    int slot = slot(sequence);
    if (sequences[slot] == sequence) {
      return Verdict.DUPLICATE;
    }
    if (sequence < next) {
      return Verdict.LATE;
    }
    if (sequence - next >= SLOTS) {
      next = sequence - SLOTS + 1; // nobody took them in time; the oldest go
    }
    highest = Math.max(highest, sequence);
    sequences[slot] = sequence;
    timestamps[slot] = timestamp;
    arrivals[slot] = now;
    return Verdict.KEPT;
  }

  /** Fills the next frame. */
  void frame(short[] out, long now) {
    made = false;
    arrived = now;
    if (!playing && !resume(now)) {
      conceal(out, 0, FRAME);
      return;
    }
    long lag = delay.known() ? delay.beyond(now - position * TICK_NANOS) : delay.target();
    if (lag > delay.target() + 200_000_000L) {
      position += (lag - delay.target()) / TICK_NANOS;
    }
    boolean calm = rest == 0 && pause;
    long least = delay.target() - Math.min(20_000_000L, delay.target() / 2);
    if (calm && lag < least && everPlayed) {
      rest = REST;
      conceal(out, 0, FRAME);
    } else {
      fill(out);
      boolean longWait = lag > delay.target() + (calm ? 20_000_000L : 30_000_000L);
      if (rest == 0 && longWait && playing && ready()) {
        rest = REST;
        fill(spare);
        Fade.across(out, 0, spare, 0, spare.length);
      }
    }
    rest = Math.max(0, rest - 1);
    pause = Level.rms(out, 0, FRAME * perTick) < PAUSE_RMS;
  }

  /** When the last packet of the frame came off the socket; the time of the frame if none did. */
  long arrived() {
    return arrived;
  }

  /** Whether the frame holds made-up samples. */
  boolean made() {
    return made;
  }

  /** Whether it does because packets are missing; before the first none is. */
  boolean missing() {
    return made && everPlayed;
  }

  private boolean resume(long now) {
    while (pending() && present(next) && lengths[slot(next)] == 0) {
      next++;
    }
    if (!begun || !pending()) {
      return false;
    }
    long first = firstPresent();
    long longer = delay.longest() - lengths[slot(first)] * TICK_NANOS;
    // A frame is played on average 10 ms after it is due, hence half a frame less.
    if (now - arrivals[slot(first)] < delay.target() + longer - 10_000_000L) {
      return false;
    }
    next = first;
    position = timestamps[slot(first)];
    playing = true;
    everPlayed = true;
    return true;
  }

  private void fill(short[] out) {
    int filled = 0;
    while (filled < FRAME) {
      int slot = slot(next);
      if (present(next)) {
        long offset = position - timestamps[slot];
        if (offset >= lengths[slot]) {
          next++;
        } else if (offset < 0) {
          int count = (int) Math.min(FRAME - filled, -offset);
          conceal(out, filled, count);
          position += count;
          filled += count;
        } else {
          int count = Math.min(FRAME - filled, lengths[slot] - (int) offset);
          decode(slot);
          System.arraycopy(
              decoders.decoded(), (int) offset * perTick, out, filled * perTick, count * perTick);
          concealer.real(out, filled * perTick, count * perTick);
          arrived = arrivals[slot];
          position += count;
          filled += count;
        }
      } else if (pending()) {
        filled = bridge(out, filled);
      } else {
        playing = false;
        delay.relearn();
        conceal(out, filled, FRAME - filled);
        filled = FRAME;
      }
    }
  }

  private void decode(int slot) {
    Codec codec = codecs[slot];
    if (decoded != sequences[slot] && codec != null) {
      decoded = sequences[slot];
      int at = (int) (begins[slot] % ROOM);
      decoders.decode(codec, payloads, at, sizes[slot], lengths[slot]);
    }
  }

  /** Conceals up to the next packet that is there. */
  private int bridge(short[] out, int filled) {
    long found = firstPresent();
    long missing = timestamps[slot(found)] - position;
    if (missing <= 0) {
      next = found;
      return filled;
    }
    int count = (int) Math.min(FRAME - filled, missing);
    conceal(out, filled, count);
    position += count;
    return filled + count;
  }

  private void conceal(short[] out, int from, int count) {
    concealer.conceal(out, from * perTick, count * perTick);
    made = true;
  }

  /** Whether any packet waits to be played. */
  private boolean pending() {
    while (highest >= next && !present(highest)) {
      highest--; // written over
    }
    return highest >= next;
  }

  /** Whether another frame, and one after it, is here without a gap. */
  private boolean ready() {
    int samples = 0;
    for (long sequence = next; sequence <= highest; sequence++) {
      if (!present(sequence)) {
        return false;
      }
      samples += lengths[slot(sequence)];
      if (samples >= 2 * FRAME) {
        return true;
      }
    }
    return false;
  }

  /** The lowest sequence that is here; one must be pending. */
  private long firstPresent() {
    long sequence = next;
    while (!present(sequence)) {
      sequence++;
    }
    return sequence;
  }

  private boolean present(long sequence) {
    int slot = slot(sequence);
    return sequences[slot] == sequence && (lengths[slot] == 0 || written - begins[slot] <= ROOM);
  }

  private static int slot(long sequence) {
    return (int) (sequence & (SLOTS - 1));
  }
}
