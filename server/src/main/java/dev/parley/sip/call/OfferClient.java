package dev.parley.sip.call;

import dev.parley.sip.message.SessionExpires;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.transaction.ClientTransaction;
import dev.parley.sip.transaction.ClientUser;
import dev.parley.sip.transaction.TimerHeap;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Our re-INVITE (RFC 3261 section 14.1): one at a time, glare resolved by waiting. */
final class OfferClient implements ClientUser {
  private static final int MAX_TRIES = 6;

  private final CallContext context;
  private final Session session;
  private Duration interval;
  private Duration minimum;
  private @Nullable String offer;
  private @Nullable SipRequest sent;
  private @Nullable SipRequest ack;
  private TimerHeap.@Nullable Timer retry;
  private boolean silent;
  private int tries;

  OfferClient(CallContext context, Session session) {
    this.context = context;
    this.session = session;
    this.interval = context.config().sessionExpiry().interval();
    this.minimum = context.config().sessionExpiry().minimum();
  }

  /** Whether a re-INVITE of ours waits for its final response. */
  boolean busy() {
    return sent != null;
  }

  /** Offers a change; while another of ours is under way it takes that one's place afterwards. */
  void offer(String sdp) {
    silent = false;
    offer = sdp;
    tries = 0;
    proceed();
  }

  /** Offers what is already agreed, only to keep the session from expiring. */
  void refresh() {
    String current = session.localSdp();
    if (offer == null && current != null) {
      silent = true;
      offer = current;
      tries = 0;
      proceed();
    }
  }

  private void proceed() {
    // What is agreed may have changed since a refresh was first tried: a hold began, or ended.
    String sdp = offer != null && silent ? session.localSdp() : offer;
    if (session.over() || sdp == null || sent != null) {
      return;
    }
    if (session.offers().busy()) {
      later();
      return;
    }
    offer = sdp;
    SipRequest request =
        session
            .authenticator()
            .authorize(timed(context.presented(session.dialog().request("INVITE"))).withSdp(sdp));
    sent = request;
    context.transactions().send(request, session.dialog().hop(), this);
  }

  /** The headers that ask for the session timer to go on. */
  SipRequest timed(SipRequest request) {
    return request
        .with("Supported", context.methods().supported())
        .with("Session-Expires", new SessionExpires(interval, "uac").toString())
        .with("Min-SE", Long.toString(minimum.toSeconds()));
  }

  /** Takes the Min-SE of a 422; false when that changes nothing. */
  boolean raise(SipResponse response) {
    Duration asked = SessionExpires.minimum(response);
    if (asked == null || asked.compareTo(minimum) <= 0) {
      return false;
    }
    minimum = asked;
    interval = asked.compareTo(interval) > 0 ? asked : interval;
    return true;
  }

  /** The wait after a 491: the owner of the Call-ID waits longer (RFC 3261 section 14.1). */
  Duration glare() {
    return session.caller()
        ? context.tokens().between(Duration.ofMillis(2100), Duration.ofMillis(4000))
        : context.tokens().between(Duration.ZERO, Duration.ofMillis(2000));
  }

  private void later() {
    retry = context.heap().arm(glare(), this::proceed);
  }

  @Override
  public void responded(ClientTransaction by, SipResponse response) {
    SipRequest request = sent;
    if (response.provisional()) {
      return;
    }
    if (request == null) {
      again(response);
      return;
    }
    sent = null;
    if (response.successful()) {
      accepted(request, response);
      return;
    }
    int status = response.status();
    if (status == 408 || status == 481) {
      session.lost(status);
    } else if (++tries < MAX_TRIES && status == 491) {
      later();
    } else if (tries < MAX_TRIES && mended(request, response)) {
      proceed();
    } else {
      refused(status, response.reason());
    }
  }

  /** Whether the same offer may now succeed. */
  private boolean mended(SipRequest request, SipResponse response) {
    return switch (response.status()) {
      case 401, 407 -> session.authenticator().learn(request, response);
      case 422 -> raise(response);
      default -> false;
    };
  }

  /** A 2xx that comes again is acknowledged again. */
  private void again(SipResponse response) {
    SipRequest last = ack;
    if (response.successful() && last != null && last.cseq().number() == response.cseq().number()) {
      transmit(last);
    }
  }

  private void accepted(SipRequest request, SipResponse response) {
    session.dialog().retarget(response);
    session.learn(response);
    SipRequest acknowledgement = session.dialog().ack(request);
    ack = acknowledgement;
    transmit(acknowledgement);
    String answer = response.sdp();
    boolean changed = answer != null && !answer.equals(session.remoteSdp());
    boolean quiet = silent && !changed;
    session.localSdp(request.sdp());
    session.remoteSdp(answer);
    if (!session.over()) {
      session.clock().restart(SessionTimers.asClient(response));
    }
    finish(request);
    if (!quiet) {
      session.happened(new SipCallEvent.Reanswered(answer));
    }
    proceed();
  }

  private void refused(int status, String reason) {
    boolean quiet = silent;
    offer = null;
    if (quiet) {
      session.clock().again();
    } else {
      session.happened(new SipCallEvent.ReofferRefused(status, reason));
    }
  }

  /** Forgets the offer unless a newer one has taken its place. */
  private void finish(SipRequest request) {
    String pending = offer;
    if (pending != null && pending.equals(request.sdp())) {
      offer = null;
    }
  }

  private void transmit(SipRequest acknowledgement) {
    context.transactions().acknowledge(acknowledgement, session.dialog().hop());
  }

  @Override
  public void timedOut() {
    sent = null;
    session.lost(408);
  }

  @Override
  public void unsent() {
    sent = null;
    refused(503, "Not sent");
  }

  void stop() {
    offer = null;
    TimerHeap.Timer timer = retry;
    if (timer != null) {
      timer.cancel();
    }
  }
}
