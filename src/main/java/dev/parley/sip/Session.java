package dev.parley.sip;

import dev.parley.sip.SipEnd.Cause;
import dev.parley.sip.SipEnd.Party;
import org.jspecify.annotations.Nullable;

/**
 * What a dialog is used for: the call within it, early or established. Takes the peer's requests,
 * makes ours, and ends once.
 */
final class Session {
  private final Stack stack;
  private final Dialog dialog;
  private final Authenticator authenticator;
  private final boolean caller;
  private final SessionOwner owner;
  private final SessionClock clock;
  private final OfferServer offers;
  private final OfferClient reoffers;
  private final Probe probe;
  private @Nullable String localSdp;
  private @Nullable String remoteSdp;
  private boolean updatable;
  private boolean updateRefused;
  private boolean over;

  /**
   * A session in the table of dialogs.
   *
   * @param caller whether we made the call
   */
  Session(
      Stack stack, Dialog dialog, Authenticator authenticator, boolean caller, SessionOwner owner) {
    this.stack = stack;
    this.dialog = dialog;
    this.authenticator = authenticator;
    this.caller = caller;
    this.owner = owner;
    this.clock = new SessionClock(stack.heap(), this::refresh, this::expire);
    this.offers = new OfferServer(stack, this);
    this.reoffers = new OfferClient(stack, this);
    this.probe = new Probe(stack, this);
    stack.dialogs().add(this);
  }

  Dialog dialog() {
    return dialog;
  }

  Authenticator authenticator() {
    return authenticator;
  }

  boolean caller() {
    return caller;
  }

  boolean over() {
    return over;
  }

  SessionClock clock() {
    return clock;
  }

  OfferServer offers() {
    return offers;
  }

  OfferClient reoffers() {
    return reoffers;
  }

  Probe probe() {
    return probe;
  }

  @Nullable String localSdp() {
    return localSdp;
  }

  @Nullable String remoteSdp() {
    return remoteSdp;
  }

  void localSdp(@Nullable String sdp) {
    localSdp = sdp == null ? localSdp : sdp;
  }

  void remoteSdp(@Nullable String sdp) {
    remoteSdp = sdp == null ? remoteSdp : sdp;
  }

  /** Notes from a message of the peer whether it takes UPDATE. */
  void learn(SipMessage message) {
    if (message.header("Allow") != null) {
      updatable = message.headers().lists("Allow", "UPDATE");
    }
  }

  void happened(SipCallEvent event) {
    if (!over) {
      owner.happened(event);
    }
  }

  /** A request of the peer within the dialog. */
  void requested(ServerTransaction transaction) {
    SipRequest request = transaction.request();
    if (!dialog.advance(request.cseq().number())) {
      respond(transaction, 500);
      return;
    }
    switch (request.method()) {
      case "BYE" -> {
        respond(transaction, 200);
        end(SipEnd.of(Party.REMOTE, Cause.BYE, 0, "Hung up", Refusals.reasons(request)));
      }
      case "INVITE" -> offers.reinvited(transaction);
      case "INFO" -> InfoServer.requested(this, transaction);
      case "UPDATE" -> offers.updated(transaction);
      case "OPTIONS" ->
          transaction.respond(
              stack
                  .presented(Responses.of(request, 200, null))
                  .with("Accept", SdpBody.TYPE)
                  .with("Supported", "timer"));
      default -> transaction.respond(stack.presented(Responses.of(request, 405, null)));
    }
  }

  void acknowledged(SipRequest ack) {
    offers.acknowledged(ack);
  }

  void respond(ServerTransaction transaction, int status) {
    transaction.respond(Responses.of(transaction.request(), status, null));
  }

  /** Sends BYE and ends, for a reason of our own or of the network. */
  void bye(SipEnd end, @Nullable String reasonHeader) {
    if (over) {
      return;
    }
    Exchange.start(
        stack.transactions(),
        authenticator,
        () -> {
          SipRequest bye = dialog.request("BYE").with("User-Agent", stack.config().userAgent());
          return reasonHeader == null ? bye : bye.with("Reason", reasonHeader);
        },
        dialog.hop(),
        _ -> {});
    end(end);
  }

  void hangUp(@Nullable String reasonHeader) {
    bye(SipEnd.of(Party.LOCAL, Cause.BYE, 0, "Hung up"), reasonHeader);
  }

  /** Leaves the table without a word: another fork was chosen, or the peer is gone. */
  void end(SipEnd end) {
    if (over) {
      return;
    }
    over = true;
    clock.stop();
    offers.stop();
    reoffers.stop();
    stack.dialogs().remove(this);
    owner.ended(this, end);
  }

  private void expire() {
    bye(SipEnd.of(Party.NETWORK, Cause.EXPIRED, 0, "Session expired"), null);
  }

  /** The peer does not know the dialog, or does not answer within it (RFC 3261 12.2.1.2). */
  void lost(int status) {
    SipEnd end =
        SipEnd.of(Party.NETWORK, Cause.EXPIRED, status, "The peer no longer answers in the call");
    if (status == 481) {
      end(end);
    } else {
      bye(end, null);
    }
  }

  private void refresh() {
    if (over) {
      return;
    }
    if (!updatable || updateRefused) {
      reoffers.refresh();
      return;
    }
    Exchange.start(
        stack.transactions(),
        authenticator,
        () -> reoffers.timed(stack.presented(dialog.request("UPDATE"))),
        dialog.hop(),
        this::refreshed);
  }

  private void refreshed(Exchange.Outcome outcome) {
    if (over) {
      return;
    }
    switch (outcome) {
      case Exchange.Outcome.Final(SipResponse response) -> refreshed(response);
      case Exchange.Outcome.TimedOut _ -> lost(408);
      case Exchange.Outcome.Unsent _ -> clock.again();
    }
  }

  /** Who lists UPDATE and refuses it may still take a re-INVITE (RFC 4028 section 7.4). */
  private void refreshed(SipResponse response) {
    int status = response.status();
    if (response.successful()) {
      dialog.retarget(response);
      clock.restart(SessionTimers.asClient(response));
    } else if (status == 481 || status == 408) {
      lost(status);
    } else if (status == 491) {
      stack.heap().arm(reoffers.glare(), this::refresh);
    } else if (status == 422 && reoffers.raise(response)) {
      refresh();
    } else {
      updateRefused = true;
      refresh();
    }
  }
}
