package dev.parley.stt;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import dev.parley.inference.Inference;
import dev.parley.inference.Model;
import dev.parley.models.ModelStore;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The two networks of Moonshine and the search between them. Takes a waveform at 16 kHz and gives
 * text, always the likeliest next token. Thread-safe.
 */
final class MoonshineModel implements AutoCloseable {
  static final int RATE = 16_000;

  private static final int HEADS = 8;
  private static final int START = 1;
  private static final int END = 2;
  private static final double TOKENS_A_SECOND = 6.5;
  private static final int FEWEST_TOKENS = 6;

  private final Inference inference;
  private final Model encoder;
  private final Model decoder;
  private final Vocabulary vocabulary;
  private final List<String> caches;
  private final int width;

  /**
   * What was heard.
   *
   * @param confidence average log-probability of its tokens
   */
  record Transcription(String text, double confidence) {}

  MoonshineModel(Inference inference, ModelStore models, Moonshine.Size size) {
    this.inference = inference;
    String item = size.item();
    encoder = inference.load(models.file(item, "encoder.onnx"));
    decoder = inference.load(models.file(item, "decoder.onnx"));
    vocabulary = Vocabulary.read(models.file("llama-vocabulary", "llama-tokenizer.js"));
    width = size.headWidth();
    List<String> names = new ArrayList<>();
    for (int layer = 0; layer < size.layers(); layer++) {
      for (String part : List.of("decoder.key", "decoder.value", "encoder.key", "encoder.value")) {
        names.add(layer + "." + part);
      }
    }
    caches = List.copyOf(names);
  }

  /** Transcribes, on the calling thread; empty when it was told to stop. */
  Optional<Transcription> transcribe(float[] samples, BooleanSupplier stopped) {
    try (OnnxTensor wave = inference.floats(FloatBuffer.wrap(samples), 1, samples.length);
        OrtSession.Result encoded = encoder.run(Map.of("input_values", wave));
        var search = new Search(encoder.tensor(encoded, "last_hidden_state"))) {
      int most = Math.max(FEWEST_TOKENS, (int) Math.ceil(samples.length * TOKENS_A_SECOND / RATE));
      List<Integer> ids = new ArrayList<>();
      int token = START;
      while (ids.size() < most) {
        if (stopped.getAsBoolean()) {
          return Optional.empty();
        }
        token = search.after(token);
        if (token == END) {
          break;
        }
        ids.add(token);
      }
      return Optional.of(new Transcription(vocabulary.text(ids), search.confidence()));
    }
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
  }

  /** One decoding under way: the attention caches it carries from step to step. */
  private final class Search implements AutoCloseable {
    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final OnnxTensor empty = inference.floats(FloatBuffer.allocate(0), 0, HEADS, 1, width);
    private final OnnxTensor cached = inference.flag(true);
    private final OnnxTensor fresh = inference.flag(false);
    private final List<OrtSession.Result> held = new ArrayList<>();
    private int steps;
    private double logProbability;

    Search(OnnxTensor encoded) {
      inputs.put("encoder_hidden_states", encoded);
      inputs.put("use_cache_branch", fresh);
      caches.forEach(name -> inputs.put("past_key_values." + name, empty));
    }

    /** The likeliest token after another. */
    int after(int token) {
      try (OnnxTensor id = inference.longs(new long[] {token}, 1, 1)) {
        inputs.put("input_ids", id);
        OrtSession.Result result = decoder.run(inputs);
        int best = likeliest(decoder.tensor(result, "logits").getFloatBuffer());
        carry(result);
        steps++;
        return best;
      }
    }

    double confidence() {
      return steps == 0 ? 0 : logProbability / steps;
    }

    /**
     * Without a first token the answer would be empty, which the model likes to say of digits and
     * short words; so the end may not come first.
     */
    private int likeliest(FloatBuffer logits) {
      int best = -1;
      float most = Float.NEGATIVE_INFINITY;
      for (int id = 0; id < logits.limit(); id++) {
        float logit = logits.get(id);
        if (logit > most && (steps > 0 || id != END)) {
          most = logit;
          best = id;
        }
      }
      double sum = 0;
      for (int id = 0; id < logits.limit(); id++) {
        sum += Math.exp(logits.get(id) - most);
      }
      logProbability -= Math.log(sum);
      return best;
    }

    /** The encoder's caches are made in the first step and stay; the decoder's grow with each. */
    private void carry(OrtSession.Result result) {
      boolean first = steps == 0;
      for (String name : caches) {
        if (first || name.contains("decoder")) {
          inputs.put("past_key_values." + name, decoder.tensor(result, "present." + name));
        }
      }
      inputs.put("use_cache_branch", cached);
      held.add(result);
      if (held.size() > 2) {
        held.remove(1).close();
      }
    }

    @Override
    public void close() {
      held.forEach(OrtSession.Result::close);
      empty.close();
      cached.close();
      fresh.close();
    }
  }
}
