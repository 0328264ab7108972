package dev.parley.api;

/** The HTTP server cannot start. */
public final class ApiServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ApiServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
