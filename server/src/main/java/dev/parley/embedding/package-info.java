/**
 * What a sentence means, as a vector: the {@link dev.parley.embedding.TextEmbedding} port, and the
 * embedded model. It knows nothing of what the vectors are compared for.
 */
@NullMarked
package dev.parley.embedding;

import org.jspecify.annotations.NullMarked;
