package dev.parley.audio;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The codecs there are. */
public final class Codecs {
  /** All of them, in the order in which they are offered. */
  public static final List<Codec> ALL = List.of(G722.CODEC, G711.PCMU, G711.PCMA);

  /** Those of every telephone. */
  public static final List<Codec> NARROWBAND =
      ALL.stream().filter(codec -> codec.sampleRate() == AudioFrame.NARROWBAND).toList();

  /** Payload types from here on mean what a description says (RFC 3551 section 6). */
  public static final int DYNAMIC = 96;

  /** Those whose payload type everybody knows. */
  public static final List<Codec> FIXED =
      ALL.stream().filter(codec -> codec.payloadType() < DYNAMIC).toList();

  private Codecs() {}

  /** The codec of a name, whose case does not matter. */
  public static Optional<Codec> named(String name) {
    return ALL.stream().filter(codec -> codec.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Their names, as a sentence lists them. */
  public static String names(List<Codec> codecs) {
    return codecs.stream().map(Codec::name).collect(Collectors.joining(", "));
  }
}
