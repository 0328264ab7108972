/**
 * Media over RTP (RFC 3550): packets, the media loop, jitter buffer, telephone events (RFC 4733),
 * RTCP and recording taps.
 *
 * <p>It knows nothing of signalling: an address and a payload type are all it is told.
 */
@NullMarked
package dev.parley.rtp;

import org.jspecify.annotations.NullMarked;
