/**
 * Simulated callees: real SIP user agents for test calls, the demo, tests and benchmarks.
 *
 * <p>{@link dev.parley.sim.TestPhone} is the one phone of all of them, and well-behaved. Its calls
 * speak, play files, press keys, hold, hang up, refuse, and note to the packet when they were heard
 * and heard the agent. {@link dev.parley.sim.SimulatedCallee} puts personas at it. A peer that must
 * misbehave on the wire is no phone but datagrams by hand, and stays with the tests it is for.
 *
 * <p>It knows telephony, speech to text and text to speech, and nothing of how the server decides.
 */
@NullMarked
package dev.parley.sim;

import org.jspecify.annotations.NullMarked;
