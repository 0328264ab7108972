/**
 * Media over RTP (RFC 3550): packets, the media loop, jitter buffer, telephone events (RFC 4733),
 * RTCP and recording taps.
 *
 * <p>It knows nothing of signalling: it is told where and how the media goes ({@link
 * dev.parley.rtp.MediaTarget}), which hosts to trust, and what only signalling can hear. Begin with
 * {@link dev.parley.rtp.MediaEngine} and {@link dev.parley.rtp.MediaSession}, then {@code
 * LegMedia}.
 */
@NullMarked
package dev.parley.rtp;

import org.jspecify.annotations.NullMarked;
