/**
 * Decides whether and when somebody may be called: pure decisions with reasons, asked when a call
 * is ordered, again when its turn has come, and by whoever wonders why it waits.
 *
 * <p>It reads no table and dials nobody; whoever asks brings the facts.
 */
@NullMarked
package dev.parley.schedule;

import org.jspecify.annotations.NullMarked;
