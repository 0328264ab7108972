package dev.parley.rtp;

import dev.parley.audio.Codec;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a leg's media goes, as offer and answer settled it (RFC 3264).
 *
 * @param rtp where the far end says it receives RTP
 * @param rtcp where the far end says it receives RTCP; the same as {@code rtp} when multiplexed
 * @param codec what we send; those with fixed payload types are understood in what we receive too
 * @param payloadType payload type of {@code codec} at the far end, by which we send it
 * @param codecHere the payload type we gave {@code codec}, by which the far end sends it (RFC 3264
 *     section 5.1); who sends it by its own is understood as well
 * @param telephoneEvent payload type of telephone-event (RFC 4733) at the far end; null sends tones
 * @param eventsHere the payload type we gave it, which a far end with a number of its own may use
 *     all the same (RFC 3264 section 5.1); null if we gave none
 * @param rtcpMux whether RTP and RTCP share a port (RFC 5761)
 * @param direction which ways media flows, as seen from here
 * @param packetTime how much audio the far end wants in a packet, 10 to 200 ms in tens
 */
public record MediaTarget(
    InetSocketAddress rtp,
    InetSocketAddress rtcp,
    Codec codec,
    int payloadType,
    int codecHere,
    @Nullable Integer telephoneEvent,
    @Nullable Integer eventsHere,
    boolean rtcpMux,
    Direction direction,
    Duration packetTime) {
  /** How much audio is in a packet when nobody says (RFC 3551 section 4.2). */
  public static final Duration PACKET_TIME = Duration.ofMillis(20);

  /** The most that anybody needs to understand (RFC 3551 section 4.2). */
  public static final Duration LONGEST_PACKET_TIME = Duration.ofMillis(200);

  /** A packet time is a number of these. */
  public static final Duration PACKET_TIME_STEP = Duration.ofMillis(10);

  /** Checks the addresses and payload types. */
  public MediaTarget {
    if (rtp.isUnresolved() || rtcp.isUnresolved()) {
      throw new IllegalArgumentException(
          "media addresses must be resolved, are %s and %s".formatted(rtp, rtcp));
    }
    if (payloadType < 0 || payloadType > 127) {
      throw new IllegalArgumentException("payload type must be 0-127, is " + payloadType);
    }
    if (codecHere < 0 || codecHere > 127) {
      throw new IllegalArgumentException("payload type must be 0-127, is " + codecHere);
    }
    if (telephoneEvent != null && (telephoneEvent < 0 || telephoneEvent > 127)) {
      throw new IllegalArgumentException("payload type must be 0-127, is " + telephoneEvent);
    }
    if (packetTime.compareTo(PACKET_TIME_STEP) < 0
        || packetTime.compareTo(LONGEST_PACKET_TIME) > 0
        || packetTime.toNanos() % PACKET_TIME_STEP.toNanos() != 0) {
      throw new IllegalArgumentException(
          "packet time must be 10 to 200 ms in tens, is " + packetTime);
    }
    if (eventsHere != null && (eventsHere < 0 || eventsHere > 127)) {
      throw new IllegalArgumentException("payload type must be 0-127, is " + eventsHere);
    }
  }

  /** With the same payload types at both ends. */
  public MediaTarget(
      InetSocketAddress rtp,
      InetSocketAddress rtcp,
      Codec codec,
      int payloadType,
      @Nullable Integer telephoneEvent,
      boolean rtcpMux,
      Direction direction) {
    this(rtp, rtcp, codec, payloadType, telephoneEvent, telephoneEvent, rtcpMux, direction);
  }

  /** With one payload type of the codec for both ends, and packets of the usual length. */
  public MediaTarget(
      InetSocketAddress rtp,
      InetSocketAddress rtcp,
      Codec codec,
      int payloadType,
      @Nullable Integer telephoneEvent,
      @Nullable Integer eventsHere,
      boolean rtcpMux,
      Direction direction) {
    this(
        rtp,
        rtcp,
        codec,
        payloadType,
        payloadType,
        telephoneEvent,
        eventsHere,
        rtcpMux,
        direction,
        PACKET_TIME);
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
