package dev.parley.rtp;

/** Owns the media loops and the recorder. */
@SuppressWarnings("DoNotCallSuggester") // the bodies follow with the loops
public final class MediaEngine implements AutoCloseable {
  private MediaEngine() {}

  /** Starts the loops. */
  public static MediaEngine open(MediaConfig config) {
    throw new UnsupportedOperationException(config.toString());
  }

  /**
   * Reserves a pair of ports on the least loaded loop; nothing is sent yet.
   *
   * @throws MediaException when no port is free
   */
  public MediaSession open() {
    throw new UnsupportedOperationException();
  }

  /** Closes every session and stops the loops. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
