package dev.parley.stt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The constants of an ONNX model by name, those of graphs within its nodes included: a reader of
 * the few fields of <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>
 * that hold them. Anything else is skipped.
 */
final class OnnxConstants {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_GRAPH = 6;
  private static final int TENSOR_RAW_DATA = 9;

  private final Map<String, ByteBuffer> constants = new HashMap<>();

  OnnxConstants(byte[] model) {
    Message message = new Message(ByteBuffer.wrap(model));
    while (message.next()) {
      if (message.field == MODEL_GRAPH) {
        graph(message.bytes);
      }
    }
  }

  /** A constant's values. */
  float[] floats(String name) {
    ByteBuffer raw = constants.get(name);
    if (raw == null) {
      throw new SttException("The model has no constant named " + name + ".");
    }
    float[] values = new float[raw.remaining() / Float.BYTES];
    raw.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  private void graph(ByteBuffer graph) {
    Message message = new Message(graph);
    while (message.next()) {
      if (message.field == GRAPH_NODE) {
        node(message.bytes);
      }
    }
  }

  private void node(ByteBuffer node) {
    String output = "";
    Message message = new Message(node);
    while (message.next()) {
      if (message.field == NODE_OUTPUT) {
        output = StandardCharsets.UTF_8.decode(message.bytes).toString();
      } else if (message.field == NODE_ATTRIBUTE) {
        attribute(message.bytes, output);
      }
    }
  }

  private void attribute(ByteBuffer attribute, String output) {
    Message message = new Message(attribute);
    while (message.next()) {
      if (message.field == ATTRIBUTE_GRAPH) {
        graph(message.bytes);
      } else if (message.field == ATTRIBUTE_TENSOR) {
        tensor(message.bytes, output);
      }
    }
  }

  private void tensor(ByteBuffer tensor, String name) {
    Message message = new Message(tensor);
    while (message.next()) {
      if (message.field == TENSOR_RAW_DATA) {
        constants.put(name, message.bytes);
      }
    }
  }

  /** Goes through the fields of a protocol buffers message. */
  private static final class Message {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;

    private final ByteBuffer in;
    private int field;
    private ByteBuffer bytes = NONE;

    Message(ByteBuffer in) {
      this.in = in.duplicate();
    }

    boolean next() {
      if (!in.hasRemaining()) {
        return false;
      }
      int key = (int) varint();
      field = key >>> 3;
      bytes = NONE;
      switch (key & 7) {
        case VARINT -> varint();
        case EIGHT_BYTES -> in.position(in.position() + Long.BYTES);
        case LENGTH -> {
          int length = (int) varint();
          bytes = in.slice(in.position(), length);
          in.position(in.position() + length);
        }
        default -> in.position(in.position() + Integer.BYTES);
      }
      return true;
    }

    private long varint() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = in.get();
        value |= (next & 0x7FL) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }
  }
}
