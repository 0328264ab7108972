package dev.parley.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message: strict on framing and on the headers that route it, lenient on all others.
 * Never throws on what came from the network.
 */
public final class SipParser {
  static final int MAX_HEADERS = 256;

  private SipParser() {}

  /** What became of some bytes. */
  public sealed interface Parsed {
    record Message(SipMessage message) implements Parsed {}

    /**
     * Not a message we may act on.
     *
     * @param status what to answer it with
     * @param reason why, free of anything the sender wrote
     * @param request as much of a request as an answer needs; null when it cannot be answered
     */
    record Malformed(int status, String reason, @Nullable SipRequest request) implements Parsed {}
  }

  /** Reads a whole datagram, or a whole message cut from a stream. */
  public static Parsed parse(byte[] data, int offset, int length) {
    int end = offset + length;
    int from = skipBlankLines(data, offset, end);
    int bodyAt = headerEnd(data, from, end);
    if (bodyAt < 0) {
      return new Parsed.Malformed(400, "The headers do not end with an empty line", null);
    }
    String head = new String(data, from, bodyAt - from, UTF_8);
    int lineEnd = head.indexOf("\r\n");
    String startLine = head.substring(0, lineEnd);
    List<SipHeader> fields = new ArrayList<>();
    String fault = readFields(head.substring(lineEnd + 2), fields);
    SipHeaders headers = new SipHeaders(fields);
    return startLine.startsWith("SIP/")
        ? response(startLine, headers, fault, data, bodyAt, end)
        : request(startLine, headers, fault, data, bodyAt, end);
  }

  private static int skipBlankLines(byte[] data, int offset, int end) {
    int from = offset;
    while (from < end && (data[from] == '\r' || data[from] == '\n')) {
      from++;
    }
    return from;
  }

  /** The index after the empty line, or -1. */
  static int headerEnd(byte[] data, int from, int end) {
    for (int i = from; i + 3 < end; i++) {
      if (data[i] == '\r' && data[i + 1] == '\n' && data[i + 2] == '\r' && data[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  /**
   * Unfolds and cuts the header lines.
   *
   * @return what is wrong with them, or null
   */
  static @Nullable String readFields(String text, List<SipHeader> fields) {
    String fault = null;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf("\r\n", at);
      if (end < 0 || end == at) {
        break;
      }
      StringBuilder line = new StringBuilder(text.substring(at, end));
      at = end + 2;
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        int next = text.indexOf("\r\n", at);
        line.append(' ').append(text.substring(at, next).strip());
        at = next + 2;
      }
      int colon = line.indexOf(":");
      String name = colon < 0 ? "" : line.substring(0, colon).stripTrailing();
      if (!SipText.isToken(name)) {
        fault = "A header line has no name and colon";
        continue;
      }
      String value = line.substring(colon + 1).strip().replace('\r', ' ').replace('\n', ' ');
      if (fields.size() == MAX_HEADERS) {
        return "There are more than " + MAX_HEADERS + " headers";
      }
      fields.add(new SipHeader(HeaderNames.full(name), value));
    }
    return fault;
  }

  private static Parsed request(
      String line, SipHeaders headers, @Nullable String fault, byte[] data, int bodyAt, int end) {
    int first = line.indexOf(' ');
    int last = line.lastIndexOf(' ');
    if (first <= 0 || !SipText.isToken(line.substring(0, first))) {
      return new Parsed.Malformed(400, "The start line is neither request nor status line", null);
    }
    String method = line.substring(0, first);
    String uri = last > first ? line.substring(first + 1, last) : "";
    String version = line.substring(last + 1);
    SipRequest bare = new SipRequest(method, uri, headers, SipBody.EMPTY);
    @Nullable SipRequest answerable = MessageRules.answerable(bare) ? bare : null;
    if (!version.equals("SIP/2.0")) {
      return new Parsed.Malformed(
          version.startsWith("SIP/") ? 505 : 400,
          "The request line does not end with SIP/2.0",
          answerable);
    }
    String wrong = fault != null ? fault : MessageRules.fault(bare);
    int length = wrong == null ? MessageRules.bodyLength(headers, end - bodyAt) : 0;
    if (length < 0) {
      wrong = "The Content-Length does not fit the message";
    }
    return wrong != null
        ? new Parsed.Malformed(400, wrong, answerable)
        : new Parsed.Message(
            new SipRequest(method, uri, headers, SipBody.of(data, bodyAt, bodyAt + length)));
  }

  private static Parsed response(
      String line, SipHeaders headers, @Nullable String fault, byte[] data, int bodyAt, int end) {
    int status =
        line.startsWith("SIP/2.0 ") && line.length() >= 11
            ? (int) SipText.number(line.substring(8, 11), 699)
            : -1;
    boolean separated = line.length() == 11 || (line.length() > 11 && line.charAt(11) == ' ');
    if (status < 100 || !separated) {
      return new Parsed.Malformed(400, "The status line has no status from 100 to 699", null);
    }
    String reason = line.length() > 12 ? line.substring(12) : "";
    SipResponse bare = new SipResponse(status, reason, headers, SipBody.EMPTY);
    String wrong = fault != null ? fault : MessageRules.fault(bare);
    int length = wrong == null ? MessageRules.bodyLength(headers, end - bodyAt) : 0;
    if (wrong != null || length < 0) {
      return new Parsed.Malformed(400, wrong == null ? "The body is cut off" : wrong, null);
    }
    return new Parsed.Message(
        new SipResponse(status, reason, headers, SipBody.of(data, bodyAt, bodyAt + length)));
  }
}
