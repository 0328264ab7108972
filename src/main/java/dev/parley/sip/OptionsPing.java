package dev.parley.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One OPTIONS request outside of any dialog (RFC 3261 section 11).
 *
 * @param from who asks, null for nobody in particular
 */
record OptionsPing(
    SipUri target,
    @Nullable SipUri route,
    SipTransport transport,
    @Nullable SipUri from,
    @Nullable Credentials credentials,
    Consumer<OptionsResult> result) {

  Hop hop() {
    return Hop.of(route == null ? target : route, transport);
  }

  void send(Stack stack) {
    Tokens tokens = stack.tokens();
    String contact = stack.contact("", hop());
    SipHeaders headers = SipHeaders.NONE.with("Max-Forwards", "70");
    if (route != null) {
      headers = headers.with("Route", "<" + route.with("lr", "").bare() + ">");
    }
    SipHeaders fixed =
        headers
            .with(
                "From",
                (from == null ? contact : "<" + from.bare() + ">") + ";tag=" + tokens.next())
            .with("To", "<" + target.bare() + ">")
            .with("Call-ID", tokens.next() + tokens.next())
            .with("Contact", contact)
            .with("Accept", SdpBody.TYPE);
    long[] cseq = {tokens.firstCseq()};
    Instant begun = stack.config().clock().instant();
    Authenticator authenticator = new Authenticator(credentials, tokens);
    Exchange.start(
        stack.transactions(),
        authenticator,
        () ->
            stack.presented(
                new SipRequest(
                    "OPTIONS",
                    target.bare().toString(),
                    fixed.with("CSeq", new CSeq(cseq[0]++, "OPTIONS").toString()),
                    SipBody.EMPTY)),
        hop(),
        outcome ->
            result.accept(
                read(
                    outcome,
                    authenticator.challenged(),
                    Duration.between(begun, stack.config().clock().instant()))));
  }

  void unsent() {
    result.accept(new OptionsResult.Silent(SipEnd.Cause.TRANSPORT_FAILED));
  }

  private static OptionsResult read(
      Exchange.Outcome outcome, boolean challenged, Duration elapsed) {
    return switch (outcome) {
      case Exchange.Outcome.Final(SipResponse response) ->
          new OptionsResult.Alive(
              response.status(),
              response.reason(),
              elapsed,
              challenged,
              Refusals.explanation(response),
              response.headers().list("Require"),
              SdpBody.in(response));
      case Exchange.Outcome.TimedOut _ -> new OptionsResult.Silent(SipEnd.Cause.TIMEOUT);
      case Exchange.Outcome.Unsent _ -> new OptionsResult.Silent(SipEnd.Cause.TRANSPORT_FAILED);
    };
  }
}
