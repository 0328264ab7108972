package dev.parley.sip.call;

import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.transaction.ClientTransaction;
import dev.parley.sip.transaction.ClientUser;
import dev.parley.sip.transaction.Hop;
import dev.parley.sip.transaction.TransactionLayer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One non-INVITE request of ours to its outcome, challenges answered on the way. */
final class Exchange implements ClientUser {
  /** More challenges than this mean that the account is not accepted. */
  static final int MAX_TRIES = 4;

  private final TransactionLayer transactions;
  private final Authenticator authenticator;
  private final Supplier<SipRequest> request;
  private final Hop hop;
  private final Consumer<Outcome> done;
  private SipRequest sent;
  private int tries;

  /** How an exchange ended. */
  sealed interface Outcome {
    record Final(SipResponse response) implements Outcome {}

    record TimedOut() implements Outcome {}

    record Unsent() implements Outcome {}
  }

  private Exchange(
      TransactionLayer transactions,
      Authenticator authenticator,
      Supplier<SipRequest> request,
      Hop hop,
      Consumer<Outcome> done) {
    this.transactions = transactions;
    this.authenticator = authenticator;
    this.request = request;
    this.hop = hop;
    this.done = done;
    this.sent = authenticator.authorize(request.get());
  }

  /**
   * Sends a request.
   *
   * @param request builds it, each time with a new CSeq
   * @param done called once, on the loop
   */
  static void start(
      TransactionLayer transactions,
      Authenticator authenticator,
      Supplier<SipRequest> request,
      Hop hop,
      Consumer<Outcome> done) {
    Exchange exchange = new Exchange(transactions, authenticator, request, hop, done);
    transactions.send(exchange.sent, hop, exchange);
  }

  @Override
  public void responded(ClientTransaction by, SipResponse response) {
    if (response.provisional()) {
      return;
    }
    boolean challenged = response.status() == 401 || response.status() == 407;
    if (challenged && ++tries < MAX_TRIES && authenticator.learn(sent, response)) {
      sent = authenticator.authorize(request.get());
      transactions.send(sent, hop, this);
    } else {
      done.accept(new Outcome.Final(response));
    }
  }

  @Override
  public void timedOut() {
    done.accept(new Outcome.TimedOut());
  }

  @Override
  public void unsent() {
    done.accept(new Outcome.Unsent());
  }
}
