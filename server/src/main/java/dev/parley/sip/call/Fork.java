package dev.parley.sip.call;

import dev.parley.sip.call.SipEnd.Cause;
import dev.parley.sip.call.SipEnd.Party;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One phone that an INVITE of ours reached: its dialog, its reliable responses, its ACK. */
final class Fork {
  private final CallContext context;
  private final Session session;
  private final SipRequest invite;
  private @Nullable SipRequest ack;
  private boolean confirmed;
  private long lastRseq;

  Fork(CallContext context, Session session, SipRequest invite) {
    this.context = context;
    this.session = session;
    this.invite = invite;
  }

  Session session() {
    return session;
  }

  boolean confirmed() {
    return confirmed;
  }

  /**
   * Takes a provisional response in; a reliable one is acknowledged with PRACK (RFC 3262 section
   * 4).
   *
   * @return false for one that was seen before or came out of order
   */
  boolean progressed(SipResponse response) {
    session.learn(response);
    if (!response.headers().lists("Require", "100rel")) {
      return true;
    }
    String text = response.header("RSeq");
    long rseq = text == null ? -1 : SipText.number(text, 0xffffffffL);
    if (rseq < 0 || (lastRseq > 0 && rseq != lastRseq + 1)) {
      return false;
    }
    lastRseq = rseq;
    session.dialog().retarget(response);
    String rack = String.format(Locale.ROOT, "%d %s", rseq, response.mandatory("CSeq"));
    Exchange.start(
        context.transactions(),
        session.authenticator(),
        () -> session.dialog().request("PRACK").with("RAck", rack),
        session.dialog().hop(),
        _ -> {});
    return true;
  }

  /** The fork answered with 2xx; the ACK follows at once unless it must carry our answer. */
  void confirm(SipResponse response, boolean answerNeeded) {
    confirmed = true;
    session.dialog().confirm(response);
    session.learn(response);
    if (!answerNeeded) {
      acknowledge(session.dialog().ack(invite));
    }
  }

  /** Sends the ACK that waited for our answer; false when none waited. */
  boolean answer(String sdp) {
    if (ack != null) {
      return false;
    }
    acknowledge(session.dialog().ack(invite).withSdp(sdp));
    return true;
  }

  /** The call ends before our answer is there: the ACK goes without it. */
  void acknowledgeBare() {
    if (ack == null) {
      acknowledge(session.dialog().ack(invite));
    }
  }

  void acknowledgeAgain() {
    SipRequest sent = ack;
    if (sent != null) {
      transmit(sent);
    }
  }

  private void acknowledge(SipRequest request) {
    ack = request;
    context.late().acknowledged(invite, request, session.dialog().hop());
    transmit(request);
  }

  private void transmit(SipRequest request) {
    context.transactions().acknowledge(request, session.dialog().hop());
  }

  /** Forgets a dialog that came to nothing. */
  void drop() {
    session.end(SipEnd.of(Party.LOCAL, Cause.CANCELLED, 0, "Another phone answered"));
  }
}
