package dev.parley.telephony;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads session descriptions (RFC 8866 section 5). Whoever answered would be hung up on for a
 * mistake found here, so only what says where audio goes is insisted on: a line that is not
 * understood, and all that {@code o=}, {@code s=} and {@code t=} say, is passed over.
 */
final class SdpParser {
  /** Four times what a SIP message can carry. */
  private static final int MAX_LENGTH = 262_144;

  private static final int MAX_MEDIA = 32;
  private static final String BLANKS = "[ \\t]+";

  /** What a description without {@code o=} line is taken to have. */
  private static final String NO_ORIGIN = "- 0 0 IN IP4 0.0.0.0";

  /** What became of a text. */
  sealed interface Result {
    record Parsed(SessionDescription description) implements Result {}

    /** The text is no session description; {@code why} says so to a person. */
    record Malformed(String why) implements Result {}
  }

  private final List<SdpAttribute> attributes = new ArrayList<>();
  private final List<SdpMedia> media = new ArrayList<>();
  private String origin = NO_ORIGIN;
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
    List<String> lines =
        text.lines().map(SdpParser::stripped).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty() || !begins(lines.getFirst())) {
      return new Result.Malformed("A session description starts with \"v=0\".");
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.length() > 1 && line.charAt(1) == '=') {
        String why = read(line.charAt(0), line.substring(2).strip());
        if (why != null) {
          return new Result.Malformed("Line %d: %s".formatted(i + 1, why));
        }
      }
    }
    endSection();
    return new Result.Parsed(new SessionDescription(origin, address, attributes, media));
  }

  /** Without blanks, the zeros some peers end a body with, and a byte order mark. */
  private static String stripped(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && (line.charAt(from) <= ' ' || line.charAt(from) == '\uFEFF')) {
      from++;
    }
    while (to > from && line.charAt(to - 1) <= ' ') {
      to--;
    }
    return line.substring(from, to);
  }

  /** Whether a first line is {@code v=0}, or another where that is missing. */
  private static boolean begins(String line) {
    if (line.length() < 2 || line.charAt(1) != '=') {
      return false;
    }
    return line.charAt(0) != 'v' || line.substring(2).strip().equals("0");
  }

  /** Takes a line in; gives the reason if it cannot. */
  private @Nullable String read(char type, String value) {
    switch (type) {
      case 'o' -> origin = value.isEmpty() ? NO_ORIGIN : value;
      case 'c' -> connection(value);
      case 'a' -> attribute(value);
      case 'm' -> {
        return media(value);
      }
      default -> {
        // Nothing a telephone call needs.
      }
    }
    return null;
  }

  /** The first line that names a host counts. */
  private void connection(String value) {
    String host = SdpHost.named(value);
    Section current = section;
    if (current == null) {
      address = address == null || address.isEmpty() ? host : address;
    } else {
      String known = current.address;
      current.address = known == null || known.isEmpty() ? host : known;
    }
  }

  private @Nullable String media(String value) {
    endSection();
    if (media.size() == MAX_MEDIA) {
      return "there are more than %d m= lines.".formatted(MAX_MEDIA);
    }
    String[] parts = value.split(BLANKS, -1);
    int port = parts.length < 2 ? -1 : SessionDescription.number(portOf(parts[1]), 65_535);
    if (parts.length < 4 || port < 0) {
      if (!parts[0].equalsIgnoreCase("audio")) {
        section = new Section(parts[0], 0, parts.length < 3 ? "" : parts[2], List.of());
        return null;
      }
      return parts.length < 4
          ? "an m= line is \"kind port protocol formats\"."
          : "the port of the m= line is no port.";
    }
    section = new Section(parts[0], port, parts[2], List.of(parts).subList(3, parts.length));
    return null;
  }

  /** The port of {@code port/number of ports}. */
  private static String portOf(String text) {
    return text.split("/", 2)[0];
  }

  private void attribute(String value) {
    SdpAttribute attribute = SdpAttribute.parse(value);
    (section == null ? attributes : section.attributes).add(attribute);
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
