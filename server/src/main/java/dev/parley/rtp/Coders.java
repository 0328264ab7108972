package dev.parley.rtp;

import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One leg's encoders and decoders: those of codecs with fixed payload types from the start, which
 * may come at any time, any other from when it is first agreed to. They are made by whoever signals
 * and used by the media thread, which is also the one that closes them, after their last use.
 */
final class Coders implements AutoCloseable {
  private final AtomicReference<@Nullable List<Coder>> all = new AtomicReference<>(fixed());

  /** What there is for a codec. */
  record Coder(Codec codec, Codec.Encoder encoder, Codec.Decoder decoder) {
    static Coder of(Codec codec) {
      return new Coder(codec, codec.encoder(), codec.decoder());
    }

    void close() {
      encoder.close();
      decoder.close();
    }
  }

  private static List<Coder> fixed() {
    return Codecs.FIXED.stream().map(Coder::of).toList();
  }

  /** Makes what a codec needs unless it is there; false when they are closed. From any thread. */
  boolean ready(Codec codec) {
    while (true) {
      List<Coder> known = all.get();
      if (known == null || find(known, codec) != null) {
        return known != null;
      }
      Coder made = Coder.of(codec);
      List<Coder> more = new ArrayList<>(known);
      more.add(made);
      if (all.compareAndSet(known, List.copyOf(more))) {
        return true;
      }
      made.close();
    }
  }

  /**
   * What there is for a codec.
   *
   * @throws IllegalStateException when nothing was made ready for it
   */
  Coder of(Codec codec) {
    List<Coder> known = all.get();
    Coder coder = known == null ? null : find(known, codec);
    if (coder == null) {
      throw new IllegalStateException(
          "%s was not made ready before its use, or is closed".formatted(codec.name()));
    }
    return coder;
  }

  private static @Nullable Coder find(List<Coder> coders, Codec codec) {
    for (Coder coder : coders) {
      if (coder.codec().equals(codec)) {
        return coder;
      }
    }
    return null;
  }

  /** Frees what they hold; none is used after. */
  @Override
  public void close() {
    List<Coder> known = all.getAndSet(null);
    if (known != null) {
      known.forEach(Coder::close);
    }
  }
}
