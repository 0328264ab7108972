package dev.parley.records;

import dev.parley.call.RecordingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recordings of erased contacts, of which each node deletes those that it has. */
record ErasedFiles(Database database, InstantSource clock, RecordingFiles recordings) {
  private static final Logger LOG = LoggerFactory.getLogger(ErasedFiles.class);

  /** On another node the file may be there when this one has none. */
  private static final Duration FILES_SOUGHT = Duration.ofDays(7);

  /** Deletes the recordings that are on this machine. */
  void delete() {
    List<String> keys =
        database
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery("select file from files_to_delete order by since")
                    .mapTo(String.class)
                    .list());
    for (String key : keys) {
      try {
        Path file = recordings.file(new RecordingKey(key));
        RecordingPeaks.delete(file);
        if (Files.deleteIfExists(file)) {
          forget(key);
        }
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("A recording of a deleted contact cannot be deleted: {}", key, e);
      }
    }
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate("delete from files_to_delete where since < :long_ago")
                .bind("long_ago", clock.instant().minus(FILES_SOUGHT))
                .execute());
  }

  private void forget(String key) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate("delete from files_to_delete where file = :file")
                .bind("file", key)
                .execute());
  }
}
