package dev.parley.nlu;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import dev.parley.inference.Inference;
import dev.parley.inference.InferenceException;
import dev.parley.inference.Model;
import dev.parley.language.intents.CalleeIntent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The encoder of {@code training/}. A question and its labels are read once and remembered; a reply
 * then costs only its own words.
 */
public final class EncoderReader implements ReplyReader {
  private static final int HIDDEN = 384;

  /** In the order in which training counts them. */
  private static final List<CalleeIntent> INTENTS = List.of(CalleeIntent.values());

  /** Questions remembered, about a megabyte each. */
  private static final int REMEMBERED = 64;

  private final Inference inference;
  private final Model reader;
  private final Model judge;
  private final WordPiece words;
  private final int layers;
  private final Map<Asked, QuestionState> remembered =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, QuestionState> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Asked(String said, List<String> labels) {}

  private EncoderReader(
      Inference inference, Model reader, Model judge, WordPiece words, int layers) {
    this.inference = inference;
    this.reader = reader;
    this.judge = judge;
    this.words = words;
    this.layers = layers;
  }

  /**
   * Loads the encoder that comes with Parley.
   *
   * @throws InferenceException if it cannot be loaded
   */
  public static EncoderReader load(Inference inference) {
    Model reader = inference.load(Path.of("reader.onnx"), bytes("reader.onnx"));
    var loaded =
        new EncoderReader(
            inference,
            reader,
            inference.load(Path.of("judge.onnx"), bytes("judge.onnx")),
            WordPiece.uncased(),
            Math.toIntExact(reader.shape("context")[0]));
    ReplyReading _ = loaded.read("Hello?", List.of("yes"), "Hello.");
    return loaded;
  }

  private static byte[] bytes(String name) {
    try (InputStream in = EncoderReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new InferenceException("This build of Parley lacks the file nlu/" + name + ".");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new InferenceException("The file nlu/" + name + " cannot be read.", e);
    }
  }

  @Override
  public void prepare(String said, List<String> labels) {
    QuestionState _ = inference.call(() -> state(new Asked(said, List.copyOf(labels))));
  }

  @Override
  public ReplyReading read(String said, List<String> labels, String reply) {
    TokenSequence tokens = TokenSequence.reply(words, reply);
    return inference.call(() -> judge(state(new Asked(said, List.copyOf(labels))), tokens));
  }

  private QuestionState state(Asked asked) {
    synchronized (remembered) {
      QuestionState known = remembered.get(asked);
      if (known != null) {
        return known;
      }
    }
    QuestionState state = read(TokenSequence.question(words, asked.said(), asked.labels()));
    synchronized (remembered) {
      remembered.put(asked, state);
    }
    return state;
  }

  private QuestionState read(TokenSequence question) {
    // One token that is hidden stands for having no context.
    FloatBuffer nothing = direct(layers * 2 * HIDDEN);
    FloatBuffer hidden = direct(1);
    try (OrtSession.Result result = read(question, nothing, 1, hidden)) {
      FloatBuffer states = reader.tensor(result, "states").getFloatBuffer();
      FloatBuffer left = copied(reader.tensor(result, "left").getFloatBuffer());
      int count = question.spans().size();
      int labelTokens = question.spans().stream().mapToInt(TokenSequence.Span::length).sum();
      FloatBuffer labels = direct(labelTokens * HIDDEN);
      FloatBuffer means = direct(count * labelTokens);
      int at = 0;
      for (int k = 0; k < count; k++) {
        TokenSequence.Span span = question.spans().get(k);
        labels.put(states.slice(span.from() * HIDDEN, span.length() * HIDDEN));
        for (int i = 0; i < span.length(); i++) {
          means.put(k * labelTokens + at + i, 1f / span.length());
        }
        at += span.length();
      }
      return new QuestionState(
          left, question.length(), labels.rewind(), labelTokens, means.rewind(), count);
    }
  }

  private OrtSession.Result read(
      TokenSequence tokens, FloatBuffer context, int contextTokens, FloatBuffer seen) {
    int n = tokens.length();
    long[] kinds = new long[n];
    Arrays.fill(kinds, tokens.kind());
    try (OnnxTensor ids = inference.longs(longs(tokens.ids()), 1, n);
        OnnxTensor places = inference.longs(longs(tokens.places()), 1, n);
        OnnxTensor kind = inference.longs(kinds, 1, n);
        OnnxTensor known =
            inference.floats(context.duplicate(), layers, 2, 1, contextTokens, HIDDEN);
        OnnxTensor mask = inference.floats(seen.duplicate(), 1, contextTokens)) {
      return reader.run(
          Map.of(
              "ids", ids, "places", places, "kinds", kind, "context", known, "context_mask", mask));
    }
  }

  private ReplyReading judge(QuestionState question, TokenSequence tokens) {
    FloatBuffer seen = direct(question.tokens());
    for (int i = 0; i < question.tokens(); i++) {
      seen.put(i, 1);
    }
    int n = tokens.length();
    try (OrtSession.Result read = read(tokens, question.left(), question.tokens(), seen);
        OnnxTensor reply =
            inference.floats(copied(reader.tensor(read, "states").getFloatBuffer()), 1, n, HIDDEN);
        OnnxTensor labels =
            inference.floats(question.labels().duplicate(), 1, question.labelTokens(), HIDDEN);
        OnnxTensor means =
            inference.floats(
                question.means().duplicate(), 1, question.count(), question.labelTokens());
        OrtSession.Result judged =
            judge.run(Map.of("reply", reply, "labels", labels, "means", means))) {
      double[] outcomes = softmax(judge.tensor(judged, "outcomes").getFloatBuffer());
      double[] intents = softmax(judge.tensor(judged, "intents").getFloatBuffer());
      double complete = judge.tensor(judged, "complete").getFloatBuffer().get(0);
      List<Double> each = new ArrayList<>();
      for (int i = 0; i < question.count() - 1; i++) {
        each.add(outcomes[i]);
      }
      Map<CalleeIntent, Double> byIntent = new EnumMap<>(CalleeIntent.class);
      for (int i = 0; i < INTENTS.size(); i++) {
        byIntent.put(INTENTS.get(i), intents[i]);
      }
      return new ReplyReading(
          each, outcomes[question.count() - 1], byIntent, 1 / (1 + Math.exp(-complete)));
    }
  }

  private static double[] softmax(FloatBuffer logits) {
    double[] each = new double[logits.remaining()];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < each.length; i++) {
      each[i] = logits.get(i);
      most = Math.max(most, each[i]);
    }
    double all = 0;
    for (int i = 0; i < each.length; i++) {
      each[i] = Math.exp(each[i] - most);
      all += each[i];
    }
    for (int i = 0; i < each.length; i++) {
      each[i] /= all;
    }
    return each;
  }

  private static FloatBuffer copied(FloatBuffer values) {
    return direct(values.remaining()).put(values).rewind();
  }

  /** Zeros, where the runtime can take them from without a copy. */
  private static FloatBuffer direct(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static long[] longs(List<Integer> ids) {
    return ids.stream().mapToLong(Integer::longValue).toArray();
  }

  @Override
  public void close() {
    reader.close();
    judge.close();
  }
}
