package dev.parley.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One writer of the store at a time, among threads and processes. */
final class StoreLock implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  static StoreLock take(Path directory, Progress progress)
      throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean said = false;
    while (attempt(channel) == null) {
      if (!said) {
        progress.note("Waiting for another Parley that is fetching into " + directory);
        said = true;
      }
      Thread.sleep(AGAIN);
    }
    return new StoreLock(channel);
  }

  private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
