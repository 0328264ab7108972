/**
 * Decides whether somebody may be called: pure decisions with reasons, asked when a call is ordered
 * and asked again when its turn has come.
 *
 * <p>It reads no table and dials nobody; whoever asks brings the facts.
 */
@NullMarked
package dev.parley.schedule;

import org.jspecify.annotations.NullMarked;
