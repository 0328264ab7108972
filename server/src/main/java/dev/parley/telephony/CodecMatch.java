package dev.parley.telephony;

import dev.parley.audio.Codec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The codec that both sides can use.
 *
 * @param format what the far end calls it
 * @param events the far end's keys at the codec's clock, which they must share (RFC 4733 section
 *     2.1); null if it has none
 */
record CodecMatch(Codec codec, SdpFormat format, @Nullable SdpFormat events) {
  /** The first in the far end's order that is one of ours; null if none is. */
  static @Nullable CodecMatch of(SdpMedia section, List<Codec> ours) {
    List<SdpFormat> formats = section.rtpFormats();
    for (SdpFormat format : formats) {
      for (Codec codec : ours) {
        if (format.carries(codec)) {
          return new CodecMatch(codec, format, events(formats, codec.clockRate()));
        }
      }
    }
    return null;
  }

  private static @Nullable SdpFormat events(List<SdpFormat> formats, int clockRate) {
    for (SdpFormat format : formats) {
      if (format.telephoneEvent() && format.clockRate() == clockRate) {
        return SdpFormat.telephoneEvent(format.payloadType(), clockRate);
      }
    }
    return null;
  }

  /** What the far end calls keys. */
  @Nullable Integer eventsThere() {
    return events == null ? null : Integer.valueOf(events.payloadType());
  }

  /** What it may call the codec because we did, unless keys are now called so. */
  int codecHere(PayloadNumbers numbers) {
    int here = numbers.of(codec);
    return Objects.equals(here, eventsThere()) ? format.payloadType() : here;
  }

  /**
   * What it may call keys because we did, unless the codec is now called so. One that has keys only
   * at another clock of ours than the codec's sends them all the same.
   */
  @Nullable Integer eventsHere(PayloadNumbers numbers, SdpMedia section, List<Integer> ourClocks) {
    int clock = codec.clockRate();
    if (events == null) {
      clock =
          section.rtpFormats().stream()
              .filter(other -> other.telephoneEvent() && ourClocks.contains(other.clockRate()))
              .map(SdpFormat::clockRate)
              .findFirst()
              .orElse(clock);
    }
    int here = numbers.events(clock);
    return here == format.payloadType() ? eventsThere() : Integer.valueOf(here);
  }
}
