package dev.parley.telephony;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads session descriptions (RFC 8866 section 5). Strict where a wrong reading would send audio to
 * the wrong place, lenient about what telephone calls do not use.
 */
final class SdpParser {
  private static final int MAX_LENGTH = 32_768;
  private static final int MAX_MEDIA = 32;

  /** What became of a text. */
  sealed interface Result {
    record Parsed(SessionDescription description) implements Result {}

    /** The text is no session description; {@code why} says so to a person. */
    record Malformed(String why) implements Result {}
  }

  private final List<SdpAttribute> attributes = new ArrayList<>();
  private final List<SdpMedia> media = new ArrayList<>();
  private @Nullable String origin;
  private @Nullable String address;
  private @Nullable Section section;

  private SdpParser() {}

  /** Reads a body; any text gives a result, none an exception. */
  static Result parse(String body) {
    if (body.length() > MAX_LENGTH) {
      return new Result.Malformed(
          "The session description has %d characters, more than %d."
              .formatted(body.length(), MAX_LENGTH));
    }
    return new SdpParser().read(body);
  }

  private Result read(String text) {
    String[] lines = text.split("\r\n|\n|\r", -1);
    if (!lines[0].equals("v=0")) {
      return new Result.Malformed("A session description starts with \"v=0\".");
    }
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i];
      if (line.isBlank()) {
        continue;
      }
      if (line.length() < 2 || line.charAt(1) != '=') {
        return new Result.Malformed("Line %d is not of the form x=value.".formatted(i + 1));
      }
      String why = read(line.charAt(0), line.substring(2).strip());
      if (why != null) {
        return new Result.Malformed("Line %d: %s".formatted(i + 1, why));
      }
    }
    endSection();
    return origin == null
        ? new Result.Malformed("The session description has no o= line.")
        : new Result.Parsed(new SessionDescription(origin, address, attributes, media));
  }

  /** Takes a line in; gives the reason if it cannot. */
  private @Nullable String read(char type, String value) {
    return switch (type) {
      case 'o' -> origin(value);
      case 'c' -> connection(value);
      case 'm' -> media(value);
      case 'a' -> attribute(value);
      default -> null;
    };
  }

  private @Nullable String origin(String value) {
    if (origin != null) {
      return "there are two o= lines.";
    }
    if (value.split(" +", -1).length != 6) {
      return "an o= line has six fields.";
    }
    origin = value;
    return null;
  }

  private @Nullable String connection(String value) {
    String[] parts = value.split(" +", -1);
    if (parts.length != 3 || !parts[0].equals("IN")) {
      return "a c= line is \"IN IP4 address\" or \"IN IP6 address\".";
    }
    // A multicast time to live or address count is of no use on a telephone call.
    String host = parts[2].split("/", 2)[0];
    if (section == null) {
      address = host;
    } else if (section.address == null) {
      section.address = host;
    }
    return null;
  }

  private @Nullable String media(String value) {
    endSection();
    if (media.size() == MAX_MEDIA) {
      return "there are more than %d m= lines.".formatted(MAX_MEDIA);
    }
    String[] parts = value.split(" +", -1);
    if (parts.length < 4) {
      return "an m= line is \"kind port protocol formats\".";
    }
    int port = SessionDescription.number(parts[1].split("/", 2)[0], 65_535);
    if (port < 0) {
      return "the port of the m= line is no port.";
    }
    section = new Section(parts[0], port, parts[2], List.of(parts).subList(3, parts.length));
    return null;
  }

  private @Nullable String attribute(String value) {
    SdpAttribute attribute = SdpAttribute.parse(value);
    (section == null ? attributes : section.attributes).add(attribute);
    return null;
  }

  private void endSection() {
    if (section != null) {
      media.add(section.done());
      section = null;
    }
  }

  /** A section still being read. */
  private static final class Section {
    private final String kind;
    private final int port;
    private final String protocol;
    private final List<String> formats;
    private final List<SdpAttribute> attributes = new ArrayList<>();
    private @Nullable String address;

    Section(String kind, int port, String protocol, List<String> formats) {
      this.kind = kind;
      this.port = port;
      this.protocol = protocol;
      this.formats = formats;
    }

    SdpMedia done() {
      return new SdpMedia(kind, port, protocol, formats, address, attributes);
    }
  }
}
