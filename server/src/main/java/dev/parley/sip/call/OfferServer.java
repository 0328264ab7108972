package dev.parley.sip.call;

import dev.parley.sip.call.SessionTimers.Agreed;
import dev.parley.sip.call.SipEnd.Cause;
import dev.parley.sip.call.SipEnd.Party;
import dev.parley.sip.message.SdpBody;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.transaction.ServerTransaction;
import org.jspecify.annotations.Nullable;

/** The peer's re-INVITE and UPDATE (RFC 3261 section 14.2, RFC 3311 section 5.2). */
final class OfferServer {
  private final CallContext context;
  private final Session session;
  private @Nullable ServerTransaction waiting;
  private @Nullable Acceptance acceptance;
  private Agreed agreed = new Agreed.Never();
  private boolean offering;

  OfferServer(CallContext context, Session session) {
    this.context = context;
    this.session = session;
  }

  /** Whether an offer is under way that our own would cross. */
  boolean busy() {
    Acceptance accepted = acceptance;
    return waiting != null || (accepted != null && accepted.pending());
  }

  /** Follows the 2xx that established the session, so that its ACK is found here. */
  void accepting(Acceptance first) {
    acceptance = first;
  }

  void reinvited(ServerTransaction transaction) {
    SipRequest request = transaction.request();
    Acceptance accepted = acceptance;
    boolean unconfirmed = accepted != null && accepted.pending();
    if (session.reoffers().busy() || unconfirmed) {
      session.respond(transaction, 491);
    } else if (waiting != null) {
      refuseLater(transaction);
    } else if (SdpBody.unsupported(request)) {
      transaction.respond(transaction.response(415).with("Accept", SdpBody.TYPE));
    } else if (timed(transaction)) {
      session.respond(transaction, 100);
      transaction.whenCancelled(_ -> cancelled());
      take(transaction);
    }
  }

  void updated(ServerTransaction transaction) {
    SipRequest request = transaction.request();
    if (SdpBody.unsupported(request)) {
      transaction.respond(transaction.response(415).with("Accept", SdpBody.TYPE));
    } else if (request.sdp() == null) {
      if (timed(transaction)) {
        session.dialog().retarget(request);
        session.learn(request);
        transaction.respond(success(transaction, null));
        session.clock().restart(agreed);
      }
    } else if (session.reoffers().busy()) {
      session.respond(transaction, 491);
    } else if (waiting != null) {
      refuseLater(transaction);
    } else if (timed(transaction)) {
      take(transaction);
    }
  }

  private void refuseLater(ServerTransaction transaction) {
    long seconds = context.tokens().random().nextInt(11);
    transaction.respond(transaction.response(500).with("Retry-After", Long.toString(seconds)));
  }

  /** Settles the session interval, or refuses it with 422. */
  private boolean timed(ServerTransaction transaction) {
    SessionExpiry policy = context.config().sessionExpiry();
    Agreed outcome = SessionTimers.asServer(transaction.request(), policy);
    if (outcome instanceof Agreed.TooSmall) {
      transaction.respond(
          transaction.response(422).with("Min-SE", Long.toString(policy.minimum().toSeconds())));
      return false;
    }
    agreed = outcome;
    return true;
  }

  private void take(ServerTransaction transaction) {
    SipRequest request = transaction.request();
    waiting = transaction;
    session.dialog().retarget(request);
    session.learn(request);
    String sdp = request.sdp();
    String local = session.localSdp();
    if (sdp != null && sdp.equals(session.remoteSdp()) && local != null) {
      answer(local);
    } else {
      session.happened(new SipCallEvent.Offered(sdp));
    }
  }

  void answer(String sdp) {
    ServerTransaction transaction = waiting;
    if (transaction == null) {
      return;
    }
    waiting = null;
    SipRequest request = transaction.request();
    String offer = request.sdp();
    session.localSdp(sdp);
    session.remoteSdp(offer);
    SipResponse response = success(transaction, sdp);
    session.clock().restart(agreed);
    if (request.is("INVITE")) {
      offering = offer == null;
      acceptance =
          new Acceptance(context, transaction, response, this::confirmed, this::unanswered);
    } else {
      transaction.respond(response);
    }
  }

  private SipResponse success(ServerTransaction transaction, @Nullable String sdp) {
    SipResponse response =
        context
            .presented(transaction.response(200))
            .with("Contact", session.dialog().contact())
            .with("Supported", context.methods().supported());
    SipResponse timed = SessionTimers.announce(response, agreed);
    return sdp == null ? timed : timed.withSdp(sdp);
  }

  private void confirmed(SipRequest ack) {
    if (offering) {
      offering = false;
      session.remoteSdp(ack.sdp());
      session.happened(new SipCallEvent.Reanswered(ack.sdp()));
    }
  }

  private void unanswered() {
    session.bye(SipEnd.of(Party.NETWORK, Cause.EXPIRED, 0, "No ACK came"), null);
  }

  void refuse(int status) {
    ServerTransaction transaction = waiting;
    waiting = null;
    if (transaction != null) {
      session.respond(transaction, status);
    }
  }

  private void cancelled() {
    refuse(487);
  }

  void acknowledged(SipRequest ack) {
    Acceptance accepted = acceptance;
    if (accepted != null) {
      accepted.acknowledge(ack);
    }
  }

  void stop() {
    refuse(487);
    Acceptance accepted = acceptance;
    if (accepted != null) {
      accepted.stop();
    }
  }
}
