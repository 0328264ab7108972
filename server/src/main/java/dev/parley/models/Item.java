package dev.parley.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model, voice or library kept in the {@link ModelStore}.
 *
 * @param name of its directory
 * @param platform such as {@code linux-x64}, when the files are not the same everywhere
 * @param onDemand whether it is fetched only by who asks for it by name
 * @param sources in the order they are tried
 */
record Item(
    String name,
    @Nullable String platform,
    String what,
    String licence,
    String by,
    boolean onDemand,
    List<ModelSource> sources,
    List<File> files) {
  /**
   * One file.
   *
   * @param from its name inside the source; {@link #WHOLE} for the archive as it is published
   * @param sha256 in lower-case hexadecimal
   */
  record File(String name, String from, long bytes, String sha256) {
    static final String WHOLE = ".";
  }

  Item {
    sources = List.copyOf(sources);
    files = List.copyOf(files);
  }

  boolean fits(String machine) {
    return platform == null || platform.equals(machine);
  }

  File file(String wanted) {
    return files.stream()
        .filter(file -> file.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new ModelException("No file (" + wanted + ") belongs to " + name + "."));
  }
}
