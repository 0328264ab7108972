package dev.parley.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The bytes after the headers. */
public final class SipBody {
  public static final SipBody EMPTY = new SipBody(new byte[0]);

  private final byte[] bytes;

  private SipBody(byte[] bytes) {
    this.bytes = bytes;
  }

  public static SipBody of(String text) {
    return text.isEmpty() ? EMPTY : new SipBody(text.getBytes(UTF_8));
  }

  static SipBody of(byte[] data, int from, int to) {
    return from >= to ? EMPTY : new SipBody(Arrays.copyOfRange(data, from, to));
  }

  public int length() {
    return bytes.length;
  }

  public String text() {
    return new String(bytes, UTF_8);
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, bytes.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SipBody body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return text();
  }
}
