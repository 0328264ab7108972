/** What simulated callees say, in which voices, at whose phone. */
@NullMarked
package dev.parley.bench.callee;

import org.jspecify.annotations.NullMarked;
