package dev.parley.audio;

/** Audio that cannot be read. */
public final class AudioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AudioException(String message) {
    super(message);
  }
}
