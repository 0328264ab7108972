package dev.parley.sim;

/** A simulated callee that cannot be. */
public final class SimException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SimException(String message) {
    super(message);
  }

  SimException(String message, Throwable cause) {
    super(message, cause);
  }
}
