package dev.parley.tts;

/** A voice that could not speak. */
public final class TtsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TtsException(String message, Throwable cause) {
    super(message, cause);
  }

  public TtsException(String message) {
    super(message);
  }
}
