package dev.parley.rtp;

/** Told of the rare events of a leg's media, on its media thread: it must not block. */
public interface MediaListener {
  /** A key was pressed: 0-9, *, #, A-D. */
  void digit(char digit);

  /** No RTP came for the limit of {@link MediaConfig#deadMedia()} though it should. */
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
