/**
 * Telephone audio: {@link dev.parley.audio.AudioLine}, the two-way audio of a call, which {@code
 * rtp} implements and all above it speak to; frames, the clock of their positions, codecs,
 * resampling, level and tones, WAV.
 *
 * <p>It knows nothing of networks: samples come in and samples go out.
 */
@NullMarked
package dev.parley.audio;

import org.jspecify.annotations.NullMarked;
