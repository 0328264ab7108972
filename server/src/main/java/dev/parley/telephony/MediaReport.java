package dev.parley.telephony;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a leg's media (RFC 3550 section 6.4).
 *
 * @param codec the one agreed to last, by its name in session descriptions; null when none was
 * @param sent packets sent
 * @param received packets received in time to be played
 * @param lost packets that never came
 * @param late packets that came too late to be played
 * @param stalled how much audio was not sent since the machine stood still for over 200 ms
 * @param jitter interarrival jitter of what we receive
 * @param remoteLost packets the far end says it lost
 * @param remoteJitter interarrival jitter the far end says it sees
 * @param roundTrip as RTCP tells, zero until known
 */
public record MediaReport(
    @Nullable String codec,
    long sent,
    long received,
    long lost,
    long late,
    Duration stalled,
    Duration jitter,
    long remoteLost,
    Duration remoteJitter,
    Duration roundTrip) {}
