package dev.parley.telephony;

import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The payload types that our descriptions of one leg give to formats: none to two of them, and each
 * the same for as long as the call lasts (RFC 3264 section 8.3.2). Confined to its caller's thread.
 */
final class PayloadNumbers {
  private static final int EVENTS = 101;
  private static final int LAST = 127;

  private final Map<SdpFormat, Integer> given = new HashMap<>();

  /** A codec's: the fixed one, the one it was given, or one that is free. */
  int of(Codec codec) {
    return codec.payloadType() < Codecs.DYNAMIC
        ? codec.payloadType()
        : number(SdpFormat.of(codec), codec.payloadType());
  }

  /** That of telephone-event at a clock rate. */
  int events(int clockRate) {
    return number(SdpFormat.telephoneEvent(EVENTS, clockRate), EVENTS);
  }

  private int number(SdpFormat format, int wanted) {
    Integer known = given.get(meaning(format));
    if (known != null) {
      return known;
    }
    int free = wanted;
    while (given.containsValue(free)) {
      free = free == LAST ? Codecs.DYNAMIC : free + 1;
    }
    given.put(meaning(format), free);
    return free;
  }

  /** Takes what the far end's offer calls a format, which our answer repeats (section 6.1). */
  void take(SdpFormat format) {
    given.values().removeIf(number -> number == format.payloadType());
    given.put(meaning(format), format.payloadType());
  }

  private static SdpFormat meaning(SdpFormat format) {
    return new SdpFormat(
        0, format.encoding().toLowerCase(Locale.ROOT), format.clockRate(), format.channels());
  }
}
