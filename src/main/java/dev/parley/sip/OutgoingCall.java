package dev.parley.sip;

import dev.parley.sip.SipEnd.Cause;
import dev.parley.sip.SipEnd.Party;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call we make: the INVITE to its final response, its forks, CANCEL and its races (RFC 3261
 * sections 9.1 and 13.2). Once answered the chosen {@link Session} carries it.
 */
final class OutgoingCall implements CallControl, ClientUser, SessionOwner {
  private final Stack stack;
  private final SipCall call;
  private final SipCallListener listener;
  private final Authenticator authenticator;
  private final InviteBuilder builder;
  private final Forks forks;
  private @Nullable Sending sending;
  private @Nullable Fork chosen;
  private TimerHeap.@Nullable Timer cancelTimer;
  private @Nullable String cancelReason;
  private boolean provisional;
  private boolean progressed;
  private boolean cancelling;
  private boolean ended;

  OutgoingCall(Stack stack, InviteRequest wanted, SipCallListener listener) {
    this.stack = stack;
    this.call = new SipCall(wanted.callId(), stack.loop(), this);
    this.listener = listener;
    this.authenticator = new Authenticator(wanted.credentials(), stack.tokens());
    this.builder = new InviteBuilder(stack, wanted);
    this.forks = new Forks(stack, dialog -> new Session(stack, dialog, authenticator, true, this));
  }

  SipCall call() {
    return call;
  }

  /** Begins; may be called once, on the loop. */
  void start() {
    stack.calls().add(this);
    send();
  }

  private void send() {
    provisional = false;
    progressed = false;
    sending = null;
    forks.drop();
    String wanted = builder.wants();
    if (wanted == null) {
      stack.wire().resolve(builder.hop(), this::transmit);
    } else {
      finish(SipEnd.unspoken(0, wanted, "the address to call"));
    }
  }

  private void transmit(List<Hop> addresses) {
    if (ended) {
      return;
    }
    if (addresses.isEmpty()) {
      unsent();
      return;
    }
    SipRequest invite = authenticator.authorize(builder.next(addresses.getFirst()));
    sending = stack.transactions().send(invite, builder.hop(), this);
  }

  @Override
  public void begun(ClientTransaction transaction) {
    stack.late().sent(transaction, builder.hop(), authenticator);
  }

  @Override
  public void responded(ClientTransaction by, SipResponse response) {
    if (response.provisional()) {
      provisional(by, response);
    } else if (response.successful()) {
      answered(by, response);
    } else if (!ended) {
      refused(by, response);
    }
  }

  private void provisional(ClientTransaction by, SipResponse response) {
    provisional = true;
    progressed |= response.status() > 100;
    if (cancelling) {
      cancel();
    } else if (response.status() > 100 && !response.toTag().isEmpty() && !ended) {
      Fork fork = forks.of(by, response, builder.hop());
      String wanted = fork.session().dialog().wants();
      if (wanted != null && response.headers().lists("Require", "100rel")) {
        cancelling = true;
        cancel();
        finish(SipEnd.unspoken(0, wanted, "the phone that rings"));
      } else if (fork.progressed(response)) {
        happened(
            new SipCallEvent.Progress(
                response.status(), response.reason(), response.sdp(), response.toTag()));
      }
    } else if (response.status() > 100 && !ended) {
      happened(new SipCallEvent.Progress(response.status(), response.reason(), response.sdp(), ""));
    }
  }

  private Sending sending() {
    Sending current = sending;
    if (current == null) {
      throw new IllegalStateException("No INVITE has been sent.");
    }
    return current;
  }

  private void answered(ClientTransaction by, SipResponse response) {
    Fork fork = forks.of(by, response, builder.hop());
    if (fork.confirmed()) {
      fork.acknowledgeAgain();
      return;
    }
    boolean unwanted = cancelling || ended || (chosen != null && chosen != fork);
    boolean answerNeeded = !unwanted && builder.late() && response.sdp() != null;
    fork.confirm(response, answerNeeded);
    String wanted = fork.session().dialog().wants();
    if (unwanted || wanted != null) {
      fork.acknowledgeBare();
      fork.session().hangUp(null);
    }
    if (cancelling) {
      finish(SipEnd.of(Party.LOCAL, Cause.CANCELLED, response.status(), response.reason()));
    } else if (!unwanted && wanted != null) {
      finish(SipEnd.unspoken(response.status(), wanted, "the phone that answered"));
    } else if (!unwanted) {
      take(fork, response, answerNeeded);
    }
  }

  private void take(Fork fork, SipResponse response, boolean answerNeeded) {
    chosen = fork;
    forks.dropAllBut(chosen);
    fork.session().localSdp(builder.offer());
    fork.session().remoteSdp(response.sdp());
    fork.session().clock().restart(SessionTimers.asClient(response));
    happened(new SipCallEvent.Answered(response.sdp(), answerNeeded, response.toTag()));
  }

  private void refused(ClientTransaction by, SipResponse response) {
    if (!cancelling && retried(by, response)) {
      builder.stayAt(by.hop());
      send();
    } else if (!cancelling && response.status() < 400) {
      redirected(response);
    } else {
      finish(refusal(response, null));
    }
  }

  private SipEnd refusal(SipResponse response, @Nullable String remark) {
    return cancelling
        ? Refusals.end(Party.LOCAL, Cause.CANCELLED, response, null)
        : Refusals.end(Party.REMOTE, Cause.REFUSED, response, remark);
  }

  private boolean retried(ClientTransaction by, SipResponse response) {
    return switch (response.status()) {
      case 401, 407 -> builder.mayTry() && authenticator.learn(by.request(), response);
      case 422 -> builder.mayTry() && builder.raise(response);
      default -> false;
    };
  }

  /** Follows one 3xx, and only to where the call may go. */
  private void redirected(SipResponse response) {
    if (builder.redirected()) {
      finish(refusal(response, "It had been moved once before, and only one move is followed"));
      return;
    }
    Redirection.find(
        stack.wire(),
        builder.redirects(),
        builder.hop(),
        InviteBuilder.targets(response),
        outcome -> {
          if (ended) {
            return;
          }
          switch (outcome) {
            case Redirection.Outcome.Follow(SipUri target) when !cancelling -> {
              builder.redirect(target);
              send();
            }
            case Redirection.Outcome.Follow _ -> finish(refusal(response, null));
            case Redirection.Outcome.Nowhere(@Nullable String why) ->
                finish(refusal(response, why));
          }
        });
  }

  /** Not even a provisional response came, or a CANCEL would have ended it. */
  @Override
  public void timedOut() {
    finish(SipEnd.of(cancelling ? Party.LOCAL : Party.NETWORK, Cause.TIMEOUT, 0, "No response"));
  }

  @Override
  public void unsent() {
    finish(
        SipEnd.of(
            cancelling ? Party.LOCAL : Party.NETWORK,
            cancelling ? Cause.CANCELLED : Cause.TRANSPORT_FAILED,
            0,
            "Not sent"));
  }

  @Override
  public void hangUp(@Nullable String reasonHeader) {
    Fork fork = chosen;
    if (ended || cancelling) {
      return;
    }
    if (fork != null) {
      fork.acknowledgeBare();
      fork.session().hangUp(reasonHeader);
    } else if (sending == null) {
      finish(SipEnd.of(Party.LOCAL, Cause.CANCELLED, 0, "Given up before it was sent"));
    } else {
      cancelling = true;
      cancelReason = reasonHeader;
      sending().halt();
      if (provisional) {
        cancel();
      }
    }
  }

  /** A CANCEL waits for a provisional response (RFC 3261 section 9.1). */
  private void cancel() {
    sending().cancel(cancelReason);
    if (cancelTimer == null) {
      cancelTimer = stack.heap().arm(stack.config().timers().transaction(), this::uncancelled);
    }
  }

  /** The 487 never came; if nothing but 100 ever did, no phone was reached. */
  private void uncancelled() {
    sending().abandon();
    finish(
        progressed
            ? SipEnd.of(Party.LOCAL, Cause.CANCELLED, 0, "Cancelled")
            : SipEnd.of(Party.LOCAL, Cause.TIMEOUT, 0, "No response but 100"));
  }

  @Override
  public void answerOffer(String sdp) {
    Fork fork = chosen;
    if (fork == null) {
      forks.sessions().forEach(early -> early.offers().answer(sdp));
    } else if (fork.answer(sdp)) {
      fork.session().localSdp(sdp);
    } else {
      fork.session().offers().answer(sdp);
    }
  }

  @Override
  public void refuseOffer(int status) {
    Fork fork = chosen;
    if (fork == null) {
      forks.sessions().forEach(early -> early.offers().refuse(status));
    } else {
      fork.session().offers().refuse(status);
    }
  }

  @Override
  public void reoffer(String sdp) {
    Fork fork = chosen;
    if (fork != null) {
      fork.session().reoffers().offer(sdp);
    }
  }

  @Override
  public void probe() {
    Fork fork = chosen;
    if (fork != null) {
      fork.session().probe().ask();
    }
  }

  @Override
  public void abandon(SipEnd end) {
    finish(end);
  }

  @Override
  public void ring() {}

  @Override
  public void progress(String sdp) {}

  @Override
  public void accept(String sdp) {}

  @Override
  public void reject(int status) {
    hangUp(null);
  }

  @Override
  public void happened(SipCallEvent event) {
    if (!ended) {
      stack.tell(listener, call, event);
    }
  }

  @Override
  public void ended(Session session, SipEnd end) {
    Fork fork = chosen;
    if (fork != null && fork.session() == session) {
      finish(end);
    }
  }

  private void finish(SipEnd end) {
    if (ended) {
      return;
    }
    ended = true;
    stack.calls().remove(this);
    TimerHeap.Timer timer = cancelTimer;
    if (timer != null) {
      timer.cancel();
    }
    forks.dropAllBut(chosen);
    stack.tell(listener, call, new SipCallEvent.Ended(end));
  }
}
