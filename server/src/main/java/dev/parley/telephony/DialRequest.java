package dev.parley.telephony;

import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import dev.parley.call.PhoneNumber;
import dev.parley.sip.call.RedirectRule;
import dev.parley.sip.message.Credentials;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.TransportProtocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ring and how.
 *
 * @param target the Request-URI
 * @param route where the INVITE goes first, null for straight to the target
 * @param from who we say we are
 * @param transport how it travels when neither URI says
 * @param credentials answers to challenges, null for none
 * @param codecs to offer, most wanted first
 * @param ringTime how long we wait for an answer before we cancel
 * @param sipCallId the SIP Call-ID, so that one attempt can never be two calls
 * @param redirects where a 3xx may move the call
 * @param recording the WAV file to record to from the answer on, null for none
 */
public record DialRequest(
    SipUri target,
    @Nullable SipUri route,
    SipUri from,
    TransportProtocol transport,
    @Nullable Credentials credentials,
    List<Codec> codecs,
    Duration ringTime,
    String sipCallId,
    RedirectRule redirects,
    @Nullable Path recording) {
  private static final Duration RING_TIME = Duration.ofSeconds(60);

  /** Checks that something can be offered. */
  public DialRequest {
    codecs = List.copyOf(codecs);
    if (codecs.isEmpty() || !ringTime.isPositive()) {
      throw new IllegalArgumentException(
          "a call needs a codec and a ring time above zero, has %s and %s"
              .formatted(codecs, ringTime));
    }
  }

  /**
   * A number on the telephone network.
   *
   * @param callerId the number shown, null for the trunk's
   */
  public static DialRequest number(
      PhoneNumber to, Trunk trunk, @Nullable String callerId, String sipCallId) {
    return by(trunk, trunk.addressOf(to.e164()), null, callerId, sipCallId);
  }

  /** A SIP address, with the trunk as outbound proxy. */
  public static DialRequest address(
      SipUri to, Trunk trunk, @Nullable String callerId, String sipCallId) {
    return by(trunk, to, trunk.proxy().with("lr", ""), callerId, sipCallId);
  }

  /** A SIP address, straight. */
  public static DialRequest direct(SipUri to, SipUri from, String sipCallId) {
    return new DialRequest(
        to,
        null,
        from,
        TransportProtocol.UDP,
        null,
        Codecs.ALL,
        RING_TIME,
        sipCallId,
        new TrunkRedirects(null, to.plainHost(), Set.of()),
        null);
  }

  private static DialRequest by(
      Trunk trunk,
      SipUri target,
      @Nullable SipUri route,
      @Nullable String callerId,
      String sipCallId) {
    return new DialRequest(
        target,
        route,
        trunk.identity(callerId),
        trunk.transport(),
        trunk.credentials(),
        trunk.codecs(),
        trunk.ringTime(),
        sipCallId,
        new TrunkRedirects(target.user(), trunk.proxy().plainHost(), trunk.redirects()),
        null);
  }

  /** The same, recorded. */
  public DialRequest recordedTo(Path wav) {
    return new DialRequest(
        target, route, from, transport, credentials, codecs, ringTime, sipCallId, redirects, wav);
  }

  /** The same with another ring time. */
  public DialRequest ringingFor(Duration limit) {
    return new DialRequest(
        target,
        route,
        from,
        transport,
        credentials,
        codecs,
        limit,
        sipCallId,
        redirects,
        recording);
  }

  /** The host the first packet goes to. */
  String firstHop() {
    return (route == null ? target : route).plainHost();
  }
}
