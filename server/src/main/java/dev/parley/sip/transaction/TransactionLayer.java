package dev.parley.sip.transaction;

import dev.parley.sip.message.SipMessage;
import dev.parley.sip.message.SipParams;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipWriter;
import dev.parley.sip.message.TokenGenerator;
import dev.parley.sip.message.Via;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Matches messages to transactions (RFC 3261 section 17). Loop-confined. */
public final class TransactionLayer {
  /** Above this size a request goes over TCP if it may (RFC 3261 section 18.1.1). */
  static final int LARGEST_DATAGRAM_REQUEST = 1300;

  /** How long an address may be silent while there are others, in T1: three times an INVITE. */
  private static final int PATIENCE = 6;

  private final SipTimers timers;
  private final TimerHeap heap;
  private final Network network;
  private final TokenGenerator tokens;
  private final ServerUser user;
  private final Map<String, ClientTransaction> clients = new HashMap<>();
  private final ServerTable servers = new ServerTable();
  private int resolving;

  public TransactionLayer(
      SipTimers timers, TimerHeap heap, Network network, TokenGenerator tokens, ServerUser user) {
    this.timers = timers;
    this.heap = heap;
    this.network = network;
    this.tokens = tokens;
    this.user = user;
  }

  /** Whether a request of ours still waits for its final response. */
  public boolean expecting() {
    return resolving > 0 || clients.values().stream().anyMatch(ClientTransaction::open);
  }

  /** Transactions that are alive, of both sides. */
  public int size() {
    return clients.size() + servers.size();
  }

  /**
   * Sends a request that has no Via yet, to the addresses of its hop until one answers. One too
   * large for a datagram goes over TCP if its hop leaves the choice, and comes back to UDP when TCP
   * cannot be had.
   */
  public Sending send(SipRequest request, Hop hop, ClientUser sender) {
    Sending sending = new Sending(this, heap, timers.t1().multipliedBy(PATIENCE), request, sender);
    resolving++;
    network.resolve(
        hop,
        addresses -> {
          resolving--;
          sending.begin(addresses.stream().flatMap(address -> overEach(request, address)).toList());
        });
    return sending;
  }

  private Stream<Hop> overEach(SipRequest request, Hop hop) {
    TransportProtocol larger = hop.transport().larger();
    return larger != null
            && hop.use() == Hop.Use.OPEN
            && SipWriter.bytes(stamped(request, hop)).length > LARGEST_DATAGRAM_REQUEST
        ? Stream.of(hop.over(larger), hop)
        : Stream.of(hop);
  }

  /** An address was passed over. */
  void shun(Hop dead) {
    network.shun(dead);
  }

  /** A transaction that carries a request without Via to one address, not begun yet. */
  ClientTransaction prepare(SipRequest request, Hop hop, ClientUser sender) {
    return transaction(stamped(request, hop), hop, sender);
  }

  private ClientTransaction transaction(SipRequest request, Hop hop, ClientUser sender) {
    String key = request.via().branch() + " " + request.method();
    boolean reliable = hop.transport().reliable();
    TransactionMachine machine =
        request.is("INVITE")
            ? new InviteClientMachine(timers, reliable)
            : new NonInviteClientMachine(timers, reliable);
    ClientTransaction transaction =
        new ClientTransaction(
            machine, request, hop, network, heap, sender, () -> clients.remove(key));
    clients.put(key, transaction);
    return transaction;
  }

  /** Sends an ACK to a 2xx, which has no transaction (RFC 3261 section 13.2.2.4). */
  public void acknowledge(SipRequest ack, Hop hop) {
    resolving++;
    network.resolve(
        hop,
        addresses -> {
          resolving--;
          acknowledge(ack, addresses, 0);
        });
  }

  private void acknowledge(SipRequest ack, List<Hop> addresses, int at) {
    if (at < addresses.size()) {
      Hop hop = addresses.get(at);
      network.send(hop, stamped(ack, hop), () -> acknowledge(ack, addresses, at + 1));
    }
  }

  /**
   * Cancels an INVITE, and waits no longer for its end than RFC 3261 section 9.1 says.
   *
   * @param reason a Reason header, or null
   */
  void cancel(ClientTransaction invite, @Nullable String reason) {
    cancel(invite.request(), invite.hop(), reason);
    heap.arm(timers.transaction(), invite::abandon);
  }

  /**
   * Cancels an INVITE: same branch, same CSeq number, same address (RFC 3261 section 9.1).
   *
   * @param at the address the INVITE went to
   * @param reason a Reason header, or null
   */
  public void cancel(SipRequest invite, Hop at, @Nullable String reason) {
    if (clients.containsKey(invite.via().branch() + " CANCEL")) {
      return;
    }
    transaction(Followers.cancel(invite, reason), at, ClientUser.NONE).start();
  }

  /** The request with a Via of ours and a fresh branch. */
  SipRequest stamped(SipRequest request, Hop hop) {
    Via via =
        new Via(
            hop.transport().viaName(),
            network.local(hop),
            SipParams.NONE.with("branch", tokens.branch()).with("rport", ""));
    return request.with(request.headers().withFirst("Via", via.toString()));
  }

  public void receive(SipMessage message, SourceAddress source) {
    switch (message) {
      case SipResponse response -> receive(response);
      case SipRequest request -> receive(request, source);
    }
  }

  private void receive(SipResponse response) {
    String method = response.cseq().method();
    ClientTransaction client = clients.get(response.via().branch() + " " + method);
    if (client != null && (client.awaitsAnswer() || !response.successful())) {
      client.receive(response);
    } else if (method.equals("INVITE")) {
      user.respondedLate(response);
    }
  }

  private void receive(SipRequest received, SourceAddress source) {
    SipRequest request = source.stamp(received);
    boolean ack = request.is("ACK");
    ServerTransaction known = servers.find(request, ack ? "INVITE" : request.method());
    if (ack) {
      if (known != null) {
        known.acknowledged();
      }
      user.acknowledged(request);
    } else if (known != null) {
      known.retransmitted();
    } else {
      begin(request, source);
    }
  }

  private void begin(SipRequest request, SourceAddress source) {
    boolean reliable = source.transport().reliable();
    TransactionMachine machine =
        request.is("INVITE")
            ? new InviteServerMachine(timers, reliable)
            : new NonInviteServerMachine(timers, reliable);
    boolean merged = servers.merges(request);
    ServerTransaction transaction =
        new ServerTransaction(
            machine, request, tokens.next(), source, network, heap, () -> servers.remove(request));
    servers.put(request, transaction);
    if (merged) {
      transaction.respond(transaction.response(482));
    } else if (request.is("CANCEL")) {
      cancelled(transaction);
    } else {
      user.requested(transaction);
    }
  }

  /** A CANCEL has its own answer, whatever becomes of its INVITE (RFC 3261 section 9.2). */
  private void cancelled(ServerTransaction cancel) {
    ServerTransaction invite = servers.find(cancel.request(), "INVITE");
    cancel.respond(cancel.response(invite == null ? 481 : 200));
    if (invite != null) {
      invite.cancel(cancel.request());
    }
  }
}
