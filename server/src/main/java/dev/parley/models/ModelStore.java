package dev.parley.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The models and voices on disk: each pinned by version and SHA-256, fetched once, shared by every
 * Parley of a user. Thread-safe, also among processes.
 */
public final class ModelStore {
  private final Path directory;
  private final List<Item> items;
  private final Map<String, String> environment;

  ModelStore(Path directory, List<Item> items, Map<String, String> environment) {
    this.directory = directory;
    this.items = List.copyOf(items);
    this.environment = Map.copyOf(environment);
  }

  /**
   * A store in a directory, which need not exist. Touches neither disk nor network.
   *
   * @param environment of the process, for the proxies it names
   */
  public static ModelStore open(Path directory, Map<String, String> environment) {
    return new ModelStore(directory, Manifest.bundled(), environment);
  }

  /** Where the cache is by default: {@code $XDG_CACHE_HOME/parley} or {@code ~/.cache/parley}. */
  public static Path defaultDirectory(Map<String, String> environment) {
    String cache = environment.get("XDG_CACHE_HOME");
    if (cache != null && Path.of(cache).isAbsolute()) {
      return Path.of(cache, "parley");
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return Path.of(home, ".cache", "parley");
  }

  /** The cache directory; others may keep what can be made again beside the models. */
  public Path directory() {
    return directory;
  }

  /**
   * Fetches what is missing of that which Parley runs with. Without anything missing it takes
   * milliseconds and uses no network.
   *
   * @return a line about each item fetched, with its licence
   * @throws ModelException if something cannot be fetched, or is not what it should be
   */
  public List<String> ensure(Progress progress) throws InterruptedException {
    return ensure(needed().map(Item::name).toList(), progress);
  }

  /**
   * Fetches some of the items, those for special purposes too, where they are missing; see {@link
   * #ensure(Progress)}.
   */
  public List<String> ensure(List<String> names, Progress progress) throws InterruptedException {
    return ensure(names, progress, Patience.LONG);
  }

  /** The same for somebody who waits only so long. */
  public List<String> ensure(List<String> names, Progress progress, Patience patience)
      throws InterruptedException {
    List<Item> wanted = items.stream().filter(item -> names.contains(item.name())).toList();
    if (missing(wanted).isEmpty()) {
      return List.of();
    }
    try {
      Files.createDirectories(directory);
      try (var _ = StoreLock.take(directory, progress)) {
        return fetch(missing(wanted), progress, patience);
      }
    } catch (IOException e) {
      throw new ModelException(
          "The models cannot be fetched into " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Names of the items Parley runs with that are not there, or changed since verified. */
  public List<String> missing() {
    return missing(needed().toList()).stream().map(Item::name).toList();
  }

  private Stream<Item> needed() {
    return items.stream().filter(item -> !item.onDemand());
  }

  /**
   * Reads every file and compares its checksum; a wrong file is removed.
   *
   * @return what is wrong, with remedies
   */
  public List<String> verify() {
    List<String> problems = new ArrayList<>();
    for (Item item : items) {
      if (item.onDemand() && !modelDirectory(item).begun()) {
        continue;
      }
      try {
        problems.addAll(modelDirectory(item).verify());
      } catch (IOException e) {
        throw new ModelException("The files of " + item.name() + " cannot be read.", e);
      }
    }
    return problems;
  }

  /** Whether an item exists for this machine's platform. */
  public boolean offers(String item) {
    return items.stream().anyMatch(each -> each.name().equals(item));
  }

  /** Whether an item was fetched. */
  public boolean has(String item) {
    return items.stream()
        .anyMatch(each -> each.name().equals(item) && modelDirectory(each).stamped());
  }

  /**
   * The path of an item's verified file.
   *
   * @throws ModelException if it was never fetched
   */
  public Path file(String item, String name) {
    Item found =
        items.stream()
            .filter(each -> each.name().equals(item))
            .findFirst()
            .orElseThrow(() ->
                new ModelException("Nothing named " + item + " is offered for this platform."));
    ModelDirectory modelDirectory = modelDirectory(found);
    if (!modelDirectory.stamped()) {
      throw new ModelException(
          "The files of "
              + item
              + " are not in "
              + models()
              + ". Run ./parley models to fetch them.");
    }
    return modelDirectory.file(name);
  }

  private List<String> fetch(List<Item> missing, Progress progress, Patience patience)
      throws IOException, InterruptedException {
    List<String> fetched = new ArrayList<>();
    try (var fetcher = Fetcher.open(directory, environment, missing, progress, patience)) {
      for (Item item : missing) {
        ModelDirectory modelDirectory = modelDirectory(item);
        if (modelDirectory.verify().isEmpty()) {
          modelDirectory.stamp();
        } else {
          ModelSource source = fetcher.fetch(item, modelDirectory);
          String line =
              item.name()
                  + ": "
                  + item.what()
                  + ". "
                  + item.by()
                  + ", licence "
                  + item.licence()
                  + ". From "
                  + source
                  + ".";
          fetched.add(line);
        }
      }
    }
    if (!fetched.isEmpty()) {
      progress.note("Fetched into " + models() + ", each file checked by SHA-256:");
      fetched.forEach(line -> progress.note("  " + line));
    }
    return fetched;
  }

  private List<Item> missing(List<Item> wanted) {
    return wanted.stream().filter(item -> !modelDirectory(item).stamped()).toList();
  }

  private Path models() {
    return directory.resolve("models");
  }

  private ModelDirectory modelDirectory(Item item) {
    return new ModelDirectory(models(), item);
  }
}
