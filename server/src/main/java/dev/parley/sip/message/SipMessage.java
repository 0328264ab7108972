package dev.parley.sip.message;

import org.jspecify.annotations.Nullable;

/** A request or a response. One that came through {@link SipParser} has its mandatory headers. */
public sealed interface SipMessage permits SipRequest, SipResponse {
  SipHeaders headers();

  SipBody body();

  default @Nullable String header(String name) {
    return headers().first(name);
  }

  default String mandatory(String name) {
    String value = headers().first(name);
    if (value == null) {
      throw new SipException("The header " + name + " is missing.");
    }
    return value;
  }

  default Via via() {
    return Via.parse(SipText.split(mandatory("Via"), ',').getFirst());
  }

  default NameAddress from() {
    return NameAddress.parse(mandatory("From"));
  }

  default NameAddress to() {
    return NameAddress.parse(mandatory("To"));
  }

  default String fromTag() {
    String tag = from().tag();
    return tag == null ? "" : tag;
  }

  /** The To tag, empty when there is none. */
  default String toTag() {
    String tag = to().tag();
    return tag == null ? "" : tag;
  }

  default String callId() {
    return mandatory("Call-ID");
  }

  default CSeq cseq() {
    return CSeq.parse(mandatory("CSeq"));
  }

  /** The session description, by itself or as a part of a multipart body; null for none. */
  default @Nullable String sdp() {
    return SdpBody.in(this);
  }
}
