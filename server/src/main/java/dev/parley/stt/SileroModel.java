package dev.parley.stt;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import dev.parley.inference.Inference;
import dev.parley.inference.Model;
import dev.parley.models.ModelStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Silero's network for one rate, run for several lines at once. It must see the last samples of the
 * window before, and carries a state from window to window. For one thread.
 */
final class SileroModel implements AutoCloseable {
  /** More at once fall out of the processor's cache. */
  private static final int BATCH = 128;

  private final Inference inference;
  private final Model model;
  private final SileroRate rate;
  private final FloatBuffer inputs;
  private final FloatBuffer hidden = floats(BATCH * SileroNetwork.STATE);
  private final FloatBuffer cells = floats(BATCH * SileroNetwork.STATE);

  SileroModel(SileroRate rate, Inference inference, ModelStore models) {
    this.rate = rate;
    this.inference = inference;
    inputs = floats(BATCH * rate.input());
    Path file = models.file("silero-vad", "silero_vad_v5.onnx");
    try {
      model = inference.load(file, SileroNetwork.rewritten(rate, Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new SttException("The model " + file + " cannot be read.", e);
    }
  }

  /** What the network remembers of one line. */
  static final class Memory {
    private final SileroRate rate;
    private final float[] input;
    private final float[] hidden = new float[SileroNetwork.STATE];
    private final float[] cell = new float[SileroNetwork.STATE];
    private float probability;

    Memory(SileroRate rate) {
      this.rate = rate;
      input = new float[rate.input()];
    }

    /** Brings the next window. */
    void hear(short[] window) {
      int context = rate.context();
      int heard = context + window.length;
      System.arraycopy(input, window.length, input, 0, context);
      for (int i = 0; i < window.length; i++) {
        input[context + i] = window[i] / 32768f;
      }
      for (int i = 0; heard + i < input.length; i++) {
        input[heard + i] = input[heard - 2 - i];
      }
    }

    /** How likely the last window is speech. */
    float probability() {
      return probability;
    }
  }

  /** Judges each line's last window. */
  void judge(List<Memory> lines) {
    for (int from = 0; from < lines.size(); from += BATCH) {
      judgeBatch(lines.subList(from, Math.min(from + BATCH, lines.size())));
    }
  }

  private void judgeBatch(List<Memory> lines) {
    int n = lines.size();
    load(lines);
    try (OnnxTensor input = inference.floats(inputs, n, rate.input());
        OnnxTensor state = inference.floats(hidden, n, SileroNetwork.STATE);
        OnnxTensor cell = inference.floats(cells, n, SileroNetwork.STATE);
        OrtSession.Result result =
            model.run(Map.of("input", input, "hidden", state, "cell", cell))) {
      FloatBuffer probabilities = model.tensor(result, "probability").getFloatBuffer();
      FloatBuffer nextHidden = model.tensor(result, "next_hidden").getFloatBuffer();
      FloatBuffer nextCell = model.tensor(result, "next_cell").getFloatBuffer();
      for (Memory line : lines) {
        line.probability = probabilities.get();
        nextHidden.get(line.hidden);
        nextCell.get(line.cell);
      }
    }
  }

  private void load(List<Memory> lines) {
    inputs.clear();
    hidden.clear();
    cells.clear();
    for (Memory line : lines) {
      inputs.put(line.input);
      hidden.put(line.hidden);
      cells.put(line.cell);
    }
    inputs.flip();
    hidden.flip();
    cells.flip();
  }

  @Override
  public void close() {
    model.close();
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
