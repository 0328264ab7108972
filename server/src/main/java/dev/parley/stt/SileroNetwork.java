package dev.parley.stt;

/**
 * Silero's network for one rate as few matrix products over a whole batch. As it comes it is
 * written as convolutions over four positions or fewer, which the runtime carries out line by line;
 * that takes three times as long. The weights and the results are the same.
 *
 * <p>A spectrum by a short-time Fourier transform, four convolutions of width 3 with strides 1, 2,
 * 2 and 1 that leave one position, a long short-term memory, and how likely that is speech.
 */
final class SileroNetwork {
  /** Length of what is remembered, and of what is passed on, from window to window. */
  static final int STATE = 128;

  private static final int POSITIONS = 4;
  private static final int WIDTH = 3;

  private final SileroRate rate;
  private final int[] channels;
  private final OnnxConstants constants;
  private final OnnxGraph graph = new OnnxGraph();

  private SileroNetwork(SileroRate rate, OnnxConstants constants) {
    this.rate = rate;
    channels = new int[] {rate.bands(), 128, 64, 64, 128};
    this.constants = constants;
  }

  /** Rewrites the model that Silero gives out, for one of its rates. */
  static byte[] rewritten(SileroRate rate, byte[] model) {
    return new SileroNetwork(rate, new OnnxConstants(model)).build();
  }

  private byte[] build() {
    graph.input("input", rate.input());
    graph.input("hidden", STATE);
    graph.input("cell", STATE);
    remember(encode(spectrum()));
    return graph.model();
  }

  /** Magnitudes: batch × 4 positions × bands. */
  private String spectrum() {
    int hop = rate.hop();
    int bands = rate.bands();
    String blocks = graph.apply("Reshape", "input", graph.longs(-1, rate.input() / hop, hop));
    String windows =
        graph.concat(
            2, graph.slice(blocks, 1, 0, POSITIONS), graph.slice(blocks, 1, 1, POSITIONS + 1));
    float[] basis = transposed(constant("stft.forward_basis_buffer"), 2 * bands);
    String parts = graph.apply("MatMul", windows, graph.floats(basis, 2 * hop, 2 * bands));
    String squares = graph.apply("Mul", parts, parts);
    return graph.apply(
        "Sqrt",
        graph.apply(
            "Add", graph.slice(squares, 2, 0, bands), graph.slice(squares, 2, bands, 2 * bands)));
  }

  /** Four convolutions: batch × 128. Taps that would only meet padding are left out. */
  private String encode(String spectrum) {
    String padded = graph.apply("Pad", spectrum, graph.longs(0, 1, 0, 0, 1, 0));
    String neighbours =
        graph.concat(
            2,
            graph.slice(padded, 1, 0, POSITIONS),
            graph.slice(padded, 1, 1, POSITIONS + 1),
            graph.slice(padded, 1, 2, POSITIONS + 2));
    String first = activated(product(neighbours, 0, 0, WIDTH), graph.floats(bias(0), channels[1]));
    String flat = graph.apply("Reshape", first, graph.longs(-1, (long) POSITIONS * channels[1]));
    String left = product(graph.slice(flat, 1, 0, 2 * channels[1]), 1, 1, WIDTH);
    String right = product(graph.slice(flat, 1, channels[1], 4 * channels[1]), 1, 0, WIDTH);
    String both = graph.floats(twice(bias(1)), 2 * channels[2]);
    String second = activated(graph.concat(1, left, right), both);
    String third = activated(product(second, 2, 1, WIDTH), graph.floats(bias(2), channels[3]));
    return activated(product(third, 3, 1, 2), graph.floats(bias(3), channels[4]));
  }

  /** The taps of a convolution, from one up to but not with another, over values side by side. */
  private String product(String values, int layer, int from, int to) {
    int in = channels[layer];
    int out = channels[layer + 1];
    float[] weights = constant("encoder." + layer + ".reparam_conv.weight");
    float[] matrix = new float[(to - from) * in * out];
    for (int tap = from; tap < to; tap++) {
      for (int i = 0; i < in; i++) {
        for (int o = 0; o < out; o++) {
          matrix[((tap - from) * in + i) * out + o] = weights[(o * in + i) * WIDTH + tap];
        }
      }
    }
    return graph.apply("MatMul", values, graph.floats(matrix, (to - from) * in, out));
  }

  private String activated(String values, String bias) {
    return graph.apply("Relu", graph.apply("Add", values, bias));
  }

  private float[] bias(int layer) {
    return constant("encoder." + layer + ".reparam_conv.bias");
  }

  private void remember(String encoded) {
    int gates = 4 * STATE;
    float[] weights = new float[2 * STATE * gates];
    float[] seen = transposed(constant("decoder.rnn.weight_ih"), gates);
    float[] hidden = transposed(constant("decoder.rnn.weight_hh"), gates);
    System.arraycopy(seen, 0, weights, 0, seen.length);
    System.arraycopy(hidden, 0, weights, seen.length, hidden.length);
    float[] bias = constant("decoder.rnn.bias_ih");
    float[] more = constant("decoder.rnn.bias_hh");
    for (int i = 0; i < gates; i++) {
      bias[i] += more[i];
    }
    String all =
        graph.apply(
            "Gemm",
            graph.concat(1, encoded, "hidden"),
            graph.floats(weights, 2 * STATE, gates),
            graph.floats(bias, gates));
    String take = graph.apply("Sigmoid", graph.slice(all, 1, 0, STATE));
    String keep = graph.apply("Sigmoid", graph.slice(all, 1, STATE, 2 * STATE));
    String fresh = graph.apply("Tanh", graph.slice(all, 1, 2 * STATE, 3 * STATE));
    String show = graph.apply("Sigmoid", graph.slice(all, 1, 3 * STATE, gates));
    String cell =
        graph.apply("Add", graph.apply("Mul", keep, "cell"), graph.apply("Mul", take, fresh));
    String shown = graph.apply("Mul", show, graph.apply("Tanh", cell));
    String logit =
        graph.apply(
            "Gemm",
            graph.apply("Relu", shown),
            graph.floats(constant("decoder.decoder.2.weight"), STATE, 1),
            graph.floats(constant("decoder.decoder.2.bias"), 1));
    graph.output("probability", graph.apply("Sigmoid", logit), 1);
    graph.output("next_hidden", shown, STATE);
    graph.output("next_cell", cell, STATE);
  }

  private float[] constant(String name) {
    return constants.floats(rate.constants() + name);
  }

  /** A matrix of so many rows with rows for columns. */
  private static float[] transposed(float[] matrix, int rows) {
    int columns = matrix.length / rows;
    float[] turned = new float[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = matrix[row * columns + column];
      }
    }
    return turned;
  }

  private static float[] twice(float[] values) {
    float[] both = new float[2 * values.length];
    System.arraycopy(values, 0, both, 0, values.length);
    System.arraycopy(values, 0, both, values.length, values.length);
    return both;
  }
}
