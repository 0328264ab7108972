package dev.parley.sip.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message must have before anything acts on it (RFC 3261 sections 8.1.1, 8.2 and 18.3). */
final class MessageRules {
  private static final List<String> MANDATORY = List.of("Via", "From", "To", "Call-ID", "CSeq");
  private static final List<String> SINGLE =
      List.of("From", "To", "Call-ID", "CSeq", "Max-Forwards");

  private MessageRules() {}

  /** Whether enough of a faulty request is there to send a response back. */
  static boolean answerable(SipRequest request) {
    try {
      return !request.is("ACK")
          && MANDATORY.stream().allMatch(name -> request.header(name) != null)
          && !request.via().transport().isEmpty();
    } catch (SipException e) {
      return false;
    }
  }

  /** What is wrong with a message, or null. */
  static @Nullable String fault(SipMessage message) {
    for (String name : MANDATORY) {
      String value = message.header(name);
      if (value == null || value.isEmpty()) {
        return "The header " + name + " is missing";
      }
    }
    for (String name : SINGLE) {
      if (message.headers().all(name).size() > 1) {
        return "The header " + name + " is there more than once";
      }
    }
    try {
      message.headers().list("Via").forEach(Via::parse);
      message.from();
      message.to();
      CSeq cseq = message.cseq();
      return message instanceof SipRequest request ? requestFault(request, cseq) : null;
    } catch (SipException e) {
      return e.getMessage();
    }
  }

  private static @Nullable String requestFault(SipRequest request, CSeq cseq) {
    if (!request.method().equals(cseq.method())) {
      return "The method of CSeq is not the method of the request";
    }
    String wrong = RequestUriRules.fault(request.uri());
    if (wrong != null) {
      return wrong;
    }
    String hops = request.header("Max-Forwards");
    return hops != null && SipText.number(hops, 255) < 0
        ? "Max-Forwards is not a number from 0 to 255"
        : null;
  }

  /** The length of the body, -1 when the headers claim one that is not there. */
  static int bodyLength(SipHeaders headers, int available) {
    List<String> lengths = headers.all("Content-Length");
    if (lengths.isEmpty()) {
      return available;
    }
    long length = SipText.number(lengths.getFirst(), available);
    boolean agreed = lengths.stream().allMatch(lengths.getFirst()::equals);
    return agreed ? (int) length : -1;
  }
}
