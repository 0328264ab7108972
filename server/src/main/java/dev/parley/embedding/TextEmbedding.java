package dev.parley.embedding;

/** Places texts so that those which mean the like are near each other. Thread-safe. */
public interface TextEmbedding extends AutoCloseable {
  /**
   * Where a text stands: a vector of length 1, so that the cosine of two is their dot product.
   *
   * @param text a sentence or two; what is too long is cut
   */
  float[] of(String text);

  @Override
  default void close() {}
}
