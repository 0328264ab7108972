package dev.parley.sip.call;

import dev.parley.sip.call.ServerPhase.Accepted;
import dev.parley.sip.call.ServerPhase.Established;
import dev.parley.sip.call.ServerPhase.Leaving;
import dev.parley.sip.call.ServerPhase.Over;
import dev.parley.sip.call.ServerPhase.Waiting;
import dev.parley.sip.call.SessionTimers.Agreed;
import dev.parley.sip.call.SipEnd.Cause;
import dev.parley.sip.call.SipEnd.Party;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.Reasons;
import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipParams;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.transaction.ServerTransaction;
import dev.parley.sip.transaction.SourceAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of a call (UAS): from INVITE to ACK, and then the owner of its {@link Session}
 * (RFC 3261 section 13.3). Loop-confined.
 */
final class ServerCall implements CallControl, SessionOwner {
  /** Keeps proxies from giving the INVITE up (RFC 3261 section 13.3.1.1). */
  private static final Duration REPEAT = Duration.ofMinutes(1);

  private final CallContext context;
  private final ServerTransaction transaction;
  private final IncomingSipCall call;
  private final Session session;
  private final NameAddress to;
  private final Agreed agreed;
  private SipCallListener listener = (_, _) -> {};
  private ServerPhase phase = new Waiting(null);

  ServerCall(CallContext context, ServerTransaction transaction, Agreed agreed) {
    this.context = context;
    this.transaction = transaction;
    this.agreed = agreed;
    SipRequest invite = transaction.request();
    this.call = new IncomingSipCall(invite.callId(), context.loop(), this);
    this.to = invite.to().withTag(context.tokens().next());
    SourceAddress source = transaction.source();
    String user = new NameAddress(null, invite.uri(), SipParams.NONE).user();
    String contact = context.contact(user == null ? "" : user, source.hop());
    Dialog dialog = Dialog.called(context.network().transports(), invite, to, contact, source);
    Authenticator none = new Authenticator(null, context.tokens());
    this.session = new Session(context, dialog, none, false, this);
    this.session.learn(invite);
    this.session.remoteSdp(invite.sdp());
    transaction.whenCancelled(this::cancelled);
    context.calls().add(this);
  }

  /** Sends 100 and lets the handler see the call. */
  void offerTo(SipHandler handler) {
    SipRequest invite = transaction.request();
    transaction.respond(Responses.of(invite, 100, null));
    listener =
        handler.incoming(
            call,
            new IncomingInvite(
                invite.uri(),
                invite.from(),
                invite.to(),
                invite.callId(),
                invite.sdp(),
                invite.headers().fields(),
                transaction.source().address(),
                transaction.source().transport()));
  }

  private SipResponse response(int status) {
    return context
        .presented(Responses.of(transaction.request(), status, to.tag()))
        .with("Contact", session.dialog().contact());
  }

  void ring() {
    provisional(response(180));
  }

  void progress(String sdp) {
    session.localSdp(sdp);
    provisional(response(183).withSdp(sdp));
  }

  private void provisional(SipResponse response) {
    if (phase instanceof Waiting waiting) {
      waiting.stopRepeating();
      transaction.respond(response);
      phase = new Waiting(context.heap().arm(REPEAT, () -> provisional(response)));
    }
  }

  void accept(String sdp) {
    if (!(phase instanceof Waiting waiting)) {
      return;
    }
    waiting.stopRepeating();
    phase = new Accepted();
    session.localSdp(sdp);
    session.clock().restart(agreed);
    SipResponse answer =
        SessionTimers.announce(
                response(200).with("Supported", context.methods().supported()), agreed)
            .withSdp(sdp);
    session
        .offers()
        .accepting(
            new Acceptance(context, transaction, answer, this::acknowledged, this::unanswered));
  }

  private void acknowledged(SipRequest ack) {
    boolean weOffered = transaction.request().sdp() == null;
    String answer = weOffered ? ack.sdp() : null;
    session.remoteSdp(answer);
    switch (phase) {
      case Accepted _ -> {
        phase = new Established();
        happened(new SipCallEvent.Acknowledged(answer));
      }
      case Leaving(@Nullable String reason) -> session.hangUp(reason);
      case Waiting _, Established _, Over _ -> {}
    }
  }

  private void unanswered() {
    session.bye(SipEnd.of(Party.NETWORK, Cause.EXPIRED, 0, "No ACK came"), null);
  }

  void reject(int status) {
    refuse(response(status), SipEnd.of(Party.LOCAL, Cause.REFUSED, status, Reasons.of(status)));
  }

  private void refuse(SipResponse response, SipEnd end) {
    if (phase instanceof Waiting) {
      transaction.respond(response);
      session.end(end);
    }
  }

  private void cancelled(SipRequest cancel) {
    refuse(
        response(487),
        SipEnd.of(Party.REMOTE, Cause.CANCELLED, 487, "Cancelled", Refusals.reasons(cancel)));
  }

  @Override
  public void hangUp(@Nullable String reasonHeader) {
    switch (phase) {
      case Waiting _ -> reject(480);
      case Accepted _, Leaving _ -> phase = new Leaving(reasonHeader);
      case Established _ -> session.hangUp(reasonHeader);
      case Over _ -> {}
    }
  }

  @Override
  public void probe() {
    if (!(phase instanceof Waiting)) {
      session.probe().ask();
    }
  }

  @Override
  public void abandon(SipEnd end) {
    session.end(end);
  }

  @Override
  public void answerOffer(String sdp) {
    session.offers().answer(sdp);
  }

  @Override
  public void refuseOffer(int status) {
    session.offers().refuse(status);
  }

  @Override
  public void reoffer(String sdp) {
    if (!(phase instanceof Waiting)) {
      session.reoffers().offer(sdp);
    }
  }

  @Override
  public void happened(SipCallEvent event) {
    if (!(phase instanceof Over)) {
      context.tell(listener, call, event);
    }
  }

  @Override
  public void ended(Session over, SipEnd end) {
    if (phase instanceof Over) {
      return;
    }
    if (phase instanceof Waiting waiting) {
      waiting.stopRepeating();
      if (transaction.open()) {
        transaction.respond(response(487));
      }
    }
    phase = new Over();
    context.calls().remove(this);
    context.tell(listener, call, new SipCallEvent.Ended(end));
  }
}
