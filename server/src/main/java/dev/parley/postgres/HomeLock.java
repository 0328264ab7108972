package dev.parley.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The right to use a directory alone, among processes and within this one. */
final class HomeLock implements AutoCloseable {
  /**
   * What this process holds. A process loses its lock of a file as soon as it closes the file once,
   * however often it has it open (fcntl(2)), so nobody may even open the file of a held one.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private HomeLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Takes the directory, which exists.
   *
   * @throws PostgresException if another has it
   */
  static HomeLock take(Path directory) throws IOException {
    Path real = directory.toRealPath();
    if (!HELD.add(real)) {
      throw held(directory);
    }
    @Nullable HomeLock taken = null;
    try {
      taken = locked(real);
    } finally {
      if (taken == null) {
        HELD.remove(real);
      }
    }
    if (taken == null) {
      throw held(directory);
    }
    return taken;
  }

  private static @Nullable HomeLock locked(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      return null;
    }
    return new HomeLock(directory, channel);
  }

  private static PostgresException held(Path directory) {
    return new PostgresException(
        "The database in %s is in use by another Parley. Maybe stop that one, or choose another home."
            .formatted(directory));
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(directory);
  }
}
