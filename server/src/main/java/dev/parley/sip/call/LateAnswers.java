package dev.parley.sip.call;

import dev.parley.sip.message.SipBody;
import dev.parley.sip.message.SipHeaders;
import dev.parley.sip.message.SipMessage;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.transaction.ClientTransaction;
import dev.parley.sip.transaction.Followers;
import dev.parley.sip.transaction.Hop;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The INVITEs we sent, remembered beyond their transactions: whoever answers one only then is
 * acknowledged and hung up (RFC 3261 section 13.2.2.4), and whoever still rings is cancelled. When
 * there are too many the oldest is forgotten. Loop-confined.
 */
final class LateAnswers {
  /** Some 1.5 kB each. */
  static final int MOST = 4096;

  /** Phones that may answer one INVITE. */
  static final int MOST_PHONES = 32;

  private static final Set<String> NEEDED =
      Set.of(
          "Via",
          "Max-Forwards",
          "Route",
          "From",
          "To",
          "Call-ID",
          "CSeq",
          "Contact",
          "Authorization",
          "Proxy-Authorization");

  private final Map<String, Sent> invites =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sent> eldest) {
          return size() > MOST;
        }
      };

  /** An ACK and where it goes. */
  private record Acknowledgement(SipRequest ack, Hop hop) {}

  /** One INVITE at one address, and the phones that answered it. */
  private record Sent(
      SipRequest invite,
      Hop at,
      Hop hop,
      Authenticator authenticator,
      Map<String, Acknowledgement> phones) {}

  /**
   * An INVITE is sent.
   *
   * @param hop what its address was found by
   */
  void sent(ClientTransaction transaction, Hop hop, Authenticator authenticator) {
    SipRequest invite = transaction.request();
    SipHeaders headers =
        new SipHeaders(
            invite.headers().fields().stream()
                .filter(field -> NEEDED.stream().anyMatch(field::is))
                .toList());
    SipRequest kept = new SipRequest(invite.method(), invite.uri(), headers, SipBody.EMPTY);
    invites.put(
        branch(invite), new Sent(kept, transaction.hop(), hop, authenticator, new HashMap<>()));
  }

  /** A phone that answered was acknowledged: so will it be whenever it answers again. */
  void acknowledged(SipRequest invite, SipRequest ack, Hop hop) {
    Sent sent = invites.get(branch(invite));
    if (sent != null && sent.phones.size() < MOST_PHONES) {
      sent.phones.put(ack.toTag(), new Acknowledgement(ack, hop));
    }
  }

  private static String branch(SipMessage message) {
    return String.valueOf(message.via().branch());
  }

  /** How many INVITEs are remembered. */
  int size() {
    return invites.size();
  }

  /** Takes a response in that no transaction waits for. */
  void take(CallContext context, SipResponse response) {
    Sent sent = invites.get(branch(response));
    if (sent == null || !sent.invite.callId().equals(response.callId())) {
      return;
    }
    if (response.successful()) {
      answered(context, sent, response);
    } else if (!response.provisional()) {
      context.network().send(sent.at, Followers.acknowledgement(sent.invite, response), () -> {});
    } else if (sent.phones.isEmpty()) {
      context.transactions().cancel(sent.invite, sent.at, null);
    }
  }

  private static void answered(CallContext context, Sent sent, SipResponse response) {
    Acknowledgement again = sent.phones.get(response.toTag());
    if (again != null) {
      context.transactions().acknowledge(again.ack, again.hop);
      return;
    }
    Dialog dialog =
        Dialog.calling(context.network().transports(), sent.invite, response, sent.at, sent.hop);
    if (sent.phones.size() >= MOST_PHONES || context.dialogs().lives(dialog.id())) {
      return;
    }
    dialog.confirm(response);
    Acknowledgement first = new Acknowledgement(dialog.ack(sent.invite), dialog.hop());
    sent.phones.put(response.toTag(), first);
    context.transactions().acknowledge(first.ack, first.hop);
    Exchange.start(
        context.transactions(),
        sent.authenticator,
        () -> dialog.request("BYE").with("User-Agent", context.config().userAgent()),
        dialog.hop(),
        outcome -> {
          if (!(outcome instanceof Exchange.Outcome.Final)) {
            sent.phones.remove(response.toTag());
          }
        });
  }
}
