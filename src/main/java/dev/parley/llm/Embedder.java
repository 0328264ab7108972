package dev.parley.llm;

/** Turns a sentence into a vector whose direction is its meaning. */
public interface Embedder extends AutoCloseable {
  /** The sentence's vector, of length 1. Two sentences' dot product is their cosine similarity. */
  float[] embed(String sentence);

  @Override
  void close();
}
