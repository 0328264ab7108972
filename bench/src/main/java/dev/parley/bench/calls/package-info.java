/** How many conversations the whole server holds, for how long, and what they leave behind. */
@NullMarked
package dev.parley.bench.calls;

import org.jspecify.annotations.NullMarked;
