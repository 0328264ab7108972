/** The command line: what {@code ./parley COMMAND} does, and how failures are told. */
@NullMarked
package dev.parley.cli;

import org.jspecify.annotations.NullMarked;
