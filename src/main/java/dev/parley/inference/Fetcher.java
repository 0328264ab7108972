package dev.parley.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fetches items from their sources. Used by one thread that holds the store's lock; downloads that
 * are interrupted stay in {@code downloads} and are resumed by the next fetcher.
 */
final class Fetcher implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Path downloads;
  private final Path work;
  private final NpmPackages npm;
  private final DebianPackages debian;
  private final Set<Source.Debian> packages;
  private boolean updated;

  private Fetcher(
      Path downloads,
      Path work,
      NpmPackages npm,
      DebianPackages debian,
      Set<Source.Debian> packages) {
    this.downloads = downloads;
    this.work = work;
    this.npm = npm;
    this.debian = debian;
    this.packages = packages;
  }

  /** A fetcher for some items, whose Debian sources are looked up together. */
  static Fetcher open(
      Path directory, Map<String, String> environment, List<Item> items, Progress progress)
      throws IOException {
    Path downloads = Files.createDirectories(directory.resolve("downloads"));
    Path work = directory.resolve("work");
    clear(work);
    Files.createDirectories(work);
    Set<Source.Debian> packages = new HashSet<>();
    items.stream()
        .flatMap(item -> item.sources().stream())
        .forEach(source -> {
          if (source instanceof Source.Debian pinned) {
            packages.add(pinned);
          }
        });
    var downloader = new Downloader(new EnvironmentProxies(environment), PAUSE, progress);
    return new Fetcher(
        downloads,
        work,
        new NpmPackages(work, downloader, progress),
        new DebianPackages(Path.of("/etc/apt"), work.resolve("apt"), downloader, progress),
        packages);
  }

  /**
   * Fills an item's shelf.
   *
   * @return the source that had it
   * @throws InferenceException of the last source, if none could fill it
   */
  Source fetch(Item item, Shelf shelf) throws InterruptedException {
    InferenceException last = new InferenceException("No source is known for " + item.name() + ".");
    for (Source source : item.sources()) {
      try {
        fill(source, shelf);
        return source;
      } catch (IOException e) {
        last =
            new InferenceException(
                item.name()
                    + " could not be fetched from "
                    + source
                    + ": "
                    + e.getMessage()
                    + " Maybe there is no network; what came is kept and the next try resumes.",
                e);
      } catch (InferenceException e) {
        last = e;
      }
    }
    throw last;
  }

  private void fill(Source source, Shelf shelf) throws IOException, InterruptedException {
    switch (source) {
      case Source.Npm pinned -> {
        Path archive = archive(pinned.name() + "-" + pinned.version() + ".tgz");
        npm.fetch(pinned, archive);
        unpack(shelf, archive, visitor -> Unpacker.tarball(archive, visitor));
      }
      case Source.Debian pinned -> {
        Path archive = archive(pinned.name() + "_" + pinned.version() + ".deb");
        if (!updated) {
          debian.update(packages);
          updated = true;
        }
        debian.fetch(pinned, archive);
        unpack(shelf, archive, visitor -> Unpacker.debian(archive, visitor));
      }
      case Source.Jar _ -> shelf.fill(shelf::resources, work);
    }
  }

  /** An archive is of no use once unpacked, nor when it cannot be. */
  private void unpack(Shelf shelf, Path archive, Shelf.Filling filling) throws IOException {
    try {
      shelf.fill(
          visitor -> {
            try (InputStream whole = Files.newInputStream(archive)) {
              visitor.file(Item.File.WHOLE, whole);
            }
            filling.unpack(visitor);
          },
          work);
    } finally {
      Downloader.discard(archive);
    }
  }

  private Path archive(String name) {
    return downloads.resolve(name.replace('/', '-').replace("@", ""));
  }

  @Override
  public void close() throws IOException {
    clear(work);
  }

  private static void clear(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
