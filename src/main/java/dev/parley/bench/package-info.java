/**
 * Benchmarks: what anybody can run to see how fast Parley is on their machine, and why.
 *
 * <p>It knows telephony and conversation from outside, as a caller feels them, and nothing of the
 * database or the HTTP interface.
 */
@NullMarked
package dev.parley.bench;

import org.jspecify.annotations.NullMarked;
