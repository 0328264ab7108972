package dev.parley.telephony;

import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.call.SipConfig;
import java.util.List;

/**
 * What a {@link Phone} needs to know.
 *
 * @param sip the signalling; its advertised address is told for media as well
 * @param media the media
 * @param codecs accepted from callers, in the callers' order
 * @param incomingCapacity calls taken at once; further ones are told 486 Busy Here
 */
public record PhoneConfig(
    SipConfig sip, MediaConfig media, List<Codec> codecs, int incomingCapacity) {
  /** Checks the capacity. */
  public PhoneConfig {
    codecs = List.copyOf(codecs);
    if (incomingCapacity < 0) {
      throw new IllegalArgumentException("incomingCapacity must not be negative");
    }
  }

  /** All codecs, and at most a hundred callers. */
  public static PhoneConfig of(SipConfig sip, MediaConfig media) {
    return new PhoneConfig(sip, media, Codecs.ALL, 100);
  }

  /** The same with other codecs. */
  public PhoneConfig withCodecs(List<Codec> codecs) {
    return new PhoneConfig(sip, media, codecs, incomingCapacity);
  }
}
