package dev.parley.sip.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a byte stream into messages by Content-Length (RFC 3261 section 18.3) and finds the
 * keep-alives between them (RFC 5626 section 3.5.1). What it holds is bounded.
 */
public final class StreamFramer {
  static final int MAX_HEAD = 32 * 1024;

  /** No session description comes near. */
  static final int MAX_BODY = 256 * 1024;

  private static final int SMALL = 4096;
  private static final int LARGE = 64 * 1024;

  private byte[] held = new byte[SMALL];
  private int size;

  /** What was found in the stream. */
  public sealed interface Frame {
    record Message(SipParser.Parsed parsed) implements Frame {}

    /** A double CRLF, to be answered by a single one. */
    record Ping() implements Frame {}

    /** The stream cannot be read on: answer if there is something to answer, then close. */
    record Broken(SipParser.Parsed.Malformed malformed) implements Frame {}
  }

  /** Takes bytes in; after a {@link Frame.Broken} nothing more may be offered. */
  public List<Frame> offer(byte[] data, int length) {
    if (size + length > held.length) {
      held = Arrays.copyOf(held, Math.max(held.length * 2, size + length));
    }
    System.arraycopy(data, 0, held, size, length);
    size += length;
    List<Frame> frames = new ArrayList<>();
    int at = 0;
    while (at < size) {
      int used = next(at, frames);
      if (used == 0) {
        break;
      }
      at += used;
      if (!frames.isEmpty() && frames.getLast() instanceof Frame.Broken) {
        size = 0;
        return frames;
      }
    }
    System.arraycopy(held, at, held, 0, size - at);
    size -= at;
    if (size == 0 && held.length > LARGE) {
      held = new byte[SMALL];
    }
    return frames;
  }

  /** Bytes it has room for now. */
  public int room() {
    return held.length;
  }

  /** Bytes waiting for the rest of their message. */
  int pending() {
    return size;
  }

  private int next(int at, List<Frame> frames) {
    if (held[at] == '\r' || held[at] == '\n') {
      return blank(at, frames);
    }
    int bodyAt = SipParser.headerEnd(held, at, Math.min(size, at + MAX_HEAD));
    if (bodyAt < 0) {
      if (size - at >= MAX_HEAD) {
        frames.add(broken(at, at, 400, "The headers are longer than " + MAX_HEAD + " bytes"));
        return size - at;
      }
      return 0;
    }
    List<SipHeader> fields = new ArrayList<>();
    String head = new String(held, at, bodyAt - at, US_ASCII);
    SipParser.readFields(head.substring(head.indexOf("\r\n") + 2), fields);
    List<String> lengths = new SipHeaders(fields).all("Content-Length");
    long length = lengths.isEmpty() ? -1 : SipText.number(lengths.getFirst(), Integer.MAX_VALUE);
    if (length < 0) {
      frames.add(broken(at, bodyAt, 400, "A message on a stream needs one valid Content-Length"));
      return size - at;
    }
    if (length > MAX_BODY) {
      frames.add(broken(at, bodyAt, 513, "Message Too Large"));
      return size - at;
    }
    int total = bodyAt - at + (int) length;
    if (size - at < total) {
      return 0;
    }
    frames.add(new Frame.Message(SipParser.parse(held, at, total)));
    return total;
  }

  private int blank(int at, List<Frame> frames) {
    if (size - at >= 4
        && held[at] == '\r'
        && held[at + 1] == '\n'
        && held[at + 2] == '\r'
        && held[at + 3] == '\n') {
      frames.add(new Frame.Ping());
      return 4;
    }
    boolean mayGrow = size - at < 4;
    for (int i = at; i < size && mayGrow; i++) {
      mayGrow = held[i] == (((i - at) & 1) == 0 ? '\r' : '\n');
    }
    return mayGrow ? 0 : 1;
  }

  /** The request is read without a body, so that an answer can be addressed. */
  private Frame broken(int from, int bodyAt, int status, String reason) {
    SipRequest request = null;
    if (bodyAt > from) {
      String head = new String(held, from, bodyAt - from, US_ASCII);
      byte[] bodiless =
          head.replaceAll("(?im)^(Content-Length|l)[ \\t]*:.*\r\n", "").getBytes(US_ASCII);
      request =
          switch (SipParser.parse(bodiless, 0, bodiless.length)) {
            case SipParser.Parsed.Message(SipRequest whole) -> whole;
            case SipParser.Parsed.Message(SipResponse _) -> null;
            case SipParser.Parsed.Malformed malformed -> malformed.request();
          };
    }
    return new Frame.Broken(new SipParser.Parsed.Malformed(status, reason, request));
  }
}
