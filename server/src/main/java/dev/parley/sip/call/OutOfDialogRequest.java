package dev.parley.sip.call;

import dev.parley.sip.transaction.Hop;
import dev.parley.sip.transaction.SupportedTransports;

/** A request of ours that belongs to no call, such as OPTIONS or REGISTER. Loop-confined. */
interface OutOfDialogRequest {
  /** Where it goes, by name. */
  Hop hop(SupportedTransports transports);

  /** Sends it: there is at least one address. */
  void send(CallContext context);

  /** There is no address it could be sent to. */
  void unsent();
}
