package dev.parley.sip.call;

import dev.parley.sip.message.CSeq;
import dev.parley.sip.message.Credentials;
import dev.parley.sip.message.SdpBody;
import dev.parley.sip.message.SipBody;
import dev.parley.sip.message.SipHeaders;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.message.TokenGenerator;
import dev.parley.sip.transaction.Hop;
import dev.parley.sip.transaction.SupportedTransports;
import dev.parley.sip.transaction.TransportProtocol;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One OPTIONS request outside of any dialog (RFC 3261 section 11).
 *
 * @param from who asks, null for nobody in particular
 */
public record OptionsPing(
    SipUri target,
    @Nullable SipUri route,
    TransportProtocol transport,
    @Nullable SipUri from,
    @Nullable Credentials credentials,
    Consumer<OptionsResult> result)
    implements OutOfDialogRequest {

  @Override
  public Hop hop(SupportedTransports transports) {
    return transports.hop(route == null ? target : route, transport);
  }

  @Override
  public void send(CallContext context) {
    TokenGenerator tokens = context.tokens();
    Hop hop = hop(context.network().transports());
    String contact = context.contact("", hop);
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
    Instant begun = context.config().clock().instant();
    Authenticator authenticator = new Authenticator(credentials, tokens);
    Exchange.start(
        context.transactions(),
        authenticator,
        () ->
            context.presented(
                new SipRequest(
                    "OPTIONS",
                    target.bare().toString(),
                    fixed.with("CSeq", new CSeq(cseq[0]++, "OPTIONS").toString()),
                    SipBody.EMPTY)),
        hop,
        outcome ->
            result.accept(
                read(
                    outcome,
                    authenticator.challenged(),
                    Duration.between(begun, context.config().clock().instant()))));
  }

  @Override
  public void unsent() {
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
