package dev.parley.stt;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import dev.parley.inference.Inference;
import dev.parley.inference.Model;
import dev.parley.inference.ModelStore;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Silero's network at 8 kHz, run for several lines at once. It must see the last samples of the
 * window before, and carries a state from window to window. For one thread.
 */
final class SileroModel implements AutoCloseable {
  static final int WINDOW = 256;

  private static final int CONTEXT = 32;
  private static final int INPUT = CONTEXT + WINDOW;
  private static final int STATE = 128;
  private static final long RATE = 8000;

  private final Inference inference;
  private final Model model;
  private final OnnxTensor rate;
  private FloatBuffer inputs = floats(INPUT);
  private FloatBuffer states = floats(2 * STATE);

  SileroModel(Inference inference, ModelStore models) {
    this.inference = inference;
    model = inference.load(models.file("silero-vad", "silero_vad_v5.onnx"));
    rate = inference.longs(new long[] {RATE});
  }

  /** What the network remembers of one line. */
  static final class Memory {
    private final float[] input = new float[INPUT];
    private final float[] state = new float[2 * STATE];
    private float probability;

    /** Brings the next window. */
    void hear(short[] window) {
      System.arraycopy(input, WINDOW, input, 0, CONTEXT);
      for (int i = 0; i < WINDOW; i++) {
        input[CONTEXT + i] = window[i] / 32768f;
      }
    }

    /** How likely the last window is speech. */
    float probability() {
      return probability;
    }
  }

  /** Judges each line's last window. */
  void judge(List<Memory> lines) {
    int n = lines.size();
    load(lines);
    try (OnnxTensor input = inference.floats(inputs, n, INPUT);
        OnnxTensor state = inference.floats(states, 2, n, STATE);
        OrtSession.Result result = model.run(Map.of("input", input, "state", state, "sr", rate))) {
      FloatBuffer probabilities = model.tensor(result, "output").getFloatBuffer();
      FloatBuffer next = model.tensor(result, "stateN").getFloatBuffer();
      for (int i = 0; i < n; i++) {
        Memory line = lines.get(i);
        line.probability = probabilities.get(i);
        next.get(i * STATE, line.state, 0, STATE);
        next.get((n + i) * STATE, line.state, STATE, STATE);
      }
    }
  }

  private void load(List<Memory> lines) {
    int n = lines.size();
    if (inputs.capacity() < n * INPUT) {
      inputs = floats(2 * n * INPUT);
      states = floats(2 * n * 2 * STATE);
    }
    inputs.clear().limit(n * INPUT);
    states.clear().limit(n * 2 * STATE);
    for (int i = 0; i < n; i++) {
      Memory line = lines.get(i);
      inputs.put(i * INPUT, line.input);
      states.put(i * STATE, line.state, 0, STATE);
      states.put((n + i) * STATE, line.state, STATE, STATE);
    }
  }

  @Override
  public void close() {
    rate.close();
    model.close();
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
