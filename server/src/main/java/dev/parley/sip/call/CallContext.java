package dev.parley.sip.call;

import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.TokenGenerator;
import dev.parley.sip.transaction.Hop;
import dev.parley.sip.transaction.Network;
import dev.parley.sip.transaction.TimerHeap;
import dev.parley.sip.transaction.TransactionLayer;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts every call works with; all confined to the loop but {@code loop} itself.
 *
 * @param calls those that have not ended
 */
record CallContext(
    SipConfig config,
    TimerHeap heap,
    TokenGenerator tokens,
    Network network,
    TransactionLayer transactions,
    Dialogs dialogs,
    LateAnswers late,
    Methods methods,
    Set<CallControl> calls,
    Executor loop) {

  private static final Logger LOG = LoggerFactory.getLogger(CallContext.class);

  /** Tells a listener; what it throws stays outside the state machines. */
  void tell(SipCallListener listener, SipCall call, SipCallEvent event) {
    try {
      listener.on(call, event);
    } catch (RuntimeException e) {
      LOG.error("A call listener failed on {}.", event.getClass().getSimpleName(), e);
    }
  }

  /**
   * The end of a call that cannot go on in a transport we do not speak.
   *
   * @param missing the transport, such as {@code TLS}
   * @param where what names it
   */
  SipEnd unsupported(int status, String missing, String where) {
    return SipEnd.unsupported(network.transports(), status, missing, where);
  }

  /** Our Contact for a peer at that hop. */
  String contact(String user, Hop hop) {
    String at = user.isEmpty() ? "" : user + "@";
    return "<sip:" + at + network.local(hop) + hop.transport().parameter() + ">";
  }

  /** What we say of ourselves in a request that sets up or changes a session. */
  SipRequest presented(SipRequest request) {
    return request.with("Allow", methods.allow()).with("User-Agent", config.userAgent());
  }

  SipResponse presented(SipResponse response) {
    return response.with("Allow", methods.allow()).with("Server", config.userAgent());
  }
}
