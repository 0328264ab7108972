package dev.parley.sip.call;

import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.ClientTransaction;
import dev.parley.sip.transaction.ClientUser;
import dev.parley.sip.transaction.Hop;
import dev.parley.sip.transaction.Sending;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the INVITEs of one call's set-up: the first, and those that follow a challenge, a session
 * interval that was too short, or a move to another address. Loop-confined.
 */
final class InviteClient {
  private final CallContext context;
  private final Authenticator authenticator;
  private final InviteBuilder builder;

  InviteClient(CallContext context, InviteRequest wanted, Authenticator authenticator) {
    this.context = context;
    this.authenticator = authenticator;
    this.builder = new InviteBuilder(context, wanted);
  }

  /** Our offer; null when the callee makes it. */
  @Nullable String offer() {
    return builder.offer();
  }

  /** What the addresses of the next INVITE are found by. */
  Hop hop() {
    return builder.hop();
  }

  /** The transport that the next INVITE would need and we do not speak; null for none. */
  @Nullable String missingTransport() {
    return builder.missingTransport();
  }

  /**
   * Sends the next INVITE.
   *
   * @param address where it goes first
   */
  Sending send(Hop address, ClientUser user) {
    SipRequest invite = authenticator.authorize(builder.next(address));
    return context.transactions().send(invite, builder.hop(), user);
  }

  /** An INVITE goes to one address: who answers it late will be known. */
  void begun(ClientTransaction transaction) {
    context.late().sent(transaction, builder.hop(), authenticator);
  }

  /** Whether a refusal teaches enough for another INVITE, to the address that refused. */
  boolean mended(ClientTransaction by, SipResponse refusal) {
    boolean mended =
        switch (refusal.status()) {
          case 401, 407 -> builder.mayTry() && authenticator.learn(by.request(), refusal);
          case 422 -> builder.mayTry() && builder.raise(refusal);
          default -> false;
        };
    if (mended) {
      builder.stayAt(by.hop());
    }
    return mended;
  }

  /**
   * Finds out whether the call may go on to where a 3xx moves it, once.
   *
   * @param done called now or later
   */
  void moved(SipResponse moved, Consumer<Redirection.Outcome> done) {
    if (builder.redirected()) {
      done.accept(
          new Redirection.Outcome.Nowhere(
              "It had been moved once before, and only one move is followed"));
    } else {
      List<SipUri> targets = InviteBuilder.targets(moved);
      Redirection.find(context.network(), builder.redirects(), builder.hop(), targets, done);
    }
  }

  /** Goes on to another address. */
  void redirect(SipUri target) {
    builder.redirect(target);
  }
}
