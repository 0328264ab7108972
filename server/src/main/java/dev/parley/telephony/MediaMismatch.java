package dev.parley.telephony;

import java.util.List;

/** Says to a person why there is no audio two sides could agree on, and what to do about it. */
final class MediaMismatch {
  private static final String SRTP =
      "SRTP, which Parley does not speak yet; switch media encryption off for Parley at the peer"
          + " or put a session border controller between";

  private MediaMismatch() {}

  /** An answer whose section, in the place of our audio, is not what we offered. */
  static String answer(SdpMedia section) {
    if (section.port() == 0) {
      return "The far end refused audio (port 0 in its answer).";
    }
    return section.transport() == SdpTransport.ENCRYPTED
        ? wantsSrtp(section)
        : "The far end answered our audio over RTP/AVP with %s over %s, which Parley does not speak."
            .formatted(section.kind(), section.protocol());
  }

  /** An offer without any audio in the clear. */
  static String offer(SessionDescription theirs) {
    for (SdpMedia section : theirs.media()) {
      if (section.kind().equalsIgnoreCase("audio")
          && section.port() != 0
          && section.transport() == SdpTransport.ENCRYPTED) {
        return wantsSrtp(section);
      }
    }
    List<String> offered =
        theirs.media().stream().map(each -> each.kind() + " over " + each.protocol()).toList();
    return "The offer has no audio over RTP/AVP, only %s.".formatted(offered);
  }

  private static String wantsSrtp(SdpMedia section) {
    return "The peer wants %s (it speaks %s, Parley RTP/AVP).".formatted(SRTP, section.protocol());
  }

  /** What a refusal of all we offered may mean (RFC 3261 sections 21.4.26 and 21.6.4). */
  static String refusal() {
    return "The peer takes none of the audio offered, G.722 and G.711 over plain RTP; maybe it wants "
        + SRTP;
  }
}
