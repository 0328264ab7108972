package dev.parley.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.llm.Embedder;
import java.util.List;
import java.util.Objects;

/** How alike sentences are in meaning. Remembers the sentences of agents, not those of callees. */
final class Likeness {
  private static final int REMEMBERED = 5_000;

  private final Embedder embedder;
  private final Cache<String, float[]> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  Likeness(Embedder embedder) {
    this.embedder = embedder;
  }

  /** Learns sentences ahead of need. */
  void learn(List<String> sentences) {
    for (String sentence : sentences) {
      float[] _ = vector(sentence);
    }
  }

  float[] reply(String sentence) {
    return embedder.embed(sentence);
  }

  /** The greatest cosine similarity to one of the sentences; -1 if there is none. */
  double best(float[] reply, List<String> sentences) {
    double best = -1;
    for (String sentence : sentences) {
      best = Math.max(best, cosine(reply, vector(sentence)));
    }
    return best;
  }

  /** The cosine similarity to the mean of the sentences; 0 if there is none. */
  double mean(float[] reply, List<String> sentences) {
    float[] mean = new float[reply.length];
    for (String sentence : sentences) {
      float[] vector = vector(sentence);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i];
      }
    }
    double length = Math.sqrt(cosine(mean, mean));
    return length == 0 ? 0 : cosine(reply, mean) / length;
  }

  private float[] vector(String sentence) {
    return Objects.requireNonNull(known.get(sentence, embedder::embed));
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
