/**
 * Watches every thread that carries calls: whether it is alive and still works. Ends the process
 * when one cannot go on.
 */
@NullMarked
package dev.parley.watch;

import org.jspecify.annotations.NullMarked;
