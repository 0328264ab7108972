package dev.parley.sip.call;

import dev.parley.sip.call.ClientPhase.Answered;
import dev.parley.sip.call.ClientPhase.Calling;
import dev.parley.sip.call.ClientPhase.Cancelled;
import dev.parley.sip.call.ClientPhase.Cancelling;
import dev.parley.sip.call.ClientPhase.Over;
import dev.parley.sip.call.ClientPhase.Proceeding;
import dev.parley.sip.call.ClientPhase.Redirecting;
import dev.parley.sip.call.ClientPhase.Resolving;
import dev.parley.sip.call.ClientPhase.Withdrawal;
import dev.parley.sip.call.SipEnd.Cause;
import dev.parley.sip.call.SipEnd.Party;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.ClientTransaction;
import dev.parley.sip.transaction.ClientUser;
import dev.parley.sip.transaction.Hop;
import dev.parley.sip.transaction.Sending;
import dev.parley.sip.transaction.TimerHeap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of a call (UAC): the INVITE to its final response, its forks, CANCEL and its
 * races (RFC 3261 sections 9.1 and 13.2). Once answered, the {@link Session} of the phone that
 * answered carries it. Loop-confined.
 */
final class ClientCall implements CallControl, ClientUser, SessionOwner {
  private final CallContext context;
  private final SipCall call;
  private final SipCallListener listener;
  private final InviteClient invites;
  private final Forks forks;
  private ClientPhase phase = new Resolving();

  ClientCall(CallContext context, InviteRequest wanted, SipCallListener listener) {
    this.context = context;
    this.call = new SipCall(wanted.callId(), context.loop(), this);
    this.listener = listener;
    Authenticator authenticator = new Authenticator(wanted.credentials(), context.tokens());
    this.invites = new InviteClient(context, wanted, authenticator);
    this.forks =
        new Forks(context, dialog -> new Session(context, dialog, authenticator, true, this));
  }

  SipCall call() {
    return call;
  }

  /** Begins; may be called once, on the loop. */
  void start() {
    context.calls().add(this);
    send();
  }

  private void send() {
    phase = new Resolving();
    forks.drop();
    String missing = invites.missingTransport();
    if (missing == null) {
      context.network().resolve(invites.hop(), this::transmit);
    } else {
      finish(context.unsupported(0, missing, "the address to call"));
    }
  }

  private void transmit(List<Hop> addresses) {
    if (!(phase instanceof Resolving)) {
      return;
    }
    if (addresses.isEmpty()) {
      unsent();
      return;
    }
    Sending sending = invites.send(addresses.getFirst(), this);
    if (phase instanceof Resolving) {
      phase = new Calling(sending);
    }
  }

  @Override
  public void begun(ClientTransaction transaction) {
    invites.begun(transaction);
  }

  @Override
  public void responded(ClientTransaction by, SipResponse response) {
    if (response.provisional()) {
      provisional(by, response);
    } else if (response.successful()) {
      answered(by, response);
    } else {
      refused(by, response);
    }
  }

  private void provisional(ClientTransaction by, SipResponse response) {
    boolean above100 = response.status() > 100;
    phase = phase.heard(above100);
    Withdrawal withdrawal = phase.withdrawn();
    if (withdrawal == null) {
      progressed(by, response);
    } else if (phase instanceof Cancelling) {
      cancel(withdrawal, above100);
    } else {
      withdrawal.cancel();
    }
  }

  private void progressed(ClientTransaction by, SipResponse response) {
    if (response.status() == 100) {
      return;
    }
    String tag = response.toTag();
    if (!tag.isEmpty()) {
      Fork fork = forks.of(by, response, invites.hop());
      String missing = fork.session().dialog().missingTransport();
      if (missing != null
          && response.headers().lists("Require", "100rel")
          && phase instanceof Proceeding(Sending invite, boolean _)) {
        cancel(new Withdrawal(invite, null), true);
        finish(context.unsupported(0, missing, "the phone that rings"));
        return;
      }
      if (!fork.progressed(response)) {
        return;
      }
    }
    happened(new SipCallEvent.Progress(response.status(), response.reason(), response.sdp(), tag));
  }

  private void answered(ClientTransaction by, SipResponse response) {
    Fork fork = forks.of(by, response, invites.hop());
    if (fork.confirmed()) {
      fork.acknowledgeAgain();
      return;
    }
    boolean answerNeeded = phase.wantsAnswer() && invites.offer() == null && response.sdp() != null;
    fork.confirm(response, answerNeeded);
    String missing = fork.session().dialog().missingTransport();
    if (!phase.wantsAnswer() || missing != null) {
      fork.acknowledgeBare();
      fork.session().hangUp(null);
    }
    switch (phase) {
      case Resolving _, Calling _, Proceeding _, Redirecting _ -> {
        if (missing == null) {
          take(fork, response, answerNeeded);
        } else {
          finish(context.unsupported(response.status(), missing, "the phone that answered"));
        }
      }
      case Cancelling _, Cancelled _ -> finish(ClientEnds.crossed(response));
      case Answered _, Over _ -> {}
    }
  }

  private void take(Fork fork, SipResponse response, boolean answerNeeded) {
    phase = new Answered(fork);
    forks.dropAllBut(fork);
    fork.session().localSdp(invites.offer());
    fork.session().remoteSdp(response.sdp());
    fork.session().clock().restart(SessionTimers.asClient(response));
    happened(new SipCallEvent.Answered(response.sdp(), answerNeeded, response.toTag()));
  }

  private void refused(ClientTransaction by, SipResponse response) {
    switch (phase) {
      case Resolving _, Calling _, Proceeding _ -> {
        if (invites.mended(by, response)) {
          send();
        } else if (response.status() < 400) {
          phase = new Redirecting(response);
          invites.moved(response, outcome -> redirected(response, outcome));
        } else {
          finish(Refusals.end(Party.REMOTE, Cause.REFUSED, response, null));
        }
      }
      case Cancelling _, Cancelled _ -> finish(ClientEnds.cancelled(response));
      case Redirecting _, Answered _, Over _ -> {}
    }
  }

  private void redirected(SipResponse moved, Redirection.Outcome outcome) {
    if (!(phase instanceof Redirecting)) {
      return;
    }
    switch (outcome) {
      case Redirection.Outcome.Follow(SipUri target) -> {
        invites.redirect(target);
        send();
      }
      case Redirection.Outcome.Nowhere(@Nullable String why) ->
          finish(Refusals.end(Party.REMOTE, Cause.REFUSED, moved, why));
    }
  }

  @Override
  public void timedOut() {
    finish(ClientEnds.timedOut(phase));
  }

  @Override
  public void unsent() {
    finish(ClientEnds.unsent(phase));
  }

  @Override
  public void hangUp(@Nullable String reasonHeader) {
    switch (phase) {
      case Resolving _ -> finish(ClientEnds.unbegun());
      case Calling(Sending invite) -> {
        invite.halt();
        phase = new Cancelling(new Withdrawal(invite, reasonHeader));
      }
      case Proceeding(Sending invite, boolean progressed) ->
          cancel(new Withdrawal(invite, reasonHeader), progressed);
      case Redirecting(SipResponse moved) -> finish(ClientEnds.cancelled(moved));
      case Answered(Fork phone) -> {
        phone.acknowledgeBare();
        phone.session().hangUp(reasonHeader);
      }
      case Cancelling _, Cancelled _, Over _ -> {}
    }
  }

  private void cancel(Withdrawal withdrawal, boolean progressed) {
    TimerHeap.Timer patience =
        context.heap().arm(context.config().timers().transaction(), this::uncancelled);
    phase = new Cancelled(withdrawal, progressed, patience);
    withdrawal.cancel();
  }

  /** The 487 never came. */
  private void uncancelled() {
    if (phase instanceof Cancelled(Withdrawal withdrawal, boolean progressed, TimerHeap.Timer _)) {
      withdrawal.invite().abandon();
      finish(ClientEnds.uncancelled(progressed));
    }
  }

  @Override
  public void answerOffer(String sdp) {
    if (!(phase instanceof Answered(Fork phone))) {
      forks.sessions().forEach(early -> early.offers().answer(sdp));
    } else if (phone.answer(sdp)) {
      phone.session().localSdp(sdp);
    } else {
      phone.session().offers().answer(sdp);
    }
  }

  @Override
  public void refuseOffer(int status) {
    List<Session> sessions =
        phase instanceof Answered(Fork phone) ? List.of(phone.session()) : forks.sessions();
    sessions.forEach(session -> session.offers().refuse(status));
  }

  @Override
  public void reoffer(String sdp) {
    inCall(session -> session.reoffers().offer(sdp));
  }

  @Override
  public void probe() {
    inCall(session -> session.probe().ask());
  }

  private void inCall(Consumer<Session> action) {
    if (phase instanceof Answered(Fork phone)) {
      action.accept(phone.session());
    }
  }

  @Override
  public void abandon(SipEnd end) {
    finish(end);
  }

  @Override
  public void happened(SipCallEvent event) {
    if (!(phase instanceof Over)) {
      context.tell(listener, call, event);
    }
  }

  @Override
  public void ended(Session session, SipEnd end) {
    if (phase instanceof Answered(Fork phone) && phone.session() == session) {
      finish(end);
    }
  }

  private void finish(SipEnd end) {
    Fork answered = phase instanceof Answered(Fork phone) ? phone : null;
    switch (phase) {
      case Over _ -> {
        return;
      }
      case Cancelled(Withdrawal _, boolean _, TimerHeap.Timer patience) -> patience.cancel();
      case Resolving _, Calling _, Proceeding _, Redirecting _, Cancelling _, Answered _ -> {}
    }
    phase = new Over(phase.withdrawn());
    context.calls().remove(this);
    forks.dropAllBut(answered);
    context.tell(listener, call, new SipCallEvent.Ended(end));
  }
}
