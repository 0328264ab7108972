package dev.parley.sip.call;

import dev.parley.sip.message.Challenge;
import dev.parley.sip.message.Credentials;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipText;
import dev.parley.sip.message.TokenGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The digest client of one call: answers challenges, and uses what it learnt in later requests. */
final class Authenticator {
  private final @Nullable Credentials account;
  private final TokenGenerator tokens;
  private final Map<String, Known> known = new LinkedHashMap<>();

  Authenticator(@Nullable Credentials account, TokenGenerator tokens) {
    this.account = account;
    this.tokens = tokens;
  }

  /** A challenge and how often its nonce was used. */
  private static final class Known {
    private final Challenge challenge;
    private int count;

    Known(Challenge challenge) {
      this.challenge = challenge;
    }
  }

  /**
   * Takes the challenges of a 401 or 407 in.
   *
   * @param request what was challenged
   * @return whether sending it again with {@link #authorize} can help
   */
  boolean learn(SipRequest request, SipResponse response) {
    if (account == null) {
      return false;
    }
    Map<String, Challenge> chosen = new LinkedHashMap<>();
    for (Challenge challenge : Challenge.in(response)) {
      chosen.putIfAbsent(key(challenge), challenge);
    }
    boolean fresh = false;
    for (Map.Entry<String, Challenge> entry : chosen.entrySet()) {
      if (!carries(request, entry.getValue()) || outlived(entry.getValue())) {
        known.put(entry.getKey(), new Known(entry.getValue()));
        fresh = true;
      }
    }
    return fresh;
  }

  /**
   * Whether the refused answer was right but its nonce too old. A nonce that has served before and
   * is replaced without saying so has expired, too.
   */
  private boolean outlived(Challenge challenge) {
    Known used = known.get(key(challenge));
    return challenge.stale()
        || (used != null && used.count > 1 && !used.challenge.nonce().equals(challenge.nonce()));
  }

  /** Whether there was a challenge that could be answered. */
  boolean challenged() {
    return !known.isEmpty();
  }

  private static String key(Challenge challenge) {
    return challenge.proxy() + " " + challenge.realm();
  }

  private static String header(Challenge challenge) {
    return challenge.proxy() ? "Proxy-Authorization" : "Authorization";
  }

  /** Whether the request already had an answer for the realm, which was therefore refused. */
  private boolean carries(SipRequest request, Challenge challenge) {
    Known used = known.get(key(challenge));
    String realm = "realm=" + SipText.quote(challenge.realm());
    return used != null
        && request.headers().all(header(challenge)).stream().anyMatch(v -> v.contains(realm));
  }

  /** The request with an answer to every challenge known so far. */
  SipRequest authorize(SipRequest request) {
    Credentials user = account;
    if (user == null) {
      return request;
    }
    SipRequest authorized = request;
    for (Known entry : known.values()) {
      entry.count++;
      String text =
          entry.challenge.answer(
              user,
              new Challenge.Use(
                  request.method(),
                  request.uri(),
                  request.body().text(),
                  tokens.next(),
                  entry.count));
      authorized = authorized.with(header(entry.challenge), text);
    }
    return authorized;
  }
}
