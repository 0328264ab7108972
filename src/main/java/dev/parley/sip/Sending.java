package dev.parley.sip;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request under way. The transaction beneath it changes once if TCP cannot be had. */
final class Sending implements ClientUser {
  private final ClientUser sender;
  private @Nullable Function<Sending, ClientTransaction> fallback;
  private @Nullable ClientTransaction transaction;

  Sending(ClientUser sender, @Nullable Function<Sending, ClientTransaction> fallback) {
    this.sender = sender;
    this.fallback = fallback;
  }

  void carry(ClientTransaction next) {
    transaction = next;
    next.start();
  }

  /** The transaction that carries the request now. */
  ClientTransaction transaction() {
    ClientTransaction current = transaction;
    if (current == null) {
      throw new IllegalStateException("The request has not been sent.");
    }
    return current;
  }

  @Override
  public void responded(SipResponse response) {
    sender.responded(response);
  }

  @Override
  public void timedOut() {
    sender.timedOut();
  }

  @Override
  public void unsent() {
    Function<Sending, ClientTransaction> other = fallback;
    fallback = null;
    if (other == null) {
      sender.unsent();
    } else {
      carry(other.apply(this));
    }
  }
}
