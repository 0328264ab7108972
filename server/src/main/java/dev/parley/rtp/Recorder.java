package dev.parley.rtp;

import dev.parley.audio.WavWriter;
import dev.parley.watch.Pulse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes all recordings on a thread of its own, so that a slow disk holds up no call. */
final class Recorder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Recorder.class);
  private static final long PAUSE = 100_000_000;

  /** A disk may be slow; no longer than this. */
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(30);

  private final Set<RecordingTrack> tracks = ConcurrentHashMap.newKeySet();
  private final Pulse pulse = new Pulse("recorder", LONGEST_ROUND);
  private final Thread thread;
  private volatile boolean closing;

  Recorder() {
    thread = Thread.ofPlatform().daemon().name("recorder").start(() -> pulse.live(this::run));
  }

  /** How the thread does. */
  Pulse pulse() {
    return pulse;
  }

  /** Creates a recording of so many samples a second; frames may be added at once. */
  RecordingTrack open(Path file, int rate, Consumer<RecordingTrack> stopper) {
    try {
      return open(
          file,
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE),
          rate,
          stopper);
    } catch (IOException e) {
      throw new MediaException("the recording %s cannot be created".formatted(file), e);
    }
  }

  RecordingTrack open(
      Path file, SeekableByteChannel channel, int rate, Consumer<RecordingTrack> stopper)
      throws IOException {
    WavWriter writer = new WavWriter(channel, 2, rate);
    RecordingTrack track = new RecordingTrack(file, writer, rate, stopper);
    tracks.add(track);
    return track;
  }

  private void run() {
    pulse.rounds(
        () -> !(closing && tracks.isEmpty()),
        () -> {
          pulse.working();
          tracks.removeIf(this::drained);
          pulse.resting(PAUSE);
          LockSupport.parkNanos(this, PAUSE);
        });
  }

  /** One recording that cannot go on must not take the others with it. */
  private boolean drained(RecordingTrack track) {
    try {
      return track.drain();
    } catch (Throwable e) {
      pulse.outlive(e);
      log.error("The recording {} breaks off", track.file(), e);
      track.breakOff();
      return true;
    }
  }

  /** Waits up to 10 s for the recordings, all of which must have ended, to be written. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
