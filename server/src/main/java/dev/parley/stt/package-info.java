/**
 * Hearing: voice activity and speech to text, one port each, with the embedded adapters beside
 * them.
 *
 * <p>It knows nothing of speaking, of language models or of turns.
 */
@NullMarked
package dev.parley.stt;

import org.jspecify.annotations.NullMarked;
