/**
 * Benchmarks: what anybody can run to see how fast Parley is on their machine, and why.
 *
 * <p>It knows telephony, media, speech, conversation and the HTTP interface from outside, as those
 * feel them who use them, and nothing of the database.
 */
@NullMarked
package dev.parley.bench;

import org.jspecify.annotations.NullMarked;
