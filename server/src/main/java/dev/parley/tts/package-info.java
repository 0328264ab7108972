/**
 * Speaking: text to speech, one port, with the embedded voices beside it.
 *
 * <p>It knows nothing of hearing and nothing of when something is said.
 */
@NullMarked
package dev.parley.tts;

import org.jspecify.annotations.NullMarked;
