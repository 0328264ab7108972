package dev.parley.stt;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import dev.parley.inference.Inference;
import dev.parley.inference.Model;
import dev.parley.inference.ModelStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Silero's network at 8 kHz, run for several lines at once. It must see the last samples of the
 * window before, and carries a state from window to window. For one thread.
 */
final class SileroModel implements AutoCloseable {
  static final int WINDOW = 256;

  /** More at once fall out of the processor's cache. */
  private static final int BATCH = 128;

  private static final int CONTEXT = 32;
  private static final int MIRRORED = SileroNetwork.INPUT - CONTEXT - WINDOW;

  private final Inference inference;
  private final Model model;
  private final FloatBuffer inputs = floats(BATCH * SileroNetwork.INPUT);
  private final FloatBuffer hidden = floats(BATCH * SileroNetwork.STATE);
  private final FloatBuffer cells = floats(BATCH * SileroNetwork.STATE);

  SileroModel(Inference inference, ModelStore models) {
    this.inference = inference;
    Path file = models.file("silero-vad", "silero_vad_v5.onnx");
    try {
      model = inference.load(file, SileroNetwork.rewritten(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new SttException("The model " + file + " cannot be read.", e);
    }
  }

  /** What the network remembers of one line. */
  static final class Memory {
    private final float[] input = new float[SileroNetwork.INPUT];
    private final float[] hidden = new float[SileroNetwork.STATE];
    private final float[] cell = new float[SileroNetwork.STATE];
    private float probability;

    /** Brings the next window. */
    void hear(short[] window) {
      System.arraycopy(input, WINDOW, input, 0, CONTEXT);
      for (int i = 0; i < WINDOW; i++) {
        input[CONTEXT + i] = window[i] / 32768f;
      }
      for (int i = 0; i < MIRRORED; i++) {
        input[CONTEXT + WINDOW + i] = input[CONTEXT + WINDOW - 2 - i];
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
    try (OnnxTensor input = inference.floats(inputs, n, SileroNetwork.INPUT);
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
