/**
 * Language: sentence embeddings and, later, language models, one port each.
 *
 * <p>It knows nothing of speech.
 */
@NullMarked
package dev.parley.llm;

import org.jspecify.annotations.NullMarked;
