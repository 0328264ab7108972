package dev.parley.tts;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import dev.parley.audio.Level;
import dev.parley.audio.Resampler;
import dev.parley.inference.Inference;
import dev.parley.inference.InferenceException;
import dev.parley.inference.Model;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Voices of Piper that somebody put into the home. The words become phonemes by the lexicon of
 * heart, without eSpeak; a piece is there once the whole of it is.
 */
final class Piper implements VoiceEngine {
  private static final Logger log = LoggerFactory.getLogger(Piper.class);
  private static final String TRIAL = "Good morning, how can I help you today?";

  /** In dBov over a sentence with its pauses. */
  private static final double LEVEL = -25;

  private static final double SLOWEST = 0.5;
  private static final double FASTEST = 2;

  private final Inference inference;
  private final UnaryOperator<String> phonemes;
  private final Map<String, Loaded> voices = new LinkedHashMap<>();

  /** A voice, and what brings it to the level of the others. */
  private record Loaded(PiperFile file, Model model, double gain) {}

  /**
   * Loads those that can be loaded; of the others the log tells why not.
   *
   * @param phonemes of a piece of text, as heart says it
   * @throws TtsException if none can be
   */
  Piper(List<Path> files, Inference inference, UnaryOperator<String> phonemes) {
    this.inference = inference;
    this.phonemes = phonemes;
    for (Path file : files) {
      try {
        PiperFile voice = PiperFile.of(file);
        voices.put(voice.id(), loaded(voice));
      } catch (TtsException | InferenceException e) {
        log.warn("The voice {} cannot be loaded: {}", file, e.getMessage());
      }
    }
    if (voices.isEmpty()) {
      throw new TtsException("None of the voices can be loaded: %s.".formatted(files));
    }
  }

  private Loaded loaded(PiperFile voice) {
    Loaded plain = new Loaded(voice, inference.load(voice.model()), 0.3);
    short[] trial = samples(plain, TRIAL, 1);
    double level = Level.dbfs(trial, 0, trial.length);
    return new Loaded(voice, plain.model(), plain.gain() * Math.pow(10, (LEVEL - level) / 20));
  }

  @Override
  public List<String> voices() {
    return List.copyOf(voices.keySet());
  }

  @Override
  public int rate() {
    return Vocoder.RATE;
  }

  @Override
  public void render(String text, String id, double speed, Sink sink) throws InterruptedException {
    Loaded voice = voices.getOrDefault(id, voices.values().iterator().next());
    var out = new Pauses(sink);
    for (String piece : Clauses.of(text)) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted between two sentences");
      }
      short[] samples = samples(voice, piece, Math.clamp(speed, SLOWEST, FASTEST));
      if (samples.length > 0 && !(out.accept(samples) && out.end(Pauses.after(piece)))) {
        return;
      }
    }
  }

  /** A piece at {@link #rate}; nothing of what has no phonemes. */
  private short[] samples(Loaded voice, String piece, double speed) {
    String said = PiperPhonemes.of(phonemes.apply(piece));
    if (said.isEmpty()) {
      return new short[0];
    }
    PiperFile file = voice.file();
    long[] input = file.input(said);
    float[] scales = {file.noise(), (float) (file.length() / speed), file.rhythm()};
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put("input", inference.longs(input, 1, input.length));
      inputs.put("input_lengths", inference.longs(new long[] {input.length}, 1));
      inputs.put("scales", inference.floats(FloatBuffer.wrap(scales), scales.length));
      if (file.speakers() > 1) {
        inputs.put("sid", inference.longs(new long[] {0}, 1));
      }
      try (OrtSession.Result result = voice.model().run(inputs)) {
        FloatBuffer waveform = voice.model().tensor(result, "output").getFloatBuffer();
        short[] samples = new short[waveform.remaining()];
        for (int i = 0; i < samples.length; i++) {
          long sample = Math.round(waveform.get() * voice.gain() * Short.MAX_VALUE);
          samples[i] = (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return Resampler.convert(samples, file.rate(), Vocoder.RATE);
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() {
    voices.values().forEach(voice -> voice.model().close());
  }
}
