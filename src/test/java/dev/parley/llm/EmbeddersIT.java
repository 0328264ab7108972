package dev.parley.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.SpeechFixture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddersIT {
  private static final List<String> OUTCOMES =
      List.of(
          "I confirm the appointment.",
          "I would like to reschedule to another day.",
          "I want to talk to a human.",
          "You have the wrong number.");

  private final Embedder embedder = SpeechFixture.embedder();

  @ParameterizedTest
  @CsvSource({
    "'Could we do it next week instead?', 1",
    "'Can I speak with a real person please?', 2",
    "'There is nobody here by that name, wrong person.', 3",
    "'Yes I will be there for the appointment', 0"
  })
  void findsTheNearestMeaning(String reply, int expected) {
    float[] vector = embedder.embed(reply);
    String nearest =
        OUTCOMES.stream()
            .max(Comparator.comparingDouble(text -> Vectors.cosine(vector, embedder.embed(text))))
            .orElseThrow();
    assertThat(nearest).isEqualTo(OUTCOMES.get(expected));
  }

  @Test
  void givesVectorsOfLengthOne() {
    float[] vector = embedder.embed("Hello there.");
    assertThat(vector).hasSize(768);
    assertThat(Vectors.cosine(vector, vector)).isCloseTo(1, within(1e-4));
  }

  @Test
  void weighsBothModels() {
    var first = new Fixed(new float[] {1, 0}, new float[] {0, 1});
    var second = new Fixed(new float[] {1, 0}, new float[] {1, 0});
    var both = new PairedEmbedder(first, second);
    assertThat(Vectors.cosine(both.embed("a"), both.embed("b"))).isCloseTo(1.8 / 2.8, within(1e-6));
  }

  @Test
  void givesTheSameVectorsToManyAtOnce() throws Exception {
    float[] alone = embedder.embed("Yes, that works.");
    List<Callable<float[]>> askers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      askers.add(() -> embedder.embed("Yes, that works."));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<float[]> answer : threads.invokeAll(askers)) {
        assertThat(Vectors.cosine(answer.get(), alone)).isCloseTo(1, within(1e-4));
      }
    }
  }

  /** Embeds "a" as one vector and everything else as another. */
  private static final class Fixed implements Embedder {
    private final float[] a;
    private final float[] other;

    Fixed(float[] a, float[] other) {
      this.a = a;
      this.other = other;
    }

    @Override
    public float[] embed(String sentence) {
      return sentence.equals("a") ? a : other;
    }

    @Override
    public void close() {}
  }
}
