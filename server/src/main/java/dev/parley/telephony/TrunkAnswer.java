package dev.parley.telephony;

import dev.parley.sip.call.OptionsResult;
import dev.parley.telephony.TrunkHealth.Password;
import dev.parley.telephony.TrunkHealth.Want;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a trunk's answer to OPTIONS tells of it. */
final class TrunkAnswer {
  private TrunkAnswer() {}

  static TrunkHealth.Reachable of(OptionsResult.Alive alive) {
    String explained = alive.explained();
    String reason = explained == null ? alive.reason() : alive.reason() + ": " + explained;
    return new TrunkHealth.Reachable(
        alive.status(), reason, alive.elapsed(), password(alive), wants(alive));
  }

  private static Password password(OptionsResult.Alive alive) {
    boolean asks = alive.status() == 401 || alive.status() == 407;
    if (!alive.challenged()) {
      return asks ? Password.LACKING : Password.UNASKED;
    }
    return asks || alive.status() == 403 ? Password.REFUSED : Password.TAKEN;
  }

  private static Set<Want> wants(OptionsResult.Alive alive) {
    Set<Want> wants = EnumSet.noneOf(Want.class);
    boolean refused = alive.status() >= 400;
    if (refused && RefusalHints.ofRegistration(alive.reason() + " " + alive.explained())) {
      wants.add(Want.REGISTER);
    }
    // RFC 3329: the way to a server that wants an agreement on security.
    if (alive.status() == 494 || alive.required().contains("sec-agree")) {
      wants.add(Want.TLS);
    }
    if (onlyEncrypted(alive.sdp())) {
      wants.add(Want.SRTP);
    }
    return wants;
  }

  private static boolean onlyEncrypted(@Nullable String sdp) {
    if (sdp == null || !(SdpParser.parse(sdp) instanceof SdpParser.Result.Parsed(var theirs))) {
      return false;
    }
    return !theirs.media().isEmpty()
        && theirs.media().stream()
            .allMatch(section -> section.transport() == SdpTransport.ENCRYPTED);
  }
}
