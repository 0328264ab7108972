package dev.parley.sip;

import dev.parley.sip.SessionTimers.Agreed;
import dev.parley.sip.SipEnd.Cause;
import dev.parley.sip.SipEnd.Party;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call made to us: from INVITE to ACK, and then the owner of its {@link Session}. */
final class IncomingCall implements CallControl, SessionOwner {
  /** Keeps proxies from giving the INVITE up (RFC 3261 section 13.3.1.1). */
  private static final Duration REPEAT = Duration.ofMinutes(1);

  private final Stack stack;
  private final ServerTransaction transaction;
  private final SipCall call;
  private final Session session;
  private final NameAddress to;
  private final Agreed agreed;
  private SipCallListener listener = (_, _) -> {};
  private @Nullable Acceptance acceptance;
  private TimerHeap.@Nullable Timer repeat;
  private @Nullable String reasonAfterAck;
  private boolean hangUpAfterAck;
  private boolean weOffer;
  private boolean ended;

  IncomingCall(Stack stack, ServerTransaction transaction, Agreed agreed) {
    this.stack = stack;
    this.transaction = transaction;
    this.agreed = agreed;
    SipRequest invite = transaction.request();
    this.call = new SipCall(invite.callId(), stack.loop(), this);
    this.to = invite.to().withTag(stack.tokens().next());
    Source source = new Source(transaction.transport(), transaction.sourceAddress());
    Hop back = Hop.to(source.transport(), source.host(), source.address().getPort());
    String user = new NameAddress(null, invite.uri(), SipParams.NONE).user();
    String contact = stack.contact(user == null ? "" : user, back);
    Dialog dialog = Dialog.called(invite, to, contact, source);
    Authenticator none = new Authenticator(null, stack.tokens());
    this.session = new Session(stack, dialog, none, false, this);
    this.session.learn(invite);
    this.session.remoteSdp(invite.sdp());
    transaction.whenCancelled(this::cancelled);
    stack.calls().add(this);
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
                transaction.sourceAddress(),
                transaction.transport()));
  }

  private SipResponse response(int status) {
    return stack
        .presented(Responses.of(transaction.request(), status, to.tag()))
        .with("Contact", session.dialog().contact());
  }

  @Override
  public void ring() {
    provisional(response(180));
  }

  @Override
  public void progress(String sdp) {
    session.localSdp(sdp);
    provisional(response(183).withSdp(sdp));
  }

  private void provisional(SipResponse response) {
    if (transaction.open() && !ended) {
      stopRepeating();
      transaction.respond(response);
      repeat = stack.heap().arm(REPEAT, () -> provisional(response));
    }
  }

  private void stopRepeating() {
    TimerHeap.Timer timer = repeat;
    if (timer != null) {
      timer.cancel();
    }
  }

  @Override
  public void accept(String sdp) {
    if (!transaction.open() || ended) {
      return;
    }
    stopRepeating();
    weOffer = transaction.request().sdp() == null;
    session.localSdp(sdp);
    session.clock().restart(agreed);
    SipResponse answer =
        SessionTimers.announce(response(200).with("Supported", "timer"), agreed).withSdp(sdp);
    Acceptance accepted =
        new Acceptance(stack, transaction, answer, this::established, this::unanswered);
    acceptance = accepted;
    session.offers().accepting(accepted);
  }

  private void established(SipRequest ack) {
    String answer = weOffer ? ack.sdp() : null;
    session.remoteSdp(answer);
    if (hangUpAfterAck) {
      session.hangUp(reasonAfterAck);
    } else {
      happened(new SipCallEvent.Acknowledged(answer));
    }
  }

  private void unanswered() {
    session.bye(SipEnd.of(Party.NETWORK, Cause.EXPIRED, 0, "No ACK came"), null);
  }

  @Override
  public void reject(int status) {
    refuse(response(status), SipEnd.of(Party.LOCAL, Cause.REFUSED, status, Reasons.of(status)));
  }

  private void refuse(SipResponse response, SipEnd end) {
    if (transaction.open() && !ended) {
      stopRepeating();
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
    Acceptance accepted = acceptance;
    if (transaction.open()) {
      reject(480);
    } else if (accepted != null && accepted.pending()) {
      hangUpAfterAck = true;
      reasonAfterAck = reasonHeader;
    } else {
      session.hangUp(reasonHeader);
    }
  }

  @Override
  public void probe() {
    if (acceptance != null) {
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
    if (acceptance != null) {
      session.reoffers().offer(sdp);
    }
  }

  @Override
  public void happened(SipCallEvent event) {
    if (!ended) {
      stack.tell(listener, call, event);
    }
  }

  @Override
  public void ended(Session over, SipEnd end) {
    if (!ended) {
      ended = true;
      stack.calls().remove(this);
      stopRepeating();
      if (transaction.open()) {
        transaction.respond(response(487));
      }
      stack.tell(listener, call, new SipCallEvent.Ended(end));
    }
  }
}
