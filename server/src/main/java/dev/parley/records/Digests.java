package dev.parley.records;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stands for a text that need not be read again. */
final class Digests {
  private Digests() {}

  /** SHA-256 of the text in UTF-8. */
  static byte[] of(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new RecordsException("This Java has no SHA-256.", e);
    }
  }

  /** The same in hex, as {@code encode(sha256(...), 'hex')} in SQL. */
  static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }
}
