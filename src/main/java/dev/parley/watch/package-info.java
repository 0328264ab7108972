/**
 * Knows of every thread that carries calls whether it lives and goes round, and ends the process
 * when one cannot go on.
 */
@NullMarked
package dev.parley.watch;

import org.jspecify.annotations.NullMarked;
