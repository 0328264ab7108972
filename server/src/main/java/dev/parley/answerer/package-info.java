/**
 * Who or what took a call, found while it goes on and corrected when it was wrong, from how long it
 * rang, tones, the rhythm of a voice, music, and words. No clock and no thread: the same input
 * gives the same answers.
 *
 * <p>It knows nothing of what is done about a machine.
 */
@NullMarked
package dev.parley.answerer;

import org.jspecify.annotations.NullMarked;
