package dev.parley.stt;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * An ONNX model in the making, in the fields of <a
 * href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>. Every value is
 * known by its name, and what adds one gives its name back.
 */
final class OnnxGraph {
  private static final int IR_VERSION = 8;
  private static final int OPERATORS = 16;
  private static final int FLOAT = 1;
  private static final int LONG = 7;
  private static final int INT_ATTRIBUTE = 2;

  private final Message graph = new Message().text(2, "graph");
  private int values;

  /** A tensor given at each run, its first dimension a batch. */
  void input(String name, int length) {
    graph.message(11, matrix(name, length));
  }

  /** A tensor each run gives, its first dimension a batch. */
  void output(String name, String of, int length) {
    graph.message(1, new Message().text(1, of).text(2, name).text(4, "Identity"));
    graph.message(12, matrix(name, length));
  }

  String floats(float[] values, int... shape) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return constant(FLOAT, raw.array(), shape);
  }

  String longs(long... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return constant(LONG, raw.array(), values.length);
  }

  /** What an operator without attributes makes of values. */
  String apply(String operator, String... inputs) {
    return add(operation(operator, inputs));
  }

  /** Values side by side along an axis. */
  String concat(int axis, String... inputs) {
    Message attribute = new Message().text(1, "axis").number(3, axis).number(20, INT_ATTRIBUTE);
    return add(operation("Concat", inputs).message(5, attribute));
  }

  /** A stretch of a value along an axis. */
  String slice(String value, int axis, int from, int to) {
    return apply("Slice", value, longs(from), longs(to), longs(axis));
  }

  byte[] model() {
    return new Message()
        .number(1, IR_VERSION)
        .message(8, new Message().text(1, "").number(2, OPERATORS))
        .message(7, graph)
        .bytes();
  }

  private String constant(int type, byte[] raw, int... shape) {
    String name = name();
    Message tensor = new Message();
    for (int dimension : shape) {
      tensor.number(1, dimension);
    }
    graph.message(5, tensor.number(2, type).text(8, name).bytes(9, raw));
    return name;
  }

  private static Message operation(String operator, String... inputs) {
    Message node = new Message();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(4, operator);
  }

  private String add(Message node) {
    String name = name();
    graph.message(1, node.text(2, name));
    return name;
  }

  private String name() {
    return "v" + values++;
  }

  private static Message matrix(String name, int length) {
    Message shape =
        new Message()
            .message(1, new Message().text(2, "batch"))
            .message(1, new Message().number(1, length));
    Message type = new Message().number(1, FLOAT).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, type));
  }

  /** A protocol buffers message. */
  private static final class Message {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint(field << 3 | VARINT);
      varint(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return bytes(field, value.bytes());
    }

    Message bytes(int field, byte[] value) {
      varint(field << 3 | LENGTH);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void varint(long value) {
      long rest = value;
      while (rest > 0x7F) {
        out.write((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
