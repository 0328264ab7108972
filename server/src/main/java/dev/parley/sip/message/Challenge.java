package dev.parley.sip.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One digest challenge (RFC 7616 section 3.3).
 *
 * @param proxy whether it came in Proxy-Authenticate (407)
 * @param algorithmText as written, null when absent; echoed as it was
 * @param qop {@code auth}, {@code auth-int}, or null for the old form without qop
 */
public record Challenge(
    boolean proxy,
    String realm,
    String nonce,
    @Nullable String opaque,
    @Nullable String algorithmText,
    DigestAlgorithm algorithm,
    @Nullable String qop,
    boolean stale) {

  /** The challenges of a 401 or 407 that we can answer, in their order. */
  public static List<Challenge> in(SipResponse response) {
    List<Challenge> found = new ArrayList<>();
    collect(response, "WWW-Authenticate", false, found);
    collect(response, "Proxy-Authenticate", true, found);
    return found;
  }

  private static void collect(
      SipResponse response, String header, boolean proxy, List<Challenge> found) {
    for (String value : response.headers().all(header)) {
      Challenge challenge = parse(value, proxy);
      if (challenge != null) {
        found.add(challenge);
      }
    }
  }

  static @Nullable Challenge parse(String value, boolean proxy) {
    if (!value.regionMatches(true, 0, "Digest", 0, 6)) {
      return null;
    }
    Map<String, String> params = new LinkedHashMap<>();
    for (String part : SipText.split(value.substring(6), ',')) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        params.putIfAbsent(
            part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            SipText.unquote(part.substring(equals + 1).strip()));
      }
    }
    String realm = params.get("realm");
    String nonce = params.get("nonce");
    DigestAlgorithm algorithm = DigestAlgorithm.named(params.get("algorithm"));
    String offered = params.get("qop");
    String qop = choose(offered);
    if (realm == null || nonce == null || algorithm == null || (offered != null && qop == null)) {
      return null;
    }
    return new Challenge(
        proxy,
        realm,
        nonce,
        params.get("opaque"),
        params.get("algorithm"),
        algorithm,
        qop,
        "true".equalsIgnoreCase(params.get("stale")));
  }

  private static @Nullable String choose(@Nullable String offered) {
    if (offered == null) {
      return null;
    }
    List<String> kinds = List.of(offered.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1));
    return kinds.contains("auth") ? "auth" : kinds.contains("auth-int") ? "auth-int" : null;
  }

  /** What the answer depends on, besides the challenge. */
  public record Use(String method, String uri, String body, String cnonce, int count) {}

  /** The value of the Authorization or Proxy-Authorization header. */
  public String answer(Credentials account, Use use) {
    StringBuilder text =
        new StringBuilder("Digest username=")
            .append(SipText.quote(account.username()))
            .append(", realm=")
            .append(SipText.quote(realm))
            .append(", nonce=")
            .append(SipText.quote(nonce))
            .append(", uri=")
            .append(SipText.quote(use.uri()))
            .append(", response=\"")
            .append(response(account, use))
            .append('"');
    if (algorithmText != null) {
      text.append(", algorithm=").append(algorithmText);
    }
    if (qop != null) {
      text.append(", qop=").append(qop).append(", nc=").append(hex(use.count()));
    }
    if (qop != null || algorithm.perSession()) {
      text.append(", cnonce=").append(SipText.quote(use.cnonce()));
    }
    if (opaque != null) {
      text.append(", opaque=").append(SipText.quote(opaque));
    }
    return text.toString();
  }

  /** The response value (RFC 7616 section 3.4.1, RFC 2617 section 3.2.2.1 without qop). */
  String response(Credentials account, Use use) {
    String secret = algorithm.hex(account.username() + ":" + realm + ":" + account.password());
    if (algorithm.perSession()) {
      secret = algorithm.hex(secret + ":" + nonce + ":" + use.cnonce());
    }
    String action = use.method() + ":" + use.uri();
    if ("auth-int".equals(qop)) {
      action += ":" + algorithm.hex(use.body());
    }
    String middle =
        qop == null ? nonce : nonce + ":" + hex(use.count()) + ":" + use.cnonce() + ":" + qop;
    return algorithm.hex(secret + ":" + middle + ":" + algorithm.hex(action));
  }

  private static String hex(int count) {
    return String.format(Locale.ROOT, "%08x", count);
  }
}
