package dev.parley.rtp;

import java.nio.file.Path;
import java.time.Duration;

/** A leg's recording: stereo 16-bit WAV of the line's rate, far end left, our side right. */
public interface Recording {
  /** The file. */
  Path file();

  /** Stops taking audio; the file is finished soon after. Does nothing when stopped before. */
  void stop();

  /**
   * Waits until the stopped recording is finished.
   *
   * @throws MediaException when it was not finished within the limit
   */
  Result await(Duration limit) throws InterruptedException;

  /**
   * What became of a recording.
   *
   * @param length of the audio in the file
   * @param dropped of that, how much is silence because the disk could not keep up
   * @param failed the disk refused; what was written before is in the file
   */
  record Result(Duration length, Duration dropped, boolean failed) {
    /** Whether the file holds all that was heard and said. */
    public boolean complete() {
      return dropped.isZero() && !failed;
    }
  }
}
