package dev.parley.sip.transaction;

import dev.parley.sip.message.CSeq;
import dev.parley.sip.message.SipBody;
import dev.parley.sip.message.SipHeaders;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import org.jspecify.annotations.Nullable;

/** Writes the requests that belong to the transaction of an INVITE of ours. */
public final class Followers {
  private Followers() {}

  /**
   * The CANCEL: same branch, same CSeq number (RFC 3261 section 9.1).
   *
   * @param reason a Reason header, or null
   */
  static SipRequest cancel(SipRequest invite, @Nullable String reason) {
    SipRequest cancel = follow(invite, "CANCEL", invite.mandatory("To"));
    return reason == null ? cancel : cancel.with("Reason", reason);
  }

  /** The ACK of a refusal (RFC 3261 section 17.1.1.3). */
  public static SipRequest acknowledgement(SipRequest invite, SipResponse refusal) {
    return follow(invite, "ACK", refusal.mandatory("To"));
  }

  private static SipRequest follow(SipRequest invite, String method, String to) {
    SipHeaders headers =
        SipHeaders.NONE
            .with("Via", invite.via().toString())
            .with("Max-Forwards", "70")
            .with("From", invite.mandatory("From"))
            .with("To", to)
            .with("Call-ID", invite.callId())
            .with("CSeq", new CSeq(invite.cseq().number(), method).toString());
    for (String route : invite.headers().all("Route")) {
      headers = headers.with("Route", route);
    }
    return new SipRequest(method, invite.uri(), headers, SipBody.EMPTY);
  }
}
