package dev.parley.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;

/** A loaded model. Several threads may run it at once. */
public final class Model implements AutoCloseable {
  private final Path file;
  private final OrtSession session;

  Model(Path file, OrtSession session) {
    this.file = file;
    this.session = session;
  }

  /** Runs it on the calling thread; the caller closes the result. */
  public OrtSession.Result run(Map<String, OnnxTensor> inputs) {
    try {
      return session.run(inputs);
    } catch (OrtException e) {
      throw new InferenceException("The model " + file.getFileName() + " failed.", e);
    }
  }

  /** A result's tensor by name, valid until the result is closed. */
  public OnnxTensor tensor(OrtSession.Result result, String name) {
    if (result.get(name).orElse(null) instanceof OnnxTensor tensor) {
      return tensor;
    }
    throw new InferenceException(
        "The model " + file.getFileName() + " has no output named " + name + ".");
  }

  /** Whether the model takes an input of this name. */
  public boolean takes(String input) {
    return session.getInputNames().contains(input);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new InferenceException("The model " + file.getFileName() + " cannot be closed.", e);
    }
  }
}
