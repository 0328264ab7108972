package dev.parley.sip.transaction;

import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.Via;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server transactions that live, as requests find them (RFC 3261 section 17.2.3). */
final class ServerTable {
  private final Map<String, ServerTransaction> byKey = new HashMap<>();
  private final Map<String, String> merges = new HashMap<>();

  /** The transaction of a request, or of that method under the same branch; null for none. */
  @Nullable ServerTransaction find(SipRequest request, String method) {
    return byKey.get(key(request, method));
  }

  /** Whether a new request has come by another way as well (RFC 3261 section 8.2.2.2). */
  boolean merges(SipRequest request) {
    return request.toTag().isEmpty()
        && !request.is("CANCEL")
        && merges.putIfAbsent(merge(request), key(request, request.method())) != null;
  }

  void put(SipRequest request, ServerTransaction transaction) {
    byKey.put(key(request, request.method()), transaction);
  }

  void remove(SipRequest request) {
    String key = key(request, request.method());
    byKey.remove(key);
    merges.remove(merge(request), key);
  }

  int size() {
    return byKey.size();
  }

  private static String merge(SipRequest request) {
    return request.callId() + " " + request.fromTag() + " " + request.mandatory("CSeq");
  }

  /** A branch names the transaction; who makes none as RFC 3261 does is told by all else. */
  private static String key(SipRequest request, String method) {
    Via via = request.via();
    String branch = via.branch();
    if (branch != null && branch.startsWith(Via.COOKIE) && branch.length() > 7) {
      return branch + " " + via.sentBy() + " " + method;
    }
    return String.join(
        " ",
        "2543",
        request.callId(),
        request.fromTag(),
        Long.toString(request.cseq().number()),
        via.sentBy().toString(),
        String.valueOf(branch),
        method);
  }
}
