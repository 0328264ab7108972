package dev.parley.bench;

import dev.parley.conversation.Brain;
import dev.parley.conversation.Question;
import dev.parley.llm.Embedder;
import dev.parley.llm.Vectors;
import java.util.HashMap;
import java.util.Map;

/** The plainest brain there could be: the outcome whose label is the likest, and never none. */
final class NearestLabel implements Brain {
  private final Embedder embedder;
  private final Map<String, float[]> labels = new HashMap<>();

  NearestLabel(Embedder embedder) {
    this.embedder = embedder;
  }

  @Override
  public Judgement judge(Question question) {
    float[] reply = embedder.embed(question.reply());
    String best = "";
    double most = Double.NEGATIVE_INFINITY;
    for (Question.Choice choice : question.choices()) {
      double likeness =
          Vectors.cosine(reply, labels.computeIfAbsent(choice.label(), embedder::embed));
      if (likeness > most) {
        most = likeness;
        best = choice.id();
      }
    }
    if (best.isEmpty()) {
      throw new BenchException("There is nothing to choose from.");
    }
    return new Judgement(best, Map.of());
  }
}
