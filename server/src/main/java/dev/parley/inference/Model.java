package dev.parley.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A loaded model. Several threads may run it at once; it is closed when the last run is over. */
public final class Model implements AutoCloseable {
  private final Path file;
  private final OrtSession session;

  /** Runs share it; closing has it alone, because a session closed under a run ends the process. */
  private final ReadWriteLock open = new ReentrantReadWriteLock();

  private boolean closed;

  Model(Path file, OrtSession session) {
    this.file = file;
    this.session = session;
  }

  /** Runs it on the calling thread; the caller closes the result. */
  public OrtSession.Result run(Map<String, OnnxTensor> inputs) {
    open.readLock().lock();
    try {
      if (closed) {
        throw new InferenceException("The model " + file.getFileName() + " is closed.");
      }
      return session.run(inputs);
    } catch (OrtException e) {
      throw new InferenceException("The model " + file.getFileName() + " failed.", e);
    } finally {
      open.readLock().unlock();
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

  /**
   * The shape of an input; below 0 where it may be of any length.
   *
   * @throws InferenceException if it takes none of this name
   */
  public long[] shape(String input) {
    try {
      NodeInfo known = session.getInputInfo().get(input);
      if (known != null && known.getInfo() instanceof TensorInfo tensor) {
        return tensor.getShape();
      }
      throw new InferenceException(
          "The model " + file.getFileName() + " takes no tensor named " + input + ".");
    } catch (OrtException e) {
      throw new InferenceException(
          "The model " + file.getFileName() + " does not tell its inputs.", e);
    }
  }

  @Override
  public void close() {
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new InferenceException("The model " + file.getFileName() + " cannot be closed.", e);
    } finally {
      open.writeLock().unlock();
    }
  }
}
