/**
 * Simulated callers: real SIP user agents with a persona, for the demo, tests and benchmarks.
 *
 * <p>It knows telephony, speech to text and text to speech, and nothing of how the server decides.
 */
@NullMarked
package dev.parley.sim;

import org.jspecify.annotations.NullMarked;
