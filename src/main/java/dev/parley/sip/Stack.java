package dev.parley.sip;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts every call works with; all confined to the loop but {@code loop} itself.
 *
 * @param calls those that have not ended
 */
record Stack(
    SipConfig config,
    TimerHeap heap,
    Tokens tokens,
    Wire wire,
    TransactionLayer transactions,
    Dialogs dialogs,
    LateAnswers late,
    Set<CallControl> calls,
    Executor loop) {

  private static final Logger LOG = LoggerFactory.getLogger(Stack.class);
  private static final List<String> METHODS =
      List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "UPDATE", "INFO");
  private static final String ALLOW = String.join(", ", METHODS);

  boolean supports(String method) {
    return METHODS.contains(method);
  }

  /** Tells a listener; what it throws stays outside the state machines. */
  void tell(SipCallListener listener, SipCall call, SipCallEvent event) {
    try {
      listener.on(call, event);
    } catch (RuntimeException e) {
      LOG.error("A call listener failed on {}.", event.getClass().getSimpleName(), e);
    }
  }

  /** Our Contact for a peer at that hop. */
  String contact(String user, Hop hop) {
    String transport = hop.transport() == SipTransport.TCP ? ";transport=tcp" : "";
    String at = user.isEmpty() ? "" : user + "@";
    return "<sip:" + at + wire.local(hop) + transport + ">";
  }

  /** What we say of ourselves in a request that sets up or changes a session. */
  SipRequest presented(SipRequest request) {
    return request.with("Allow", ALLOW).with("User-Agent", config.userAgent());
  }

  SipResponse presented(SipResponse response) {
    return response.with("Allow", ALLOW).with("Server", config.userAgent());
  }
}
