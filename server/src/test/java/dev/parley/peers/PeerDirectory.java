package dev.parley.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A directory for a test's peers, new for every test. When the test fails, their logs are shown
 * before it goes.
 */
public final class PeerDirectory implements BeforeEachCallback, AfterEachCallback {
  private static final int SHOWN = 6_000;

  private @Nullable Path path;

  /** The directory. */
  public Path path() {
    return Objects.requireNonNull(path);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    path = Files.createTempDirectory("parley-peers-");
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(path())) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    if (context.getExecutionException().isPresent()) {
      files.stream().filter(file -> file.toString().endsWith(".log")).forEach(PeerDirectory::show);
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  private static void show(Path log) {
    try {
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      String tail = text.length() > SHOWN ? text.substring(text.length() - SHOWN) : text;
      System.err.printf("---- %s%n%s%n----%n", log.getFileName(), tail);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
