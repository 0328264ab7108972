package dev.parley.api;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How much room there is where recordings are kept. */
record Disk(Path directory) {
  private static final int LOW_PERCENT = 10;

  /** What is left of a disk, in bytes. */
  record Free(long bytes, long of) {
    int percent() {
      return of == 0 ? 0 : (int) (bytes * 100 / of);
    }

    boolean low() {
      return percent() < LOW_PERCENT;
    }
  }

  /** Empty where the system does not tell. */
  Optional<Free> free() {
    Path there = directory.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      FileStore store = Files.getFileStore(there);
      return Optional.of(new Free(store.getUsableSpace(), store.getTotalSpace()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
