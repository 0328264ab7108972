/**
 * What a reply means: the {@link dev.parley.brain.Brain} port, and the embedded brain, which makes
 * judgements of what a trained encoder reads and finds values by rules. It knows nothing of audio.
 */
@NullMarked
package dev.parley.brain;

import org.jspecify.annotations.NullMarked;
