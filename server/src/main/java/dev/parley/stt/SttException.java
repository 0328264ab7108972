package dev.parley.stt;

/** Hearing that cannot be done as asked. */
public final class SttException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SttException(String message, Throwable cause) {
    super(message, cause);
  }

  public SttException(String message) {
    super(message);
  }
}
