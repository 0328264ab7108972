package dev.parley.telephony;

import dev.parley.sip.call.RedirectRule;
import dev.parley.sip.message.SipUri;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a 3xx of a trunk may move a call: to the trunk's own host, to hosts below it, to what
 * resolves to the same addresses, and to the hosts its operator has named; never to another number.
 * Anything else could have somebody else rung, at our expense (toll fraud).
 *
 * @param number as it was dialled, null when no number was
 * @param host the trunk's
 * @param allowed further hosts, in lower case; those below them may be gone to as well
 */
record TrunkRedirects(@Nullable String number, String host, Set<String> allowed)
    implements RedirectRule {
  /** Digits that must agree at least: the same number may be written with prefixes or without. */
  private static final int TELLING = 7;

  TrunkRedirects {
    host = host.toLowerCase(Locale.ROOT);
    allowed = Set.copyOf(allowed);
  }

  @Override
  public Verdict judge(SipUri moved) {
    if (anotherNumber(moved.user())) {
      return new Verdict.Refuse(
          "It moves the call to another number, and Parley rings only the one it was given");
    }
    String target = moved.plainHost().toLowerCase(Locale.ROOT);
    return below(target, Set.of(host)) || below(target, allowed)
        ? new Verdict.Follow()
        : new Verdict.FollowIfSame(
            "It moves the call to %s, which is not the trunk's host %s. If it is the carrier's, add redirects=%s to PARLEY_TRUNK"
                .formatted(target, host, target));
  }

  private static boolean below(String target, Collection<String> hosts) {
    return hosts.stream()
        .anyMatch(
            known -> target.equals(known) || (!address(known) && target.endsWith("." + known)));
  }

  private static boolean address(String host) {
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean anotherNumber(@Nullable String user) {
    String dialled = number == null ? null : digits(number);
    String moved = user == null ? null : digits(user);
    if (dialled == null || moved == null || dialled.equals(moved)) {
      return false;
    }
    int common = Math.min(dialled.length(), moved.length());
    return common < TELLING || !(dialled.endsWith(moved) || moved.endsWith(dialled));
  }

  /** The digits of a number; null for a user that is none. */
  private static @Nullable String digits(String user) {
    int semicolon = user.indexOf(';');
    String plain =
        (semicolon < 0 ? user : user.substring(0, semicolon)).replaceAll("(?i)%2b|[-+.()]", "");
    return !plain.isEmpty() && plain.chars().allMatch(c -> c >= '0' && c <= '9') ? plain : null;
  }
}
