package dev.parley.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The silence the callee felt between their last word and our first, at the SIP edge: last voiced
 * RTP packet in to first voiced RTP packet out, and where that time went. The parts add up to
 * {@code total}.
 *
 * @param turn the callee's turn, counted from 1
 * @param from since the answer, of the last voiced packet in; null in journals of format 1
 * @param total last voiced packet in to first voiced packet out
 * @param endpoint last voiced packet in to the decision that the turn is over
 * @param stt from there until the transcript was there
 * @param brain from there until the words to say were known
 * @param tts from there until their first voiced sample was synthesised
 * @param pacing from there until the packet that carries it left
 */
public record FeltGap(
    int turn,
    @Nullable Duration from,
    Duration total,
    Duration endpoint,
    Duration stt,
    Duration brain,
    Duration tts,
    Duration pacing) {}
