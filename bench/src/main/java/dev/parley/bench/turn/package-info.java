/** How long a callee waits for an answer, and what that is paid with. */
@NullMarked
package dev.parley.bench.turn;

import org.jspecify.annotations.NullMarked;
