/**
 * Text to audio on a line, interruptible, sentence by sentence, and knowing what was really played.
 */
@NullMarked
package dev.parley.playout;

import org.jspecify.annotations.NullMarked;
