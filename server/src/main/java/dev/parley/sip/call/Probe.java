package dev.parley.sip.call;

import dev.parley.sip.message.SdpBody;
import dev.parley.sip.message.SipResponse;

/**
 * Asks the peer by OPTIONS within the dialog whether it is still in the call. Any answer means so,
 * be it that it knows no OPTIONS, but for one that it knows no such call (RFC 3261 section
 * 12.2.1.2).
 */
final class Probe {
  private final CallContext context;
  private final Session session;
  private boolean asked;

  Probe(CallContext context, Session session) {
    this.context = context;
    this.session = session;
  }

  /** Asks, unless an answer is still due; it comes as {@link SipCallEvent.Probed}. */
  void ask() {
    if (asked || session.over()) {
      return;
    }
    asked = true;
    Exchange.start(
        context.transactions(),
        session.authenticator(),
        () -> context.presented(session.dialog().request("OPTIONS")).with("Accept", SdpBody.TYPE),
        session.dialog().hop(),
        this::answered);
  }

  private void answered(Exchange.Outcome outcome) {
    asked = false;
    boolean there =
        switch (outcome) {
          case Exchange.Outcome.Final(SipResponse response) ->
              response.status() != 481 && response.status() != 408;
          case Exchange.Outcome.TimedOut _, Exchange.Outcome.Unsent _ -> false;
        };
    session.happened(new SipCallEvent.Probed(there));
  }
}
