package dev.parley.llm;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import dev.parley.inference.Inference;
import dev.parley.inference.Model;
import dev.parley.inference.ModelStore;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One small BERT that embeds English sentences. Thread-safe. */
public final class SentenceEmbedder implements Embedder {
  private final Inference inference;
  private final Model model;
  private final WordPiece tokenizer;
  private final Which which;

  /** The models there are. */
  public enum Which {
    /** all-MiniLM-L6-v2: quick; the sentence is the mean of its tokens. */
    MINILM("minilm"),
    /** BGE small en v1.5: finer, twice the work; the sentence is its first token. */
    BGE_SMALL("bge-small");

    private final String item;

    Which(String item) {
      this.item = item;
    }
  }

  private SentenceEmbedder(Inference inference, Model model, WordPiece tokenizer, Which which) {
    this.inference = inference;
    this.model = model;
    this.tokenizer = tokenizer;
    this.which = which;
  }

  /**
   * Loads a model.
   *
   * @throws dev.parley.inference.InferenceException if its files were not fetched
   */
  public static SentenceEmbedder load(Inference inference, ModelStore models, Which which) {
    var embedder =
        new SentenceEmbedder(
            inference,
            inference.load(models.file(which.item, "model.onnx")),
            WordPiece.read(models.file(which.item, "tokenizer.json")),
            which);
    embedder.embed("Hello.");
    return embedder;
  }

  @Override
  public float[] embed(String sentence) {
    long[] tokens = tokenizer.tokens(sentence);
    return inference.call(() -> run(tokens));
  }

  private float[] run(long[] tokens) {
    int n = tokens.length;
    long[] ones = new long[n];
    Arrays.fill(ones, 1);
    try (OnnxTensor ids = inference.longs(tokens, 1, n);
        OnnxTensor mask = inference.longs(ones, 1, n);
        OnnxTensor types = inference.longs(new long[n], 1, n)) {
      Map<String, OnnxTensor> inputs = new HashMap<>();
      inputs.put("input_ids", ids);
      inputs.put("attention_mask", mask);
      if (model.takes("token_type_ids")) {
        inputs.put("token_type_ids", types);
      }
      try (OrtSession.Result result = model.run(inputs)) {
        return pool(model.tensor(result, "last_hidden_state").getFloatBuffer(), n);
      }
    }
  }

  private float[] pool(FloatBuffer hidden, int tokens) {
    int width = hidden.limit() / tokens;
    int counted =
        switch (which) {
          case MINILM -> tokens;
          case BGE_SMALL -> 1;
        };
    float[] sum = new float[width];
    for (int token = 0; token < counted; token++) {
      for (int i = 0; i < width; i++) {
        sum[i] += hidden.get(token * width + i);
      }
    }
    return Vectors.unit(sum);
  }

  @Override
  public void close() {
    model.close();
  }
}
