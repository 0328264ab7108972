package dev.parley.sip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state two user agents share between requests (RFC 3261 section 12). Loop-confined. */
final class Dialog {
  private final Id id;
  private final String local;
  private final String contact;
  private final Hop origin;
  private final Hop named;
  private String remote;
  private List<String> routes;
  private SipUri target;
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
      Id id,
      String local,
      String remote,
      String contact,
      Hop origin,
      Hop named,
      List<String> routes,
      SipUri target) {
    this.id = id;
    this.local = local;
    this.remote = remote;
    this.contact = contact;
    this.origin = origin;
    this.named = named;
    this.routes = usable(routes);
    this.target = target;
  }

  /**
   * The dialog of a response to our INVITE.
   *
   * @param sentTo the address where the INVITE went; also the way back to a peer behind a NAT
   * @param named what the address was found by
   */
  static Dialog calling(SipRequest invite, SipResponse response, Hop sentTo, Hop named) {
    Dialog dialog =
        new Dialog(
            new Id(invite.callId(), invite.fromTag(), response.toTag()),
            invite.mandatory("From"),
            response.mandatory("To"),
            invite.mandatory("Contact"),
            sentTo,
            named,
            response.headers().list("Record-Route").reversed(),
            contactOf(response, SipUri.parse(invite.uri())));
    dialog.localCseq = invite.cseq().number();
    return dialog;
  }

  /**
   * The dialog of an INVITE that came to us.
   *
   * @param to the To header with our tag
   * @param source where the INVITE came from
   */
  static Dialog called(SipRequest invite, NameAddress to, String contact, Source source) {
    String tag = to.tag();
    Hop origin = Hop.to(source.transport(), source.host(), source.address().getPort());
    Dialog dialog =
        new Dialog(
            new Id(invite.callId(), tag == null ? "" : tag, invite.fromTag()),
            to.toString(),
            invite.mandatory("From"),
            contact,
            origin,
            origin,
            invite.headers().list("Record-Route"),
            contactOf(invite, SipUri.of(null, SipUri.bracketed(origin.host()), origin.port())));
    dialog.remoteCseq = invite.cseq().number();
    return dialog;
  }

  /** The transport that requests to a caller would have to take and we do not speak, or null. */
  static @Nullable String wantedBack(SipRequest invite) {
    List<String> routes = usable(invite.headers().list("Record-Route"));
    SipUri next =
        routes.isEmpty()
            ? contactOf(invite, SipUri.of(null, "caller.invalid", 0))
            : NameAddress.parse(routes.getFirst()).sipUri();
    return next.unspoken();
  }

  /** The routes that can be followed; one that is no SIP address would end every request. */
  private static List<String> usable(List<String> routes) {
    return routes.stream().filter(Dialog::isAddress).toList();
  }

  private static boolean isAddress(String route) {
    try {
      return !NameAddress.parse(route).sipUri().host().isEmpty();
    } catch (SipException e) {
      return false;
    }
  }

  private static SipUri contactOf(SipMessage message, SipUri otherwise) {
    List<String> contacts = message.headers().list("Contact");
    try {
      return contacts.isEmpty() ? otherwise : NameAddress.parse(contacts.getFirst()).sipUri();
    } catch (SipException e) {
      return otherwise;
    }
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
    routes = usable(response.headers().list("Record-Route").reversed());
    target = contactOf(response, target);
  }

  /**
   * A message that refreshes the target may move the peer (RFC 3261 section 12.2), but not to where
   * we cannot go.
   */
  void retarget(SipMessage message) {
    SipUri moved = contactOf(message, target);
    target = moved.unspoken() == null ? moved : target;
  }

  /** The transport the peer wants our requests to come by and we do not speak; null for none. */
  @Nullable String wants() {
    SipUri first = firstRoute();
    return (first == null ? target : first).unspoken();
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
    List<String> sent = new ArrayList<>(routes);
    String uri = target.bare().toString();
    SipUri first = firstRoute();
    if (first != null && !first.params().has("lr")) {
      sent.removeFirst();
      sent.add("<" + uri + ">");
      uri = first.bare().toString();
    }
    SipHeaders headers = SipHeaders.NONE.with("Max-Forwards", "70");
    for (String route : sent) {
      headers = headers.with("Route", route);
    }
    headers =
        headers
            .with("From", local)
            .with("To", remote)
            .with("Call-ID", id.callId())
            .with("CSeq", new CSeq(cseq, method).toString())
            .with("Contact", contact);
    return new SipRequest(method, uri, headers, SipBody.EMPTY);
  }

  private @Nullable SipUri firstRoute() {
    return routes.isEmpty() ? null : NameAddress.parse(routes.getFirst()).sipUri();
  }

  /**
   * Where requests go. A private Contact behind a public peer is a NAT: the way it came, then. So
   * they do where the peer wants a transport we do not speak, but never by another transport to the
   * very port that is for that one.
   */
  Hop hop() {
    SipUri first = firstRoute();
    Hop direct = Hop.of(first == null ? target : first, origin.transport());
    if (direct.use() == Hop.Use.UNSPOKEN) {
      return direct.samePlace(origin) || direct.samePlace(named) ? direct : origin;
    }
    if (direct.samePlace(named)) {
      return direct.beginningAt(origin);
    }
    boolean hidden =
        first == null && PrivateAddress.is(direct.host()) && !PrivateAddress.is(origin.host());
    return hidden ? origin : direct;
  }
}
