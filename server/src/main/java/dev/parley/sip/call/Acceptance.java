package dev.parley.sip.call;

import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.transaction.ServerTransaction;
import dev.parley.sip.transaction.TimerHeap;
import java.time.Duration;
import java.util.function.Consumer;

/** A 2xx to an INVITE, sent again until its ACK comes (RFC 3261 section 13.3.1.4). */
final class Acceptance {
  private final CallContext context;
  private final ServerTransaction transaction;
  private final SipResponse response;
  private final Consumer<SipRequest> acknowledged;
  private final TimerHeap.Timer giveUp;
  private TimerHeap.Timer again;
  private Duration interval;
  private boolean over;

  /**
   * Sends the response.
   *
   * @param acknowledged called once with the ACK
   * @param unanswered called once when none comes within 64 T1
   */
  Acceptance(
      CallContext context,
      ServerTransaction transaction,
      SipResponse response,
      Consumer<SipRequest> acknowledged,
      Runnable unanswered) {
    this.context = context;
    this.transaction = transaction;
    this.response = response;
    this.acknowledged = acknowledged;
    this.interval = context.config().timers().t1();
    transaction.respond(response);
    giveUp =
        context
            .heap()
            .arm(
                context.config().timers().transaction(),
                () -> {
                  stop();
                  unanswered.run();
                });
    again = context.heap().arm(interval, this::resend);
  }

  private void resend() {
    if (!over) {
      transaction.respond(response);
      interval = context.config().timers().doubled(interval);
      again = context.heap().arm(interval, this::resend);
    }
  }

  /** Whether no ACK has come yet. */
  boolean pending() {
    return !over;
  }

  /** Takes an ACK in if it is for this INVITE. */
  void acknowledge(SipRequest ack) {
    if (!over && ack.cseq().number() == transaction.request().cseq().number()) {
      stop();
      acknowledged.accept(ack);
    }
  }

  void stop() {
    over = true;
    again.cancel();
    giveUp.cancel();
  }
}
