package dev.parley.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file are wanted. Javalin takes the last n bytes for those from n on; Jetty does
 * not tell a header to be ignored from bytes that are not there.
 *
 * @param first counts from 0
 * @param last inclusive
 */
record ByteRange(long first, long last) {
  private static final Pattern ONE = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

  /** What a Range header asks for. */
  sealed interface Asked {
    /** All of it: there is no header, or one that RFC 9110 section 14.2 lets a server ignore. */
    record All() implements Asked {}

    /** A part of it. */
    record Part(ByteRange range) implements Asked {}

    /** Bytes that it does not have. */
    record Beyond() implements Asked {}
  }

  long length() {
    return last - first + 1;
  }

  /** Reads a Range header for a file of {@code size} bytes. */
  static Asked parse(@Nullable String header, long size) {
    Matcher range = ONE.matcher(header == null ? "" : header);
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return new Asked.All();
    }
    long first;
    long last;
    if (range.group(1).isEmpty()) {
      first = Math.max(0, size - Long.parseLong(range.group(2)));
      last = size - 1;
    } else {
      first = Long.parseLong(range.group(1));
      last =
          range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
      if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
        return new Asked.All();
      }
    }
    return first > last ? new Asked.Beyond() : new Asked.Part(new ByteRange(first, last));
  }
}
