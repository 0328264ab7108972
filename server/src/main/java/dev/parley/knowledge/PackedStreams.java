package dev.parley.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * How much the streams of a PDF document hold once they are unpacked (ISO 32000-1 section 7.4.4): a
 * thousand times what they are packed, if somebody wants it so, and the reader keeps each in
 * memory.
 */
final class PackedStreams {
  private static final byte[] KEYWORD = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "end".getBytes(StandardCharsets.US_ASCII);

  private final byte[] pdf;
  private final Inflater inflater;
  private final byte[] unpacked = new byte[64 << 10];

  private PackedStreams(byte[] pdf, Inflater inflater) {
    this.pdf = pdf;
    this.inflater = inflater;
  }

  /**
   * Whether it holds more than it may.
   *
   * @param most bytes of one stream
   * @param all bytes of all streams
   */
  static boolean exceed(byte[] pdf, long most, long all) {
    try (Inflater inflater = new Inflater()) {
      PackedStreams streams = new PackedStreams(pdf, inflater);
      long sum = 0;
      for (int at = streams.next(0); at >= 0 && sum <= all; at = streams.next(at)) {
        long size = streams.unpacked(at, most);
        if (size > most) {
          return true;
        }
        sum += size;
      }
      return sum > all;
    }
  }

  /** Where the data of the next stream begins, -1 if there is none. */
  private int next(int from) {
    for (int at = from; at + KEYWORD.length <= pdf.length; at++) {
      if (at(at, KEYWORD) && !at(at - END.length, END)) {
        int data = at + KEYWORD.length;
        data += data < pdf.length && pdf[data] == '\r' ? 1 : 0;
        return data + (data < pdf.length && pdf[data] == '\n' ? 1 : 0);
      }
    }
    return -1;
  }

  private boolean at(int position, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (position < 0 || position + i >= pdf.length || pdf[position + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** How much is packed there, as far as it goes beyond most; what is not packed so is nothing. */
  private long unpacked(int from, long most) {
    try {
      inflater.reset();
      inflater.setInput(pdf, from, pdf.length - from);
      long size = 0;
      int more = inflater.inflate(unpacked);
      while (more > 0 && size <= most) {
        size += more;
        more = inflater.inflate(unpacked);
      }
      return size;
    } catch (DataFormatException _) {
      return 0;
    }
  }
}
