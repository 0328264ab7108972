package dev.parley.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import dev.parley.SpeechFixture;
import dev.parley.audio.AudioFrame;
import dev.parley.inference.Inference;
import dev.parley.inference.Model;
import dev.parley.tts.EmbeddedVoices;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SileroModelIT {
  private static final int WINDOW = SileroModel.WINDOW;
  private static final int CONTEXT = 32;

  /** Words, then three seconds in which nobody speaks, then other words. */
  private static short[] conversation() throws InterruptedException {
    short[] question = SpeechFixture.spoken("Hello, who is calling?", EmbeddedVoices.RMS);
    short[] answer = SpeechFixture.spoken("Yes, Thursday is fine.", EmbeddedVoices.SLT);
    int pause = 3 * AudioFrame.RATE;
    short[] all = new short[pause + question.length + pause + answer.length + pause];
    System.arraycopy(question, 0, all, pause, question.length);
    System.arraycopy(answer, 0, all, 2 * pause + question.length, answer.length);
    Random random = new Random(1);
    for (int i = 0; i < all.length; i++) {
      all[i] = (short) Math.clamp(all[i] + Math.round(8 * random.nextGaussian()), -32768, 32767);
    }
    return all;
  }

  @Test
  void saysWhatTheModelAsItComesSays() throws Exception {
    short[] samples = conversation();
    List<Float> expected = asItComes(samples);
    List<Float> probabilities = new ArrayList<>();
    try (SileroModel model = new SileroModel(SpeechFixture.inference(), SpeechFixture.models())) {
      var memory = new SileroModel.Memory();
      for (short[] window : windows(samples)) {
        memory.hear(window);
        model.judge(List.of(memory));
        probabilities.add(memory.probability());
      }
    }
    assertThat(expected).anyMatch(p -> p > 0.95).anyMatch(p -> p < 0.05);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(probabilities.get(i)).isCloseTo(expected.get(i), within(0.001f));
    }
  }

  @Test
  void judgesMoreLinesThanOneRunTakes() throws Exception {
    List<SileroModel.Memory> lines = new ArrayList<>();
    try (SileroModel model = new SileroModel(SpeechFixture.inference(), SpeechFixture.models())) {
      short[] samples = conversation();
      List<Float> expected = asItComes(samples);
      for (int i = 0; i < 300; i++) {
        lines.add(new SileroModel.Memory());
      }
      List<short[]> windows = windows(samples);
      for (int i = 90; i < 110; i++) {
        for (SileroModel.Memory line : lines) {
          line.hear(windows.get(i));
        }
        model.judge(lines);
      }
      float first = lines.getFirst().probability();
      assertThat(first).isCloseTo(expected.get(109), within(0.2f));
      assertThat(lines)
          .allSatisfy(line -> assertThat(line.probability()).isCloseTo(first, within(0.0001f)));
    }
  }

  private static List<short[]> windows(short[] samples) {
    List<short[]> windows = new ArrayList<>();
    for (int from = 0; from + WINDOW <= samples.length; from += WINDOW) {
      windows.add(Arrays.copyOfRange(samples, from, from + WINDOW));
    }
    return windows;
  }

  private static List<Float> asItComes(short[] samples) {
    Inference inference = SpeechFixture.inference();
    List<Float> probabilities = new ArrayList<>();
    float[] input = new float[CONTEXT + WINDOW];
    FloatBuffer state = FloatBuffer.wrap(new float[2 * 128]);
    try (Model model =
            inference.load(SpeechFixture.models().file("silero-vad", "silero_vad_v5.onnx"));
        OnnxTensor rate = inference.longs(new long[] {AudioFrame.RATE})) {
      for (short[] window : windows(samples)) {
        System.arraycopy(input, WINDOW, input, 0, CONTEXT);
        for (int i = 0; i < WINDOW; i++) {
          input[CONTEXT + i] = window[i] / 32768f;
        }
        try (OnnxTensor in = inference.floats(FloatBuffer.wrap(input), 1, input.length);
            OnnxTensor before = inference.floats(state, 2, 1, 128);
            OrtSession.Result result =
                model.run(Map.of("input", in, "state", before, "sr", rate))) {
          probabilities.add(model.tensor(result, "output").getFloatBuffer().get(0));
          state = model.tensor(result, "stateN").getFloatBuffer();
        }
      }
    }
    return probabilities;
  }
}
