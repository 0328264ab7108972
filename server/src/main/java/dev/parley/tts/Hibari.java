package dev.parley.tts;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingJsonFactory;
import dev.parley.inference.Inference;
import dev.parley.inference.Model;
import dev.parley.models.ModelStore;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;

/**
 * The neural voice hibari, an American woman called heart: text to phonemes to the spectrum of each
 * frame to a waveform, sentence by sentence. The same text always sounds the same.
 */
final class Hibari implements VoiceEngine {
  private static final String ITEM = "hibari";
  private static final String HEART = "heart";

  /** Brings the voice to -24 dBov while it speaks. */
  private static final float GAIN = 1.26f;

  /** Brings the voice to a telephone's pace: about 170 words a minute. */
  private static final double PACE = 0.71;

  /** The first words take several times as long as all that follow. */
  private static final String WARM_UP = "Good morning, how can I help you today?";

  private static final double SLOWEST = 0.5;
  private static final double FASTEST = 2;

  private final Inference inference;
  private final Model model;
  private final UnknownWords unknown;
  private final Phonemizer phonemizer;
  private final Map<Integer, Integer> ids = new HashMap<>();

  /** Loads the voice with its lexicon. */
  Hibari(ModelStore models, Inference inference, Pronunciations pronunciations) {
    this.inference = inference;
    tree(models, "vocab.json")
        .properties()
        .forEach(id -> ids.put(id.getKey().codePointAt(0), id.getValue().asInt()));
    var lexicon =
        new Lexicon(
            pronunciations.phonemes(),
            read(models, "lexicon_us_gold.json.gz", WordList::read),
            read(models, "lexicon_us_silver.json.gz", WordList::read));
    var tagger = read(models, "tagger.json.gz", Tagger::read);
    var tokenizer = new Tokenizer(tree(models, "tokenizer_exceptions.json"));
    unknown =
        new UnknownWords(
            inference, inference.load(models.file(ITEM, "oov.onnx")), tree(models, "oov.json"));
    phonemizer = new Phonemizer(tokenizer, tagger, lexicon, unknown);
    model = inference.load(models.file(ITEM, "hibari.onnx"));
    boolean _ =
        speak(new Vocoder(), phonemes(WARM_UP), PACE, new Random(), samples -> samples.length > 0);
  }

  private static JsonNode tree(ModelStore models, String name) {
    return read(models, name, JsonParser::readValueAsTree);
  }

  /** Reads what a file has. */
  private interface Reading<T> {
    T read(JsonParser json) throws IOException;
  }

  private static <T> T read(ModelStore models, String name, Reading<T> reading) {
    Path file = models.file(ITEM, name);
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
        JsonParser json = new MappingJsonFactory().createParser(in)) {
      return reading.read(json);
    } catch (IOException e) {
      throw new TtsException("The file " + file + " of the voice cannot be read.", e);
    }
  }

  @Override
  public List<String> voices() {
    return List.of(HEART);
  }

  @Override
  public int rate() {
    return Vocoder.RATE;
  }

  @Override
  public void render(String text, String id, double speed, Sink sink) throws InterruptedException {
    var vocoder = new Vocoder();
    var out = new Pauses(sink);
    for (String piece : Clauses.of(text)) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted between two sentences");
      }
      String phonemes = phonemes(piece);
      var random = new Random(phonemes.hashCode());
      boolean wanted =
          speak(vocoder, phonemes, speed * PACE, random, samples -> out.accept(samples(samples)));
      if (!wanted || !out.end(Pauses.after(piece))) {
        return;
      }
    }
  }

  /** The phonemes of a piece of text. */
  String phonemes(String text) {
    return phonemizer.phonemes(WrittenOut.of(text)).replaceAll(" +(?=[.,;:!?])", "");
  }

  /** Speaks phonemes; says whether all of it was wanted. */
  boolean speak(
      Vocoder vocoder, String phonemes, double speed, RandomGenerator random, Vocoder.Sink sink) {
    long[] known = phonemes.codePoints().filter(ids::containsKey).mapToLong(ids::get).toArray();
    if (known.length == 0) {
      return true;
    }
    long[] padded = new long[known.length + 2];
    System.arraycopy(known, 0, padded, 1, known.length);
    float pace = (float) Math.clamp(speed, SLOWEST, FASTEST);
    try (OnnxTensor input = inference.longs(padded, 1, padded.length);
        OnnxTensor rate = inference.floats(FloatBuffer.wrap(new float[] {pace}), 1);
        OrtSession.Result result = model.run(Map.of("ids", input, "speed", rate))) {
      var frames =
          new Vocoder.Frames(
              floats(result, "lh"),
              floats(result, "theta"),
              floats(result, "ln"),
              floats(result, "lr"),
              floats(result, "phi"),
              floats(result, "f0"));
      return vocoder.speak(frames, random, sink);
    }
  }

  private float[] floats(OrtSession.Result result, String name) {
    FloatBuffer buffer = model.tensor(result, name).getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static short[] samples(float[] waveform) {
    short[] samples = new short[waveform.length];
    for (int i = 0; i < waveform.length; i++) {
      float sample = waveform[i] * GAIN * Short.MAX_VALUE;
      samples[i] = (short) Math.clamp(Math.round(sample), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return samples;
  }

  @Override
  public void close() {
    model.close();
    unknown.close();
  }
}
