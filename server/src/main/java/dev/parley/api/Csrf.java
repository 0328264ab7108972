package dev.parley.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a page must know besides the cookie, which it cannot read, to change anything: it is made of
 * the cookie, so that nothing more is kept, and does not tell it.
 */
final class Csrf {
  static final String HEADER = "X-Parley-Csrf";

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] PURPOSE = "csrf".getBytes(StandardCharsets.UTF_8);

  private Csrf() {}

  static String of(String cookie) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(cookie.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(PURPOSE));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no %s.".formatted(ALGORITHM), e);
    }
  }

  /** Whether two are the same, which takes as long whatever they have in common. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
