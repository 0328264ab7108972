/**
 * The one way out: every HTTP request that leaves this process, for whomever it is made.
 *
 * <p>It knows nothing of who uses it or what for.
 */
@NullMarked
package dev.parley.outbound;

import org.jspecify.annotations.NullMarked;
