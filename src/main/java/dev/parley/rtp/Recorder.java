package dev.parley.rtp;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.WavWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Writes all recordings on a thread of its own, so that a slow disk holds up no call. */
final class Recorder implements AutoCloseable {
  private static final long PAUSE = 100_000_000;

  private final Set<RecordingTrack> tracks = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean closing;

  Recorder() {
    thread = Thread.ofPlatform().daemon().name("recorder").start(this::run);
  }

  /** Creates a recording; frames may be added at once. */
  RecordingTrack open(Path file, Consumer<RecordingTrack> stopper) {
    try {
      return open(
          file,
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE),
          stopper);
    } catch (IOException e) {
      throw new MediaException("the recording %s cannot be created".formatted(file), e);
    }
  }

  RecordingTrack open(Path file, SeekableByteChannel channel, Consumer<RecordingTrack> stopper)
      throws IOException {
    WavWriter writer = new WavWriter(channel, 2, AudioFrame.RATE);
    RecordingTrack track = new RecordingTrack(file, writer, stopper);
    tracks.add(track);
    return track;
  }

  private void run() {
    while (!(closing && tracks.isEmpty())) {
      tracks.removeIf(RecordingTrack::drain);
      LockSupport.parkNanos(this, PAUSE);
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
