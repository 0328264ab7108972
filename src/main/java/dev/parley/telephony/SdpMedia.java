package dev.parley.telephony;

import dev.parley.audio.G711;
import dev.parley.rtp.MediaTarget.Direction;
import java.util.ArrayList;
import java.util.List;
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
  /** Payload types everybody knows without an {@code rtpmap}. */
  private static final List<SdpFormat> STATIC =
      List.of(SdpFormat.of(G711.PCMU), SdpFormat.of(G711.PCMA));

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

  /** The payload types offered that we can tell what they are, most wanted first. */
  List<SdpFormat> rtpFormats() {
    List<SdpFormat> known = new ArrayList<>();
    for (String format : formats) {
      int payloadType = payloadType(format);
      if (payloadType >= 0) {
        mapped(payloadType).ifPresent(known::add);
      }
    }
    return known;
  }

  private Optional<SdpFormat> mapped(int payloadType) {
    for (SdpAttribute attribute : attributes) {
      if (attribute.name().equals("rtpmap")) {
        SdpFormat format = rtpmap(attribute.value());
        if (format != null && format.payloadType() == payloadType) {
          return Optional.of(format);
        }
      }
    }
    return STATIC.stream().filter(format -> format.payloadType() == payloadType).findFirst();
  }

  private static @Nullable SdpFormat rtpmap(String value) {
    String[] parts = value.split("[ /]+", 4);
    if (parts.length < 3) {
      return null;
    }
    int payloadType = payloadType(parts[0]);
    int clockRate = SessionDescription.number(parts[2], 1_000_000);
    boolean mono = parts.length == 3 || parts[3].strip().equals("1");
    return payloadType < 0 || clockRate < 0 || !mono
        ? null
        : new SdpFormat(payloadType, parts[1], clockRate);
  }

  private static int payloadType(String text) {
    return SessionDescription.number(text, 127);
  }
}
