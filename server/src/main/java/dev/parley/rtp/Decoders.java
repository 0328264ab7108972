package dev.parley.rtp;

import dev.parley.audio.AudioClock;
import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes what one source sends, in whatever codecs, to samples of the line's rate. For the media
 * thread; only a codec that was not used before allocates.
 */
final class Decoders {
  /** A packet's longest audio: more than the 200 ms that must be understood (RFC 3551 4.2). */
  static final int LONGEST = 2000;

  private final List<Way> ways = new ArrayList<>();
  private final Coders coders;
  private final int rate;
  private final int perTick;
  private final short[] decoded;
  private @Nullable Codec last;

  /** A codec, its decoder, and the change from its rate to the line's. */
  private record Way(Codec codec, Codec.Decoder decoder, RateChange change) {}

  /** Decodes to so many samples a second, for now from the codecs with fixed payload types. */
  Decoders(int rate, Coders coders) {
    this.coders = coders;
    this.rate = rate;
    perTick = AudioClock.samplesPerTick(rate);
    decoded = new short[LONGEST * perTick];
    Codecs.FIXED.forEach(this::use);
  }

  /** Decodes a codec as well from now on, for which the coders are ready. */
  void use(Codec codec) {
    if (find(codec) == null) {
      int most = LONGEST * AudioClock.samplesPerTick(codec.sampleRate());
      RateChange change = new RateChange(codec.sampleRate(), rate, most);
      ways.add(new Way(codec, coders.of(codec).decoder(), change));
    }
  }

  /** Another stream follows. */
  void reset() {
    last = null;
  }

  /**
   * Decodes a payload; {@link #decoded} then holds so many ticks of audio.
   *
   * @param ticks what the payload holds, at most {@link #LONGEST}
   */
  void decode(Codec codec, byte[] payload, int from, int length, int ticks) {
    Way way = way(codec);
    if (!codec.equals(last)) {
      last = codec;
      way.decoder().reset();
      way.change().reset();
    }
    RateChange change = way.change();
    int count = way.decoder().decode(payload, from, length, change.in(), 0);
    int written = change.apply(count, decoded, 0);
    for (int i = written; i < ticks * perTick; i++) {
      decoded[i] = 0;
    }
  }

  /** The samples decoded last. */
  short[] decoded() {
    return decoded;
  }

  private Way way(Codec codec) {
    Way way = find(codec);
    if (way == null) {
      throw new IllegalStateException(codec.name() + " is decoded before it was agreed to");
    }
    return way;
  }

  private @Nullable Way find(Codec codec) {
    for (int i = 0; i < ways.size(); i++) {
      if (ways.get(i).codec().equals(codec)) {
        return ways.get(i);
      }
    }
    return null;
  }
}
