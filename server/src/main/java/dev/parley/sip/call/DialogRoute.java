package dev.parley.sip.call;

import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.SipException;
import dev.parley.sip.message.SipHeaders;
import dev.parley.sip.message.SipMessage;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipUri;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of requests within a dialog (RFC 3261 section 12.2.1.1).
 *
 * @param set the route set in the order of the Route headers; what is no SIP address is left out,
 *     for it would end every request
 * @param target the peer's own address, from its Contact
 */
record DialogRoute(List<String> set, SipUri target) {
  DialogRoute {
    set = set.stream().filter(DialogRoute::isAddress).toList();
  }

  private static boolean isAddress(String route) {
    try {
      return !NameAddress.parse(route).sipUri().host().isEmpty();
    } catch (SipException e) {
      return false;
    }
  }

  /**
   * The way that a message sets up.
   *
   * @param recorded its Record-Routes, in our order
   * @param otherwise the target if it has no Contact that can be read
   */
  static DialogRoute of(List<String> recorded, SipMessage message, SipUri otherwise) {
    return new DialogRoute(recorded, contact(message, otherwise));
  }

  /** The way back to who sent an INVITE. */
  static DialogRoute back(SipRequest invite, SipUri otherwise) {
    return of(invite.headers().list("Record-Route"), invite, otherwise);
  }

  /** The way to who answered our INVITE. */
  static DialogRoute towards(SipResponse response, SipUri otherwise) {
    return of(response.headers().list("Record-Route").reversed(), response, otherwise);
  }

  private static SipUri contact(SipMessage message, SipUri otherwise) {
    List<String> contacts = message.headers().list("Contact");
    try {
      return contacts.isEmpty() ? otherwise : NameAddress.parse(contacts.getFirst()).sipUri();
    } catch (SipException e) {
      return otherwise;
    }
  }

  /** The same to where a message that refreshes the target moves the peer. */
  DialogRoute retargeted(SipMessage message) {
    return new DialogRoute(set, contact(message, target));
  }

  /** Where a request goes first. */
  SipUri next() {
    SipUri first = first();
    return first == null ? target : first;
  }

  /** Whether nothing stands between us and the peer. */
  boolean direct() {
    return set.isEmpty();
  }

  private @Nullable SipUri first() {
    return set.isEmpty() ? null : NameAddress.parse(set.getFirst()).sipUri();
  }

  /** Whether the first proxy wants itself in the Request-URI, as RFC 2543 had it. */
  private boolean strict() {
    SipUri first = first();
    return first != null && !first.params().has("lr");
  }

  String requestUri() {
    return (strict() ? next() : target).bare().toString();
  }

  /** The headers with the Routes of a request. */
  SipHeaders written(SipHeaders headers) {
    List<String> routes = new ArrayList<>(set);
    if (strict()) {
      routes.removeFirst();
      routes.add("<" + target.bare() + ">");
    }
    SipHeaders all = headers;
    for (String route : routes) {
      all = all.with("Route", route);
    }
    return all;
  }
}
