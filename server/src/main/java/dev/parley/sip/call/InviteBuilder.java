package dev.parley.sip.call;

import dev.parley.sip.message.CSeq;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.SdpBody;
import dev.parley.sip.message.SessionExpires;
import dev.parley.sip.message.SipBody;
import dev.parley.sip.message.SipException;
import dev.parley.sip.message.SipHeaders;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.Hop;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the INVITEs of one call's set-up: the first, and those that follow a challenge. */
final class InviteBuilder {
  private static final int MAX_TRIES = 6;

  private final CallContext context;
  private final InviteRequest wanted;
  private SipUri target;
  private @Nullable String tag;
  private long cseq;
  private Duration interval;
  private Duration minimum;
  private @Nullable Hop stay;
  private boolean redirected;
  private int tries;

  InviteBuilder(CallContext context, InviteRequest wanted) {
    this.context = context;
    this.wanted = wanted;
    this.target = wanted.target();
    this.interval = context.config().sessionExpiry().interval();
    this.minimum = context.config().sessionExpiry().minimum();
  }

  @Nullable String offer() {
    return wanted.offer();
  }

  Hop hop() {
    SipUri route = wanted.route();
    Hop hop =
        context.network().transports().hop(route == null ? target : route, wanted.transport());
    return stay == null ? hop : hop.beginningAt(stay);
  }

  /** The transport the first hop wants and we do not speak; null for none. */
  @Nullable String missingTransport() {
    SipUri route = wanted.route();
    return context.network().transports().missing(route == null ? target : route);
  }

  /** Has the next INVITE go to the address that answered the last one. */
  void stayAt(Hop address) {
    stay = address;
  }

  /**
   * The next INVITE, with a higher CSeq and the same Call-ID and From tag.
   *
   * @param address where it goes first
   */
  SipRequest next(Hop address) {
    String own = tag;
    if (own == null) {
      own = context.tokens().next();
      tag = own;
      cseq = context.tokens().firstCseq();
    }
    String user = wanted.from().user();
    String supported = context.methods().supported();
    SipHeaders headers = SipHeaders.NONE.with("Max-Forwards", "70");
    SipUri route = wanted.route();
    if (route != null) {
      SipUri loose = route.params().has("lr") ? route : route.with("lr", "");
      headers = headers.with("Route", "<" + loose.bare() + ">");
    }
    headers =
        headers
            .with("From", wanted.from().withTag(own).toString())
            .with("To", wanted.to().toString())
            .with("Call-ID", wanted.callId())
            .with("CSeq", new CSeq(cseq++, "INVITE").toString())
            .with("Contact", context.contact(user == null ? "" : user, address))
            .with("Supported", wanted.offer() == null ? supported : supported + ", 100rel")
            .with("Session-Expires", new SessionExpires(interval, null).toString())
            .with("Min-SE", Long.toString(minimum.toSeconds()))
            .withAll(wanted.headers());
    SipRequest invite =
        context.presented(
            new SipRequest("INVITE", target.bare().toString(), headers, SipBody.EMPTY));
    String offer = wanted.offer();
    return offer == null ? invite.with("Accept", SdpBody.TYPE) : invite.withSdp(offer);
  }

  boolean mayTry() {
    return ++tries < MAX_TRIES;
  }

  /** Takes the Min-SE of a 422; false when that changes nothing. */
  boolean raise(SipResponse response) {
    Duration asked = SessionExpires.minimum(response);
    if (asked == null || asked.compareTo(minimum) <= 0) {
      return false;
    }
    minimum = asked;
    interval = asked.compareTo(interval) > 0 ? asked : interval;
    return true;
  }

  /** Whether a 3xx was followed. */
  boolean redirected() {
    return redirected;
  }

  RedirectRule redirects() {
    return wanted.redirects();
  }

  /** Turns to another target. */
  void redirect(SipUri other) {
    redirected = true;
    target = other;
    stay = null;
  }

  /** The SIP addresses among the Contacts of a 3xx, the most wanted first. */
  static List<SipUri> targets(SipResponse response) {
    return response.headers().list("Contact").stream()
        .map(InviteBuilder::readable)
        .filter(Objects::nonNull)
        .sorted(
            Comparator.comparingDouble(
                (NameAddress address) -> -quality(address.params().get("q"))))
        .map(NameAddress::sipUri)
        .toList();
  }

  /** The address of a Contact, null unless it is a SIP URI. */
  private static @Nullable NameAddress readable(String contact) {
    try {
      NameAddress address = NameAddress.parse(contact);
      SipUri uri = address.sipUri();
      return uri.host().isEmpty() ? null : address;
    } catch (SipException e) {
      return null;
    }
  }

  private static double quality(@Nullable String text) {
    try {
      return text == null ? 1 : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
