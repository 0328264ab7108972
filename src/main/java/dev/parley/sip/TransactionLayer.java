package dev.parley.sip;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Matches messages to transactions (RFC 3261 section 17). Loop-confined. */
final class TransactionLayer {
  /** Above this size a request goes over TCP if it may (RFC 3261 section 18.1.1). */
  static final int LARGEST_DATAGRAM_REQUEST = 1300;

  private final SipTimers timers;
  private final TimerHeap heap;
  private final Wire wire;
  private final Tokens tokens;
  private final ServerUser user;
  private final Map<String, ClientTransaction> clients = new HashMap<>();
  private final Map<String, ServerTransaction> servers = new HashMap<>();
  private final Map<String, String> merges = new HashMap<>();

  TransactionLayer(SipTimers timers, TimerHeap heap, Wire wire, Tokens tokens, ServerUser user) {
    this.timers = timers;
    this.heap = heap;
    this.wire = wire;
    this.tokens = tokens;
    this.user = user;
  }

  /** Whether a request of ours still waits for its final response. */
  boolean expecting() {
    return clients.values().stream().anyMatch(ClientTransaction::open);
  }

  /** Transactions that are alive, of both sides. */
  int size() {
    return clients.size() + servers.size();
  }

  /**
   * Sends a request that has no Via yet. One too large for a datagram goes over TCP if its hop
   * leaves the choice, and comes back to UDP when TCP cannot be had.
   */
  Sending send(SipRequest request, Hop hop, ClientUser sender) {
    SipRequest stamped = stamped(request, hop);
    boolean large = SipWriter.bytes(stamped).length > LARGEST_DATAGRAM_REQUEST;
    if (!large || hop.transport() != SipTransport.UDP || hop.use() != Hop.Use.OPEN) {
      Sending sending = new Sending(sender, null);
      sending.carry(prepare(stamped, hop, sending));
      return sending;
    }
    Hop overTcp = hop.over(SipTransport.TCP);
    Sending sending = new Sending(sender, s -> prepare(stamped, hop, s));
    sending.carry(prepare(stamped(request, overTcp), overTcp, sending));
    return sending;
  }

  private ClientTransaction prepare(SipRequest request, Hop hop, ClientUser sender) {
    String key = request.via().branch() + " " + request.method();
    boolean reliable = hop.transport().reliable();
    TransactionMachine machine =
        request.is("INVITE")
            ? new InviteClientMachine(timers, reliable)
            : new NonInviteClientMachine(timers, reliable);
    ClientTransaction transaction =
        new ClientTransaction(machine, request, hop, wire, heap, sender, () -> clients.remove(key));
    clients.put(key, transaction);
    return transaction;
  }

  /** Cancels an INVITE: same branch, same CSeq number (RFC 3261 section 9.1). */
  void cancel(ClientTransaction invite, @Nullable String reason) {
    SipRequest request = invite.request();
    SipHeaders headers =
        SipHeaders.NONE
            .with("Via", request.via().toString())
            .with("Max-Forwards", "70")
            .with("From", request.mandatory("From"))
            .with("To", request.mandatory("To"))
            .with("Call-ID", request.callId())
            .with("CSeq", new CSeq(request.cseq().number(), "CANCEL").toString());
    for (String route : request.headers().all("Route")) {
      headers = headers.with("Route", route);
    }
    if (reason != null) {
      headers = headers.with("Reason", reason);
    }
    SipRequest cancel = new SipRequest("CANCEL", request.uri(), headers, SipBody.EMPTY);
    prepare(cancel, invite.hop(), ClientUser.NONE).start();
  }

  /** The request with a Via of ours and a fresh branch. */
  SipRequest stamped(SipRequest request, Hop hop) {
    Via via =
        new Via(
            hop.transport().viaName(),
            wire.local(hop),
            SipParams.NONE.with("branch", tokens.branch()).with("rport", ""));
    return request.with(request.headers().withFirst("Via", via.toString()));
  }

  /** The INVITE that a CANCEL is for; null when there is none. */
  @Nullable ServerTransaction cancelled(ServerTransaction cancel) {
    return servers.get(serverKey(cancel.request(), "INVITE"));
  }

  void receive(SipMessage message, Source source) {
    switch (message) {
      case SipResponse response -> {
        ClientTransaction client =
            clients.get(response.via().branch() + " " + response.cseq().method());
        if (client != null) {
          client.receive(response);
        }
      }
      case SipRequest request -> receive(request, source);
    }
  }

  private void receive(SipRequest received, Source source) {
    SipRequest request = source.stamp(received);
    boolean ack = request.is("ACK");
    String key = serverKey(request, ack ? "INVITE" : request.method());
    ServerTransaction known = servers.get(key);
    if (ack) {
      if (known != null) {
        known.acknowledged();
      }
      user.acknowledged(request);
    } else if (known != null) {
      known.retransmitted();
    } else {
      begin(request, source, key);
    }
  }

  private void begin(SipRequest request, Source source, String key) {
    boolean reliable = source.transport().reliable();
    TransactionMachine machine =
        request.is("INVITE")
            ? new InviteServerMachine(timers, reliable)
            : new NonInviteServerMachine(timers, reliable);
    String merge = request.callId() + " " + request.fromTag() + " " + request.mandatory("CSeq");
    boolean merged =
        request.toTag().isEmpty()
            && !request.is("CANCEL")
            && merges.putIfAbsent(merge, key) != null;
    ServerTransaction transaction =
        new ServerTransaction(
            machine,
            request,
            source,
            wire,
            heap,
            () -> {
              servers.remove(key);
              merges.remove(merge, key);
            });
    servers.put(key, transaction);
    if (merged) {
      transaction.respond(Responses.of(request, 482, null));
    } else {
      user.requested(transaction);
    }
  }

  private static String serverKey(SipRequest request, String method) {
    Via via = request.via();
    String branch = via.branch();
    if (branch != null && branch.startsWith(Via.COOKIE) && branch.length() > 7) {
      return branch + " " + via.sentBy() + " " + method;
    }
    return "2543 "
        + request.callId()
        + " "
        + request.fromTag()
        + " "
        + request.cseq().number()
        + " "
        + via.sentBy()
        + " "
        + branch
        + " "
        + method;
  }
}
