package dev.parley.records;

import dev.parley.audio.Peaks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outlines of recordings, each kept in a file beside its recording once it was asked for. */
public final class RecordingPeaks {
  /** How many pieces a second may have: a divisor of every rate we record at. */
  public static final List<Integer> PER_SECOND = List.of(5, 10, 20, 50);

  private static final Logger LOG = LoggerFactory.getLogger(RecordingPeaks.class);

  private RecordingPeaks() {}

  /**
   * The outline of a recording that is complete.
   *
   * @throws NoSuchFileException if there is no such recording
   */
  public static byte[] of(Path recording, int perSecond) throws IOException {
    Path kept = beside(recording, perSecond);
    if (Files.exists(recording) && Files.exists(kept)) {
      return Files.readAllBytes(kept);
    }
    byte[] peaks = Peaks.of(recording, perSecond);
    keep(kept, peaks);
    return peaks;
  }

  /** Another may do the same meanwhile, so it is there wholly or not at all. */
  private static void keep(Path kept, byte[] peaks) {
    try {
      Path part = Files.createTempFile(kept.toAbsolutePath().getParent(), "peaks", ".part");
      Files.write(part, peaks);
      Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("The outline of a recording cannot be kept: {}", e.toString());
    }
  }

  private static Path beside(Path recording, int perSecond) {
    return recording.resolveSibling(recording.getFileName() + ".peaks" + perSecond);
  }

  /** Deletes all outlines of a recording. */
  static void delete(Path recording) throws IOException {
    for (int perSecond : PER_SECOND) {
      boolean _ = Files.deleteIfExists(beside(recording, perSecond));
    }
  }
}
