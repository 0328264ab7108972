/**
 * Transactions (RFC 3261 section 17), sans-IO: pure state machines, the layer that gives them
 * messages and timers, and the choice of the next address for a request (RFC 3263 section 4.3).
 */
@NullMarked
package dev.parley.sip.transaction;

import org.jspecify.annotations.NullMarked;
