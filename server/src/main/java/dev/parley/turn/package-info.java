/**
 * When a turn begins and when it is over, found in samples, probabilities and words; also what is
 * only the echo of our own voice. No clock and no thread: the same input gives the same turns.
 *
 * <p>It knows nothing of what the words mean.
 */
@NullMarked
package dev.parley.turn;

import org.jspecify.annotations.NullMarked;
