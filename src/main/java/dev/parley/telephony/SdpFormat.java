package dev.parley.telephony;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.G711;

/** What an RTP payload type stands for (RFC 3551 section 6, RFC 8866 section 6.6). */
record SdpFormat(int payloadType, String encoding, int clockRate) {
  private static final String TELEPHONE_EVENT = "telephone-event";

  /** Whether it carries keys pressed (RFC 4733), at the clock of our audio. */
  boolean telephoneEvent() {
    return encoding.equalsIgnoreCase(TELEPHONE_EVENT) && clockRate == AudioFrame.RATE;
  }

  boolean carries(G711 codec) {
    return encoding.equalsIgnoreCase(codec.name()) && clockRate == AudioFrame.RATE;
  }

  static SdpFormat of(G711 codec) {
    return new SdpFormat(codec.payloadType(), codec.name(), AudioFrame.RATE);
  }

  static SdpFormat telephoneEvent(int payloadType) {
    return new SdpFormat(payloadType, TELEPHONE_EVENT, AudioFrame.RATE);
  }

  SdpAttribute rtpmap() {
    return new SdpAttribute("rtpmap", "%d %s/%d".formatted(payloadType, encoding, clockRate));
  }
}
