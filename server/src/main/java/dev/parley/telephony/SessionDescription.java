package dev.parley.telephony;

import dev.parley.rtp.MediaTarget.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session description (RFC 8866), as much of it as telephone calls need.
 *
 * @param origin the {@code o=} line's value
 * @param address of the session's {@code c=} line, null if there is none
 */
record SessionDescription(
    String origin, @Nullable String address, List<SdpAttribute> attributes, List<SdpMedia> media) {
  SessionDescription {
    attributes = List.copyOf(attributes);
    media = List.copyOf(media);
  }

  /** The direction of a section, its own or the session's. */
  Direction direction(SdpMedia section) {
    Direction own = section.direction();
    if (own != null) {
      return own;
    }
    for (SdpAttribute attribute : attributes) {
      Direction direction = SdpDirection.named(attribute.name());
      if (direction != null) {
        return direction;
      }
    }
    return Direction.SEND_RECEIVE;
  }

  /** The address a section's media goes to, null if none is given. */
  @Nullable String address(SdpMedia section) {
    return section.address() == null ? address : section.address();
  }

  /** The description as it is sent. */
  String text() {
    StringBuilder out = new StringBuilder(256);
    line(out, 'v', "0");
    line(out, 'o', origin);
    line(out, 's', "-");
    if (address != null) {
      line(out, 'c', connection(address));
    }
    line(out, 't', "0 0");
    attributes.forEach(attribute -> line(out, 'a', attribute.toString()));
    for (SdpMedia section : media) {
      line(
          out,
          'm',
          "%s %d %s %s"
              .formatted(
                  section.kind(),
                  section.port(),
                  section.protocol(),
                  String.join(" ", section.formats())));
      if (section.address() != null) {
        line(out, 'c', connection(section.address()));
      }
      section.attributes().forEach(attribute -> line(out, 'a', attribute.toString()));
    }
    return out.toString();
  }

  static String connection(String address) {
    return "IN %s %s".formatted(address.indexOf(':') < 0 ? "IP4" : "IP6", address);
  }

  /** A number from 0 to {@code limit}, -1 if the text is none. */
  static int number(String text, int limit) {
    if (text.isEmpty() || text.length() > 9) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      value = value * 10 + digit - '0';
    }
    return value <= limit ? value : -1;
  }

  private static void line(StringBuilder out, char type, String value) {
    out.append(type).append('=').append(value).append("\r\n");
  }
}
