/**
 * The web addresses that knowledge bases are filled from: asks for them, reads what comes, and asks
 * again from time to time. It knows nothing of calls.
 */
@NullMarked
package dev.parley.sources;

import org.jspecify.annotations.NullMarked;
