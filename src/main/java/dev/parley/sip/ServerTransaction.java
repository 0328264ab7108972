package dev.parley.sip;

import dev.parley.sip.TransactionState.Phase;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a server machine: carries its actions out on the wire and the timers. */
final class ServerTransaction {
  private final TransactionMachine machine;
  private final SipRequest request;
  private final Source source;
  private final Wire wire;
  private final TransactionTimers timers;
  private final Runnable terminated;
  private TransactionState state = TransactionState.INITIAL;
  private @Nullable SipResponse last;
  private Consumer<SipRequest> cancelled = _ -> {};

  /**
   * A transaction whose request has just come.
   *
   * @param terminated called once, when the transaction is over
   */
  ServerTransaction(
      TransactionMachine machine,
      SipRequest request,
      Source source,
      Wire wire,
      TimerHeap heap,
      Runnable terminated) {
    this.machine = machine;
    this.request = request;
    this.source = source;
    this.wire = wire;
    this.timers = new TransactionTimers(heap, t -> feed(new TransactionInput.Fired(t), null));
    this.terminated = terminated;
    feed(new TransactionInput.Start(), null);
  }

  SipRequest request() {
    return request;
  }

  InetSocketAddress sourceAddress() {
    return source.address();
  }

  SipTransport transport() {
    return source.transport();
  }

  /** Whether a final response is still to be given. */
  boolean open() {
    return state.in(Phase.TRYING) || state.in(Phase.PROCEEDING);
  }

  void respond(SipResponse response) {
    feed(new TransactionInput.Response(response.status()), response);
  }

  /** Sets what happens when a CANCEL comes while no final response was given. */
  void whenCancelled(Consumer<SipRequest> action) {
    cancelled = action;
  }

  void cancel(SipRequest cancel) {
    if (open()) {
      cancelled.accept(cancel);
    }
  }

  void retransmitted() {
    feed(new TransactionInput.Retransmission(), null);
  }

  /** An ACK that matches this INVITE. */
  void acknowledged() {
    feed(new TransactionInput.Ack(), null);
  }

  private void feed(TransactionInput input, @Nullable SipResponse response) {
    if (state.in(Phase.TERMINATED)) {
      return;
    }
    TransactionMachine.Step step = machine.next(state, input);
    state = step.state();
    for (TransactionAction action : step.actions()) {
      perform(action, response);
    }
    if (state.in(Phase.TERMINATED)) {
      timers.disarmAll();
      terminated.run();
    }
  }

  private void perform(TransactionAction action, @Nullable SipResponse response) {
    switch (action) {
      case TransactionAction.Send _ -> {
        last = response;
        transmit();
      }
      case TransactionAction.Resend _ -> transmit();
      case TransactionAction.Arm(TransactionTimer timer, var delay) -> timers.arm(timer, delay);
      case TransactionAction.Disarm(TransactionTimer timer) -> timers.disarm(timer);
      case TransactionAction.Pass _,
          TransactionAction.ReportTimeout _,
          TransactionAction.ReportUnsent _,
          TransactionAction.Acknowledge _ -> {}
    }
  }

  private void transmit() {
    SipResponse response = last;
    if (response != null) {
      source.answer(wire, request.via(), response);
    }
  }
}
