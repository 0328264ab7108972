package dev.parley.rtp;

import dev.parley.audio.G711;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a leg's media goes, as offer and answer settled it (RFC 3264).
 *
 * @param rtp where the far end says it receives RTP
 * @param rtcp where the far end says it receives RTCP; the same as {@code rtp} when multiplexed
 * @param codec what we send; either law is understood in what we receive
 * @param payloadType payload type of {@code codec}
 * @param telephoneEvent payload type of telephone-event (RFC 4733) at the far end; null sends tones
 * @param eventsHere the payload type we gave it, which a far end with a number of its own may use
 *     all the same (RFC 3264 section 5.1); null if we gave none
 * @param rtcpMux whether RTP and RTCP share a port (RFC 5761)
 * @param direction which ways media flows, as seen from here
 */
public record MediaTarget(
    InetSocketAddress rtp,
    InetSocketAddress rtcp,
    G711 codec,
    int payloadType,
    @Nullable Integer telephoneEvent,
    @Nullable Integer eventsHere,
    boolean rtcpMux,
    Direction direction) {

  /** Checks the addresses and payload types. */
  public MediaTarget {
    if (rtp.isUnresolved() || rtcp.isUnresolved()) {
      throw new IllegalArgumentException(
          "media addresses must be resolved, are %s and %s".formatted(rtp, rtcp));
    }
    if (payloadType < 0 || payloadType > 127) {
      throw new IllegalArgumentException("payload type must be 0-127, is " + payloadType);
    }
    if (telephoneEvent != null && (telephoneEvent < 0 || telephoneEvent > 127)) {
      throw new IllegalArgumentException("payload type must be 0-127, is " + telephoneEvent);
    }
    if (eventsHere != null && (eventsHere < 0 || eventsHere > 127)) {
      throw new IllegalArgumentException("payload type must be 0-127, is " + eventsHere);
    }
  }

  /** With one payload type of telephone-event for both ends. */
  public MediaTarget(
      InetSocketAddress rtp,
      InetSocketAddress rtcp,
      G711 codec,
      int payloadType,
      @Nullable Integer telephoneEvent,
      boolean rtcpMux,
      Direction direction) {
    this(rtp, rtcp, codec, payloadType, telephoneEvent, telephoneEvent, rtcpMux, direction);
  }

  /** The SDP direction attribute of our own description (RFC 8866 section 6.7). */
  public enum Direction {
    SEND_RECEIVE(true, true),
    SEND_ONLY(true, false),
    RECEIVE_ONLY(false, true),
    INACTIVE(false, false);

    private final boolean sends;
    private final boolean receives;

    Direction(boolean sends, boolean receives) {
      this.sends = sends;
      this.receives = receives;
    }

    /** Whether we send. */
    public boolean sends() {
      return sends;
    }

    /** Whether we receive. */
    public boolean receives() {
      return receives;
    }
  }
}
