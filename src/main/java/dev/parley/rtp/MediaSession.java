package dev.parley.rtp;

import dev.parley.audio.AudioLine;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** One leg's media: a pair of ports, a line, and at most one recording. Usable from any thread. */
@SuppressWarnings("DoNotCallSuggester") // the bodies follow with the loops
public final class MediaSession implements AutoCloseable {
  private MediaSession() {}

  /** Where RTP is received; RTCP is received there too, and one port above. */
  public InetSocketAddress localAddress() {
    throw new UnsupportedOperationException();
  }

  /** The audio, both ways. */
  public AudioLine line() {
    throw new UnsupportedOperationException();
  }

  /**
   * Starts the media, or redirects it: early media to answer, re-INVITE. The stream we send goes on
   * with the same SSRC; the far end's source is learnt anew when its address changed.
   */
  public void start(MediaTarget target, MediaListener listener) {
    throw new UnsupportedOperationException(target + " " + listener);
  }

  /**
   * Records both ways from now on. {@link #close} stops it.
   *
   * @throws MediaException when the file cannot be created, or a recording runs already
   */
  public Recording record(Path wav) {
    throw new UnsupportedOperationException(wav.toString());
  }

  /**
   * Sends keys after those still being sent, as telephone-events or, if the far end has none,
   * tones. What is queued on the line waits meanwhile.
   *
   * @throws IllegalArgumentException when one is not of 0-9, *, #, A-D
   */
  public void sendDigits(String digits) {
    throw new UnsupportedOperationException(digits);
  }

  /** Figures so far; those of the end once closed. */
  public MediaStats stats() {
    throw new UnsupportedOperationException();
  }

  /** Says BYE (RFC 3550 section 6.6), stops a recording, frees the ports. The line is closed. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
