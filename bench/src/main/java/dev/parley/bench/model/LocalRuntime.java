package dev.parley.bench.model;

import com.fasterxml.jackson.databind.JsonNode;
import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import dev.parley.bench.report.BenchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A language model that runs in this process, on one thread: llama.cpp with weights of a file. What
 * prompts have in common with the one before is not read again.
 */
final class LocalRuntime implements AutoCloseable {
  private static final int CONTEXT = 4096;

  private final LlamaModel model;
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Loads it. */
  LocalRuntime(Path weights) {
    model =
        new LlamaModel(
            new ModelParameters()
                .setModel(weights.toString())
                .setCtxSize(CONTEXT)
                .setThreads(1)
                .setThreadsBatch(1)
                .disableLog());
  }

  /**
   * What a request came to.
   *
   * @param read tokens of the prompt
   * @param written tokens of the answer, with the one that ends it
   * @param end why it ended: "stop", "length", or "cancelled" because no more was wanted
   */
  record Written(int read, int written, String end) {}

  /** The tokens of a text, as the model cuts it. */
  int tokens(String text) {
    return model.encode(text).length;
  }

  /** A conversation as the text that the model continues. */
  String prompt(JsonNode messages) {
    String system = "";
    List<Pair<String, String>> others = new ArrayList<>();
    for (JsonNode message : messages) {
      String role = message.path("role").asText();
      String content = message.path("content").asText();
      if (role.equals("system")) {
        system = content;
      } else {
        others.add(new Pair<>(role, content));
      }
    }
    return model.applyTemplate(new InferenceParameters("").setMessages(system, others));
  }

  /**
   * Has the model write, after all that was asked of it before.
   *
   * @param schema of the JSON object that it is held to, null for words
   * @param pieces told of each token; whether more is wanted
   */
  Written write(String prompt, @Nullable String schema, int most, Predicate<String> pieces)
      throws InterruptedException {
    int read = tokens(prompt);
    if (read + most > CONTEXT) {
      throw new BenchException(
          "A prompt of %d tokens and %d to write are more than %d.".formatted(read, most, CONTEXT));
    }
    InferenceParameters parameters =
        new InferenceParameters(prompt)
            .setNPredict(most)
            .setTemperature(0)
            .setSeed(1)
            .setCachePrompt(true);
    if (schema != null) {
      parameters.setGrammar(LlamaModel.jsonSchemaToGrammar(schema));
    }
    turn.lockInterruptibly();
    try {
      return written(model.generate(parameters).iterator(), read, most, pieces);
    } finally {
      turn.unlock();
    }
  }

  private static Written written(
      LlamaIterator outputs, int read, int most, Predicate<String> pieces) {
    int count = 0;
    while (outputs.hasNext()) {
      LlamaOutput output = outputs.next();
      if (!outputs.hasNext()) {
        break; // says that it is over, and is no token
      }
      count++;
      if (!pieces.test(output.text)) {
        outputs.cancel();
        return new Written(read, count, "cancelled");
      }
    }
    return new Written(read, count, count < most ? "stop" : "length");
  }

  @Override
  public void close() {
    model.close();
  }
}
