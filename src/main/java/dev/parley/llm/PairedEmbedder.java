package dev.parley.llm;

import dev.parley.inference.Inference;
import dev.parley.inference.ModelStore;

/**
 * MiniLM and BGE together, which tell replies apart better than either: the vectors one after the
 * other, weighed so that a dot product is the weighted mean of both similarities. Thread-safe.
 */
public final class PairedEmbedder implements Embedder {
  /** BGE's similarities of unlike sentences lie closer together, so they count for more. */
  private static final double BGE_WEIGHT = 1.8;

  private final Embedder miniLm;
  private final Embedder bge;

  PairedEmbedder(Embedder miniLm, Embedder bge) {
    this.miniLm = miniLm;
    this.bge = bge;
  }

  /**
   * Loads both models.
   *
   * @throws dev.parley.inference.InferenceException if their files were not fetched
   */
  public static PairedEmbedder load(Inference inference, ModelStore models) {
    return new PairedEmbedder(
        SentenceEmbedder.load(inference, models, SentenceEmbedder.Which.MINILM),
        SentenceEmbedder.load(inference, models, SentenceEmbedder.Which.BGE_SMALL));
  }

  @Override
  public float[] embed(String sentence) {
    float[] first = miniLm.embed(sentence);
    float[] second = bge.embed(sentence);
    float[] both = new float[first.length + second.length];
    scale(first, 1, both, 0);
    scale(second, Math.sqrt(BGE_WEIGHT), both, first.length);
    return Vectors.unit(both);
  }

  private static void scale(float[] from, double factor, float[] into, int at) {
    for (int i = 0; i < from.length; i++) {
      into[at + i] = (float) (from[i] * factor);
    }
  }

  @Override
  public void close() {
    miniLm.close();
    bge.close();
  }
}
