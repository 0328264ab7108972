package dev.parley.brain;

/** A brain that could not judge. */
public final class BrainException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrainException(String message, Throwable cause) {
    super(message, cause);
  }
}
