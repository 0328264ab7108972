package dev.parley.sip.transaction;

import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.transaction.TransactionState.Phase;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a server machine: carries its actions out on the network and the timers. */
public final class ServerTransaction {
  private final TransactionMachine machine;
  private final SipRequest request;
  private final String tag;
  private final SourceAddress source;
  private final Network network;
  private final TransactionTimers timers;
  private final Runnable terminated;
  private TransactionState state = TransactionState.INITIAL;
  private @Nullable SipResponse last;
  private Consumer<SipRequest> cancelled = _ -> {};

  /**
   * A transaction whose request has just come.
   *
   * @param tag of our responses to a request that has no To tag
   * @param terminated called once, when the transaction is over
   */
  ServerTransaction(
      TransactionMachine machine,
      SipRequest request,
      String tag,
      SourceAddress source,
      Network network,
      TimerHeap heap,
      Runnable terminated) {
    this.machine = machine;
    this.request = request;
    this.tag = tag;
    this.source = source;
    this.network = network;
    this.timers = new TransactionTimers(heap, t -> feed(new TransactionInput.Fired(t), null));
    this.terminated = terminated;
    feed(new TransactionInput.Start(), null);
  }

  public SipRequest request() {
    return request;
  }

  /** Where the request came from. */
  public SourceAddress source() {
    return source;
  }

  /** Whether a final response is still to be given. */
  public boolean open() {
    return state.in(Phase.TRYING) || state.in(Phase.PROCEEDING);
  }

  /** A response of ours without a body, with the headers every response copies. */
  public SipResponse response(int status) {
    return Responses.of(request, status, status == 100 ? null : tag);
  }

  public void respond(SipResponse response) {
    feed(new TransactionInput.Response(response.status()), response);
  }

  /** Sets what happens when a CANCEL comes while no final response was given. */
  public void whenCancelled(Consumer<SipRequest> action) {
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
      source.answer(network, request.via(), response);
    }
  }
}
