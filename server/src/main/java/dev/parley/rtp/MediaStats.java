package dev.parley.rtp;

import java.time.Duration;

/**
 * Figures of a leg's media so far (RFC 3550 section 6.4).
 *
 * @param sent RTP packets sent
 * @param received RTP packets received from the far end's source
 * @param lost packets that never came
 * @param late packets that came too late to be played
 * @param duplicate packets that had come before
 * @param concealed 20 ms frames that held made-up samples because packets were missing
 * @param ignored packets from elsewhere than the locked source
 * @param malformed packets that are no RTP or RTCP, or of a payload type nobody agreed to
 * @param unread heard frames dropped because nobody took them in time
 * @param sendErrors packets the operating system refused to send
 * @param skipped 20 ms frames that were not sent since the machine stood still for over 200 ms
 * @param jitter interarrival jitter of what we receive
 * @param playoutDelay how long a packet waits in the jitter buffer as of now
 * @param remoteLost packets the far end says it lost
 * @param remoteJitter interarrival jitter the far end says it sees
 * @param roundTrip as RTCP tells, zero until known
 */
public record MediaStats(
    long sent,
    long received,
    long lost,
    long late,
    long duplicate,
    long concealed,
    long ignored,
    long malformed,
    long unread,
    long sendErrors,
    long skipped,
    Duration jitter,
    Duration playoutDelay,
    long remoteLost,
    Duration remoteJitter,
    Duration roundTrip) {}
