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
import dev.parley.tts.Voice;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SileroModelIT {
  /** Words, then three seconds in which nobody speaks, then other words. */
  private static short[] conversation(int rate) throws InterruptedException {
    short[] question = spoken("Hello, who is calling?", EmbeddedVoices.RMS, rate);
    short[] answer = spoken("Yes, Thursday is fine.", EmbeddedVoices.SLT, rate);
    int pause = 3 * rate;
    short[] all = new short[pause + question.length + pause + answer.length + pause];
    System.arraycopy(question, 0, all, pause, question.length);
    System.arraycopy(answer, 0, all, 2 * pause + question.length, answer.length);
    Random random = new Random(1);
    for (int i = 0; i < all.length; i++) {
      all[i] = (short) Math.clamp(all[i] + Math.round(8 * random.nextGaussian()), -32768, 32767);
    }
    return all;
  }

  private static short[] spoken(String text, Voice voice, int rate) throws InterruptedException {
    return rate == AudioFrame.NARROWBAND
        ? SpeechFixture.spoken(text, voice)
        : SpeechFixture.spoken(text, voice, rate);
  }

  @ParameterizedTest
  @ValueSource(ints = {AudioFrame.NARROWBAND, AudioFrame.WIDEBAND})
  void saysWhatTheModelAsItComesSays(int rate) throws Exception {
    short[] samples = conversation(rate);
    SileroRate size = SileroRate.of(rate);
    List<Float> expected = asItComes(samples, rate);
    List<Float> probabilities = new ArrayList<>();
    try (SileroModel model =
        new SileroModel(size, SpeechFixture.inference(), SpeechFixture.models())) {
      var memory = new SileroModel.Memory(size);
      for (short[] window : windows(samples, size)) {
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
    SileroRate size = SileroRate.NARROWBAND;
    try (SileroModel model =
        new SileroModel(size, SpeechFixture.inference(), SpeechFixture.models())) {
      short[] samples = conversation(AudioFrame.NARROWBAND);
      List<Float> expected = asItComes(samples, AudioFrame.NARROWBAND);
      for (int i = 0; i < 300; i++) {
        lines.add(new SileroModel.Memory(size));
      }
      List<short[]> windows = windows(samples, size);
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

  private static List<short[]> windows(short[] samples, SileroRate size) {
    List<short[]> windows = new ArrayList<>();
    int window = size.window();
    for (int from = 0; from + window <= samples.length; from += window) {
      windows.add(Arrays.copyOfRange(samples, from, from + window));
    }
    return windows;
  }

  private static List<Float> asItComes(short[] samples, int samplesPerSecond) {
    SileroRate size = SileroRate.of(samplesPerSecond);
    int context = size.context();
    Inference inference = SpeechFixture.inference();
    List<Float> probabilities = new ArrayList<>();
    float[] input = new float[context + size.window()];
    FloatBuffer state = FloatBuffer.wrap(new float[2 * 128]);
    try (Model model =
            inference.load(SpeechFixture.models().file("silero-vad", "silero_vad_v5.onnx"));
        OnnxTensor rate = inference.longs(new long[] {samplesPerSecond})) {
      for (short[] window : windows(samples, size)) {
        System.arraycopy(input, window.length, input, 0, context);
        for (int i = 0; i < window.length; i++) {
          input[context + i] = window[i] / 32768f;
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
