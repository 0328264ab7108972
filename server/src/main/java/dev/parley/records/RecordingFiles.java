package dev.parley.records;

import dev.parley.call.RecordingKey;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where recordings lie: each in the file that its key names below one directory.
 *
 * @param directory has one below it for each team
 */
public record RecordingFiles(Path directory) {
  /**
   * The file of a recording, which need not be there. One that was kept by its path is looked for
   * there, and if it is not there any more below the directory, in case all were moved.
   *
   * @throws IllegalArgumentException if the key leads out of the directory
   */
  public Path file(RecordingKey key) {
    Path path = Path.of(key.value());
    if (!path.isAbsolute()) {
      return below(path);
    }
    int parts = path.getNameCount();
    return Files.exists(path) || parts < 2 ? path : below(path.subpath(parts - 2, parts));
  }

  private Path below(Path path) {
    Path file = directory.resolve(path).normalize();
    if (!file.startsWith(directory.normalize())) {
      throw new IllegalArgumentException("The key of a recording leads out of its directory.");
    }
    return file;
  }
}
