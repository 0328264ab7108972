package dev.parley.telephony;

import dev.parley.audio.Codec;
import dev.parley.sip.message.Credentials;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.TransportProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The SIP peer that carries our calls to the telephone network. Its text form hides the password.
 *
 * @param name as people call it
 * @param proxy where requests go: host, port and transport
 * @param transport how they travel
 * @param credentials answers to its challenges, null for a trunk that trusts our address
 * @param callerId shown to the called unless a call says otherwise: a number, or a name the trunk
 *     knows; null shows the account
 * @param fromUser the user of our From address, whatever the caller id; null for the caller id
 * @param fromDomain the host of our From address
 * @param codecs to offer and accept, most wanted first
 * @param ringTime how long it rings before we give up
 * @param capacity calls it carries at once
 * @param redirects hosts that it may move a call to besides its own, in lower case
 */
public record Trunk(
    String name,
    SipUri proxy,
    TransportProtocol transport,
    @Nullable Credentials credentials,
    @Nullable String callerId,
    @Nullable String fromUser,
    String fromDomain,
    List<Codec> codecs,
    Duration ringTime,
    int capacity,
    Set<String> redirects) {
  /** Checks the limits. */
  public Trunk {
    codecs = List.copyOf(codecs);
    redirects = Set.copyOf(redirects);
    if (codecs.isEmpty() || !ringTime.isPositive() || capacity < 1) {
      throw new IllegalArgumentException(
          "The trunk (%s) needs a codec, a ring time (%s) and a capacity (%d) above zero."
              .formatted(name, ringTime, capacity));
    }
  }

  /**
   * What makes it this trunk and no other, for all nodes: where it is and whose account. Nodes with
   * the same settings share it and its capacity.
   */
  public String key() {
    String place = "%s:%d".formatted(proxy.host().toLowerCase(Locale.ROOT), proxy.port());
    return credentials == null ? place : credentials.username() + "@" + place;
  }

  /** The address of somebody on the telephone network, by way of this trunk. */
  SipUri addressOf(String number) {
    return new SipUri(
        proxy.scheme(), number, proxy.host(), proxy.port(), proxy.params(), proxy.headers());
  }

  /** Who we say we are when a call shows {@code shown}; null shows what the trunk says. */
  SipUri identity(@Nullable String shown) {
    String user = shown == null ? callerId : shown;
    if (fromUser != null) {
      user = fromUser;
    } else if (user == null) {
      user = credentials == null ? "parley" : credentials.username();
    }
    return SipUri.of(user, fromDomain, 0);
  }
}
