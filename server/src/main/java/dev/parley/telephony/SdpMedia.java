package dev.parley.telephony;

import dev.parley.audio.AudioClock;
import dev.parley.audio.Codecs;
import dev.parley.rtp.MediaTarget.Direction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An {@code m=} section (RFC 8866 section 5.14).
 *
 * @param kind such as {@code audio}
 * @param port 0 when the section is refused
 * @param protocol such as {@code RTP/AVP}
 * @param formats payload types for RTP, as written
 * @param address of the section's own {@code c=} line, null if the session's counts
 */
record SdpMedia(
    String kind,
    int port,
    String protocol,
    List<String> formats,
    @Nullable String address,
    List<SdpAttribute> attributes) {
  private static final int MOST_CHANNELS = 255;

  /** Payload types everybody knows without an {@code rtpmap}. */
  private static final List<SdpFormat> STATIC = Codecs.FIXED.stream().map(SdpFormat::of).toList();

  SdpMedia {
    formats = List.copyOf(formats);
    attributes = List.copyOf(attributes);
  }

  /** The section an answer carries when it does not want this one (RFC 3264 section 6). */
  SdpMedia refused() {
    return new SdpMedia(kind, 0, protocol, formats, null, List.of());
  }

  boolean has(String property) {
    return attributes.stream().anyMatch(attribute -> attribute.name().equals(property));
  }

  /** The value of the first attribute of that name. */
  Optional<String> value(String name) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals(name))
        .map(SdpAttribute::value)
        .findFirst();
  }

  /** The section's own direction, null if the session's counts. */
  @Nullable Direction direction() {
    for (SdpAttribute attribute : attributes) {
      Direction direction = SdpDirection.named(attribute.name());
      if (direction != null) {
        return direction;
      }
    }
    return null;
  }

  /** Whether the section is audio in the clear that we could take part in. */
  boolean plainAudio() {
    return kind.equalsIgnoreCase("audio") && transport() == SdpTransport.PLAIN;
  }

  SdpTransport transport() {
    return SdpTransport.of(protocol);
  }

  /** The payload types offered that we can tell what they are, most wanted first. */
  List<SdpFormat> rtpFormats() {
    Map<Integer, SdpFormat> mapped = new HashMap<>();
    for (SdpAttribute attribute : attributes) {
      SdpFormat format = attribute.name().equals("rtpmap") ? rtpmap(attribute.value()) : null;
      if (format != null) {
        mapped.putIfAbsent(format.payloadType(), format);
      }
    }
    STATIC.forEach(format -> mapped.putIfAbsent(format.payloadType(), format));
    return formats.stream()
        .map(SdpMedia::payloadType)
        .distinct()
        .map(mapped::get)
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable SdpFormat rtpmap(String value) {
    String[] parts = value.strip().split("[ \\t/]+", 4);
    int payloadType = payloadType(parts[0]);
    if (payloadType < 0 || parts.length < 2) {
      return null;
    }
    int clockRate =
        parts.length == 2
            ? AudioClock.RATE
            : SessionDescription.number(parts[2].strip(), 1_000_000);
    int channels =
        parts.length < 4 ? 1 : SessionDescription.number(parts[3].strip(), MOST_CHANNELS);
    // A fixed payload type means what it does whatever its rtpmap says of channels.
    boolean counted = channels == 1 || (channels > 1 && payloadType >= Codecs.DYNAMIC);
    return clockRate < 0 || !counted
        ? null
        : new SdpFormat(payloadType, parts[1], clockRate, channels);
  }

  private static int payloadType(String text) {
    return SessionDescription.number(text, 127);
  }
}
