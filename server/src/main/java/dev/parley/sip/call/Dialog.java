package dev.parley.sip.call;

import dev.parley.sip.message.CSeq;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.PrivateAddress;
import dev.parley.sip.message.SipBody;
import dev.parley.sip.message.SipHeader;
import dev.parley.sip.message.SipHeaders;
import dev.parley.sip.message.SipMessage;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.Hop;
import dev.parley.sip.transaction.SourceAddress;
import dev.parley.sip.transaction.SupportedTransports;
import org.jspecify.annotations.Nullable;

/** The state two user agents share between requests (RFC 3261 section 12). Loop-confined. */
final class Dialog {
  private final SupportedTransports transports;
  private final Id id;
  private final String local;
  private final String contact;
  private final Hop origin;
  private final Hop named;
  private String remote;
  private DialogRoute route;
  private long localCseq;
  private long remoteCseq = -1;

  /** What names a dialog. */
  record Id(String callId, String localTag, String remoteTag) {
    /** The dialog a request from the peer is meant for. */
    static Id of(SipRequest received) {
      return new Id(received.callId(), received.toTag(), received.fromTag());
    }
  }

  private Dialog(
      SupportedTransports transports,
      Id id,
      String local,
      String remote,
      String contact,
      Hop origin,
      Hop named,
      DialogRoute route) {
    this.transports = transports;
    this.id = id;
    this.local = local;
    this.remote = remote;
    this.contact = contact;
    this.origin = origin;
    this.named = named;
    this.route = route;
  }

  /**
   * The dialog of a response to our INVITE.
   *
   * @param sentTo the address where the INVITE went; also the way back to a peer behind a NAT
   * @param named what the address was found by
   */
  static Dialog calling(
      SupportedTransports transports,
      SipRequest invite,
      SipResponse response,
      Hop sentTo,
      Hop named) {
    Dialog dialog =
        new Dialog(
            transports,
            new Id(invite.callId(), invite.fromTag(), response.toTag()),
            invite.mandatory("From"),
            response.mandatory("To"),
            invite.mandatory("Contact"),
            sentTo,
            named,
            DialogRoute.towards(response, SipUri.parse(invite.uri())));
    dialog.localCseq = invite.cseq().number();
    return dialog;
  }

  /**
   * The dialog of an INVITE that came to us.
   *
   * @param to the To header with our tag
   * @param source where the INVITE came from
   */
  static Dialog called(
      SupportedTransports transports,
      SipRequest invite,
      NameAddress to,
      String contact,
      SourceAddress source) {
    String tag = to.tag();
    Hop origin = source.hop();
    Dialog dialog =
        new Dialog(
            transports,
            new Id(invite.callId(), tag == null ? "" : tag, invite.fromTag()),
            to.toString(),
            invite.mandatory("From"),
            contact,
            origin,
            origin,
            DialogRoute.back(
                invite, SipUri.of(null, SipUri.bracketed(origin.host()), origin.port())));
    dialog.remoteCseq = invite.cseq().number();
    return dialog;
  }

  /** The transport that requests to a caller would have to take and we do not speak, or null. */
  static @Nullable String missingTransportBack(SupportedTransports transports, SipRequest invite) {
    DialogRoute back = DialogRoute.back(invite, SipUri.of(null, "caller.invalid", 0));
    return transports.missing(back.next());
  }

  Id id() {
    return id;
  }

  String contact() {
    return contact;
  }

  /** The 2xx settles the route set and the peer's address (RFC 3261 section 13.2.2.4). */
  void confirm(SipResponse response) {
    remote = response.mandatory("To");
    route = DialogRoute.towards(response, route.target());
  }

  /**
   * A message that refreshes the target may move the peer (RFC 3261 section 12.2), but not to where
   * we cannot go.
   */
  void retarget(SipMessage message) {
    DialogRoute moved = route.retargeted(message);
    route = transports.missing(moved.target()) == null ? moved : route;
  }

  /** The transport the peer wants our requests to come by and we do not speak; null for none. */
  @Nullable String missingTransport() {
    return transports.missing(route.next());
  }

  /** Whether a request's CSeq is higher than any before; notes it if so. */
  boolean advance(long cseq) {
    if (cseq <= remoteCseq) {
      return false;
    }
    remoteCseq = cseq;
    return true;
  }

  /** A new request within the dialog. */
  SipRequest request(String method) {
    localCseq++;
    return build(method, localCseq);
  }

  /** The ACK to a 2xx, with the credentials of its INVITE (RFC 3261 section 22.1). */
  SipRequest ack(SipRequest invite) {
    SipRequest ack = build("ACK", invite.cseq().number());
    for (SipHeader field : invite.headers().fields()) {
      if (field.is("Authorization") || field.is("Proxy-Authorization")) {
        ack = ack.with(field.name(), field.value());
      }
    }
    return ack;
  }

  private SipRequest build(String method, long cseq) {
    SipHeaders headers =
        route
            .written(SipHeaders.NONE.with("Max-Forwards", "70"))
            .with("From", local)
            .with("To", remote)
            .with("Call-ID", id.callId())
            .with("CSeq", new CSeq(cseq, method).toString())
            .with("Contact", contact);
    return new SipRequest(method, route.requestUri(), headers, SipBody.EMPTY);
  }

  /**
   * Where requests go. A private Contact behind a public peer is a NAT: the way it came, then. So
   * they do where only the peer can open a connection, and where it wants a transport we do not
   * speak, but never by another transport to the very port that is for that one.
   */
  Hop hop() {
    Hop direct = transports.hop(route.next(), origin.transport());
    if (direct.use() == Hop.Use.UNSUPPORTED) {
      return direct.samePlace(origin) || direct.samePlace(named) ? direct : origin;
    }
    if (!direct.transport().opens()) {
      return origin;
    }
    if (direct.samePlace(named)) {
      return direct.beginningAt(origin);
    }
    boolean hidden =
        route.direct() && PrivateAddress.is(direct.host()) && !PrivateAddress.is(origin.host());
    return hidden ? origin : direct;
  }
}
