package dev.parley.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.parley.models.ModelStore;
import dev.parley.watch.Crew;
import dev.parley.watch.Pulse;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ONNX runtime all models share. As many long runs happen at once as there are cores, each on
 * one thread: more would make all of them later and none sooner. Of those that wait, the one goes
 * first that may wait least, so nobody waits for ever. Short runs have threads of their own and
 * never wait behind long ones. Runs are native code that would pin a virtual thread, so all of them
 * happen here. Thread-safe.
 */
public final class Inference implements AutoCloseable {
  /** The directory the runtime's own loader takes its libraries from instead of unpacking them. */
  private static final String NATIVE_PATH = "onnxruntime.native.path";

  private static final String RUNTIME = "onnxruntime";
  private static final Logger LOG = LoggerFactory.getLogger(Inference.class);
  private static final Duration LONGEST_RUN = Duration.ofSeconds(30);
  private static final Duration LAST_RUNS = Duration.ofSeconds(5);

  private final OrtEnvironment environment;
  private final Crew longRuns;
  private final Crew shortRuns;
  private final LongSupplier nanos;
  private volatile Consumer<Duration> waits = _ -> {};

  private Inference(OrtEnvironment environment, int cores, LongSupplier nanos) {
    this.environment = environment;
    this.nanos = nanos;
    longRuns = Crew.of("inference-", cores, LONGEST_RUN, new PriorityBlockingQueue<>());
    shortRuns = Crew.of("inference-short-", cores, LONGEST_RUN, new LinkedBlockingQueue<>());
  }

  /**
   * Loads the runtime, whose native library comes from the store.
   *
   * @param cores how many long runs may happen at once
   * @throws InferenceException if the library was not fetched or cannot be loaded
   */
  public static Inference open(ModelStore models, int cores) {
    return open(models, cores, System::nanoTime);
  }

  /** The same with another time, in which runs wait. */
  static Inference open(ModelStore models, int cores, LongSupplier nanos) {
    if (models.offers(RUNTIME) && System.getProperty(NATIVE_PATH) == null) {
      Path library = models.file(RUNTIME, "libonnxruntime.so");
      System.setProperty(NATIVE_PATH, String.valueOf(library.getParent()));
    }
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      return new Inference(environment, cores, nanos);
    } catch (OrtException | LinkageError e) {
      throw new InferenceException(
          "The ONNX runtime cannot be loaded. Maybe this platform is not supported, or the cache"
              + " directory is mounted noexec.",
          e);
    }
  }

  /** Loads a model. Each of its runs uses one thread. */
  public Model load(Path file) {
    try (var options = options()) {
      return new Model(file, environment.createSession(file.toString(), options));
    } catch (OrtException e) {
      throw new InferenceException("The model " + file + " cannot be loaded.", e);
    }
  }

  /** Loads a model that was made of a file. */
  public Model load(Path file, byte[] model) {
    try (var options = options()) {
      return new Model(file, environment.createSession(model, options));
    } catch (OrtException e) {
      throw new InferenceException("The model made of " + file + " cannot be loaded.", e);
    }
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    var options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    return options;
  }

  /**
   * Queues a long run. Whoever submits bounds how many of its runs wait.
   *
   * @param patience how much later it may come than one submitted now that has none
   */
  public void submit(Runnable run, Duration patience) {
    long now = nanos.getAsLong();
    try {
      longRuns.execute(new LongRun(run, now, now + patience.toNanos()));
    } catch (RejectedExecutionException e) {
      throw new InferenceException("Inference is closed.", e);
    }
  }

  /** Now, in the time in which runs wait. */
  public long nanos() {
    return nanos.getAsLong();
  }

  /** Has somebody told of each long run how long it waited; whoever is told must not block. */
  public void tellWaits(Consumer<Duration> told) {
    waits = told;
  }

  /** A long run, and from when on it waits too long, in the time of {@link #nanos}. */
  private final class LongRun implements Runnable, Comparable<LongRun> {
    private final Runnable run;
    private final long since;
    private final long due;

    LongRun(Runnable run, long since, long due) {
      this.run = run;
      this.since = since;
      this.due = due;
    }

    @Override
    public void run() {
      try {
        waits.accept(Duration.ofNanos(nanos.getAsLong() - since));
        run.run();
      } catch (Throwable e) {
        Crew.outlive(e);
        LOG.error("A run of inference failed", e);
      }
    }

    @Override
    public int compareTo(LongRun other) {
      return Long.signum(due - other.due);
    }
  }

  /** Carries out a short run and waits for its result. */
  public <T> T call(Supplier<T> run) {
    Future<T> result;
    try {
      result = shortRuns.submit(() -> counted(run));
    } catch (RejectedExecutionException e) {
      throw new InferenceException("Inference is closed.", e);
    }
    try {
      return result.get();
    } catch (InterruptedException e) {
      result.cancel(false);
      Thread.currentThread().interrupt();
      throw new InferenceException("The run was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof InferenceException known
          ? known
          : new InferenceException("The run failed.", e);
    }
  }

  private static <T> T counted(Supplier<T> run) {
    try {
      return run.get();
    } catch (RuntimeException | Error e) {
      Crew.outlive(e);
      throw e;
    }
  }

  /** How its threads do. */
  public List<Pulse> pulses() {
    return Stream.concat(longRuns.pulses().stream(), shortRuns.pulses().stream()).toList();
  }

  /** A tensor of floats; the caller closes it. */
  public OnnxTensor floats(FloatBuffer values, long... shape) {
    try {
      return OnnxTensor.createTensor(environment, values, shape);
    } catch (OrtException e) {
      throw new InferenceException("No tensor could be made.", e);
    }
  }

  /** A tensor of longs; the caller closes it. */
  public OnnxTensor longs(long[] values, long... shape) {
    try {
      return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    } catch (OrtException e) {
      throw new InferenceException("No tensor could be made.", e);
    }
  }

  /** A tensor of one boolean; the caller closes it. */
  public OnnxTensor flag(boolean value) {
    try {
      return OnnxTensor.createTensor(environment, new boolean[] {value});
    } catch (OrtException e) {
      throw new InferenceException("No tensor could be made.", e);
    }
  }

  /** Ends after the runs under way; models are closed by those who loaded them. */
  @Override
  public void close() {
    longRuns.shutdownNow();
    shortRuns.shutdownNow();
    try {
      boolean _ = longRuns.awaitTermination(LAST_RUNS.toMillis(), TimeUnit.MILLISECONDS);
      boolean _ = shortRuns.awaitTermination(LAST_RUNS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
