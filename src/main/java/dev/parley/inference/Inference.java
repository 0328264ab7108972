package dev.parley.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
  private static final Duration LAST_RUNS = Duration.ofSeconds(5);

  private final OrtEnvironment environment;
  private final ExecutorService longRuns;
  private final ExecutorService shortRuns;
  private volatile Consumer<Duration> waits = _ -> {};

  private Inference(OrtEnvironment environment, int cores) {
    this.environment = environment;
    longRuns = threads("inference-", cores, new PriorityBlockingQueue<>());
    shortRuns = threads("inference-short-", cores, new LinkedBlockingQueue<>());
  }

  /**
   * Loads the runtime, whose native library comes from the store.
   *
   * @param cores how many long runs may happen at once
   * @throws InferenceException if the library was not fetched or cannot be loaded
   */
  public static Inference open(ModelStore models, int cores) {
    if (models.offers(RUNTIME) && System.getProperty(NATIVE_PATH) == null) {
      Path library = models.file(RUNTIME, "libonnxruntime.so");
      System.setProperty(NATIVE_PATH, String.valueOf(library.getParent()));
    }
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      return new Inference(environment, cores);
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
    long now = System.nanoTime();
    try {
      longRuns.execute(new LongRun(run, now, now + patience.toNanos()));
    } catch (RejectedExecutionException e) {
      throw new InferenceException("Inference is closed.", e);
    }
  }

  /** Has somebody told of each long run how long it waited; whoever is told must not block. */
  public void tellWaits(Consumer<Duration> told) {
    waits = told;
  }

  /** A long run, and from when on it waits too long, in the time of {@link System#nanoTime}. */
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
      waits.accept(Duration.ofNanos(System.nanoTime() - since));
      run.run();
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
      result = shortRuns.submit(run::get);
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

  private static ExecutorService threads(String name, int count, BlockingQueue<Runnable> queue) {
    return new ThreadPoolExecutor(
        count,
        count,
        0,
        TimeUnit.SECONDS,
        queue,
        Thread.ofPlatform().name(name, 1).daemon().factory());
  }
}
