package dev.parley.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as the Standard Webhooks specification defines them: HMAC-SHA256, scheme v1. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String SECRET_PREFIX = "whsec_";

  private Signature() {}

  /** The header: one signature for each live secret, so that receivers can change theirs later. */
  static String header(List<String> secrets, String id, Instant timestamp, String body) {
    byte[] content =
        "%s.%d.%s".formatted(id, timestamp.getEpochSecond(), body).getBytes(StandardCharsets.UTF_8);
    return secrets.stream()
        .map(secret -> "v1," + sign(secret, content))
        .collect(Collectors.joining(" "));
  }

  private static String sign(String secret, byte[] content) {
    byte[] key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new WebhookException("This Java cannot sign with " + ALGORITHM, e);
    }
  }
}
