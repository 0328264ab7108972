package dev.parley.sip.call;

import dev.parley.sip.call.SipEnd.Cause;
import dev.parley.sip.call.SipEnd.Party;
import dev.parley.sip.message.SipMessage;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.transaction.ServerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * What a dialog is used for: the call within it, early or established. Takes the peer's requests,
 * makes ours, and ends once.
 */
final class Session {
  private final CallContext context;
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
      CallContext context,
      Dialog dialog,
      Authenticator authenticator,
      boolean caller,
      SessionOwner owner) {
    this.context = context;
    this.dialog = dialog;
    this.authenticator = authenticator;
    this.caller = caller;
    this.owner = owner;
    this.clock = new SessionClock(context.heap(), this::refresh, this::expire);
    this.offers = new OfferServer(context, this);
    this.reoffers = new OfferClient(context, this);
    this.probe = new Probe(context, this);
    context.dialogs().add(this);
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
  void requested(Method method, ServerTransaction transaction) {
    DialogRequestHandler handler = method.within();
    if (!dialog.advance(transaction.request().cseq().number())) {
      respond(transaction, 500);
    } else if (handler == null) {
      transaction.respond(context.presented(transaction.response(405)));
    } else {
      handler.requested(this, transaction);
    }
  }

  void acknowledged(SipRequest ack) {
    offers.acknowledged(ack);
  }

  void respond(ServerTransaction transaction, int status) {
    transaction.respond(transaction.response(status));
  }

  /** Sends BYE and ends, for a reason of our own or of the network. */
  void bye(SipEnd end, @Nullable String reasonHeader) {
    if (over) {
      return;
    }
    Exchange.start(
        context.transactions(),
        authenticator,
        () -> {
          SipRequest bye = dialog.request("BYE").with("User-Agent", context.config().userAgent());
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
    context.dialogs().remove(this);
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
        context.transactions(),
        authenticator,
        () -> reoffers.timed(context.presented(dialog.request("UPDATE"))),
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
      context.heap().arm(reoffers.glare(), this::refresh);
    } else if (status == 422 && reoffers.raise(response)) {
      refresh();
    } else {
      updateRefused = true;
      refresh();
    }
  }
}
