package dev.parley.sip.transaction;

import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.transaction.TransactionState.Phase;
import org.jspecify.annotations.Nullable;

/** Runs a client machine: carries its actions out on the network, the timers and the user. */
public final class ClientTransaction {
  private final TransactionMachine machine;
  private final SipRequest request;
  private final Hop hop;
  private final Network network;
  private final TransactionTimers timers;
  private final ClientUser user;
  private final Runnable terminated;
  private TransactionState state = TransactionState.INITIAL;

  /**
   * A transaction that has not begun.
   *
   * @param request with its Via on top
   * @param terminated called once, when the transaction is over
   */
  ClientTransaction(
      TransactionMachine machine,
      SipRequest request,
      Hop hop,
      Network network,
      TimerHeap heap,
      ClientUser user,
      Runnable terminated) {
    this.machine = machine;
    this.request = request;
    this.hop = hop;
    this.network = network;
    this.timers = new TransactionTimers(heap, t -> feed(new TransactionInput.Fired(t), null));
    this.user = user;
    this.terminated = terminated;
  }

  public SipRequest request() {
    return request;
  }

  public Hop hop() {
    return hop;
  }

  /** Whether no final response has come yet. */
  boolean open() {
    return state.in(Phase.CALLING) || state.in(Phase.TRYING) || state.in(Phase.PROCEEDING);
  }

  /** Whether a 2xx would be one that is waited for. */
  boolean awaitsAnswer() {
    return open() || state.in(Phase.ACCEPTED);
  }

  void start() {
    feed(new TransactionInput.Start(), null);
  }

  void receive(SipResponse response) {
    feed(new TransactionInput.Response(response.status()), response);
  }

  /** Sends the request no more, but still takes what comes. */
  void hush() {
    feed(new TransactionInput.Hush(), null);
  }

  /** Ends the transaction without telling the user. */
  void abandon() {
    feed(new TransactionInput.Abandon(), null);
  }

  private void feed(TransactionInput input, @Nullable SipResponse response) {
    if (state.in(Phase.TERMINATED)) {
      return;
    }
    TransactionMachine.Step step = machine.next(state, input);
    state = step.state();
    if (state.in(Phase.TERMINATED)) {
      timers.disarmAll();
      terminated.run();
    }
    for (TransactionAction action : step.actions()) {
      perform(action, response);
    }
  }

  private void perform(TransactionAction action, @Nullable SipResponse response) {
    switch (action) {
      case TransactionAction.Send _ -> send(request);
      case TransactionAction.Arm(TransactionTimer timer, var delay) -> timers.arm(timer, delay);
      case TransactionAction.Disarm(TransactionTimer timer) -> timers.disarm(timer);
      case TransactionAction.ReportTimeout _ -> user.timedOut();
      case TransactionAction.ReportUnsent _ -> user.unsent();
      case TransactionAction.Acknowledge _ -> {
        if (response != null) {
          network.send(hop, Followers.acknowledgement(request, response), () -> {});
        }
      }
      case TransactionAction.Pass _ -> {
        if (response != null) {
          user.responded(this, response);
        }
      }
      case TransactionAction.Resend _ -> throw new IllegalStateException("A client resends.");
    }
  }

  private void send(SipRequest message) {
    network.send(hop, message, () -> feed(new TransactionInput.Unsent(), null));
  }
}
