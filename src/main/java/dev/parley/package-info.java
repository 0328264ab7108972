/**
 * Builds the parts by hand, in the order of {@code docs/architecture.md}, and is the command line.
 */
@NullMarked
package dev.parley;

import org.jspecify.annotations.NullMarked;
