package dev.parley.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CountDownLatch;

/**
 * SIGTERM and Ctrl-C, taken as a wish and not as the end of the process: after a clean stop its
 * exit status is 0, where the JVM's own would be 143. A second one ends the process at once.
 */
final class StopSignal {
  private final CountDownLatch wished = new CountDownLatch(1);

  private StopSignal() {}

  /** Takes the signals from now on. */
  static StopSignal take() {
    StopSignal stop = new StopSignal();
    try {
      stop.handle("TERM");
      stop.handle("INT");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Java has no sun.misc.Signal.", e);
    }
    return stop;
  }

  /** By reflection: naming the class makes the compiler warn, and there is no other. */
  private void handle(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Runnable react = this::came;
    MethodHandle came =
        MethodHandles.lookup().bind(react, "run", MethodType.methodType(void.class));
    Object ours =
        MethodHandleProxies.asInterfaceInstance(
            handler, MethodHandles.dropArguments(came, 0, signal));
    var _ =
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
  }

  private void came() {
    if (wished.getCount() == 0) {
      Runtime.getRuntime().halt(1);
    }
    System.err.println("Stopping; calls under way may finish …");
    wished.countDown();
  }

  /** Waits until somebody wants the process to stop. */
  void await() throws InterruptedException {
    wished.await();
  }
}
