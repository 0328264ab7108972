/**
 * Meaning: sentence embeddings, one port, with the embedded models beside it.
 *
 * <p>It knows nothing of speech.
 */
@NullMarked
package dev.parley.llm;

import org.jspecify.annotations.NullMarked;
