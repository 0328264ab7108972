package dev.parley.telephony;

import dev.parley.audio.Codec;

/**
 * What an RTP payload type stands for (RFC 3551 section 6, RFC 8866 section 6.6).
 *
 * @param encoding the name, whose case does not matter (RFC 4855 section 3)
 * @param channels as the description counts them, 1 when it is silent
 */
record SdpFormat(int payloadType, String encoding, int clockRate, int channels) {
  private static final String TELEPHONE_EVENT = "telephone-event";

  /** Whether it carries keys pressed (RFC 4733). */
  boolean telephoneEvent() {
    return encoding.equalsIgnoreCase(TELEPHONE_EVENT);
  }

  boolean carries(Codec codec) {
    return encoding.equalsIgnoreCase(codec.name())
        && clockRate == codec.clockRate()
        && channels == codec.channels();
  }

  /** A codec by the payload type that it has by itself. */
  static SdpFormat of(Codec codec) {
    return of(codec, codec.payloadType());
  }

  static SdpFormat of(Codec codec, int payloadType) {
    return new SdpFormat(payloadType, codec.name(), codec.clockRate(), codec.channels());
  }

  /** Keys beside audio, whose clock they share (RFC 4733 section 2.1). */
  static SdpFormat telephoneEvent(int payloadType, int clockRate) {
    return new SdpFormat(payloadType, TELEPHONE_EVENT, clockRate, 1);
  }

  SdpAttribute rtpmap() {
    String count = channels == 1 ? "" : "/" + channels;
    return new SdpAttribute(
        "rtpmap", "%d %s/%d%s".formatted(payloadType, encoding, clockRate, count));
  }
}
