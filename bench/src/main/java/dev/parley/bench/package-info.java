/**
 * Benchmarks: what anybody can run to see how fast Parley is on their machine, and why.
 *
 * <p>Each room of it may import only those before: {@code report}, {@code served}, {@code callee},
 * {@code heard}, and then the benchmarks, each with its command, of which none knows another:
 * {@code media}, {@code speech}, {@code voice}, {@code turn}, {@code answerer}, {@code api}, {@code
 * calls}. They use telephony, media, speech, conversation and the HTTP interface from outside, as
 * users do; only {@code api} reads the database, to see whether what was promised was kept.
 */
@NullMarked
package dev.parley.bench;

import org.jspecify.annotations.NullMarked;
