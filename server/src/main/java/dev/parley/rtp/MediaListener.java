package dev.parley.rtp;

/** Told of the rare events of a leg's media, on its media thread: it must not block. */
public interface MediaListener {
  /** A key was pressed: 0-9, *, #, A-D. */
  void digit(char digit);

  /**
   * Nothing came for half the limit of {@link MediaConfig#deadMedia()} though it should. Whoever
   * can find out whether the far end lives says so to {@link MediaSession#answered}.
   */
  void mediaQuiet();

  /** Nothing came for the limit though it should, nor did the far end prove to live. */
  void mediaLost();

  /** RTP came again after {@link #mediaLost}. */
  void mediaResumed();

  /**
   * A defect ended this leg's media; nothing is sent or heard any more.
   *
   * @param cause what was thrown
   */
  void mediaFailed(Throwable cause);
}
