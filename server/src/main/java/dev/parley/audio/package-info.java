/**
 * Telephone audio: frames, the clock of their positions, codecs, resampling, level and tones, WAV.
 *
 * <p>It knows nothing of networks: samples come in and samples go out.
 */
@NullMarked
package dev.parley.audio;

import org.jspecify.annotations.NullMarked;
