package dev.parley.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One item's directory. Its stamp remembers size, time and checksum of each verified file, so that
 * a start need not read the files again.
 */
final class ModelDirectory {
  private static final String STAMP = ".verified";

  private final Path directory;
  private final Item item;

  ModelDirectory(Path models, Item item) {
    directory = models.resolve(item.name());
    this.item = item;
  }

  Path file(String name) {
    return directory.resolve(item.file(name).name());
  }

  /** Whether every file is there and as it was when it was verified. */
  boolean stamped() {
    try {
      Path stamp = directory.resolve(STAMP);
      return Files.exists(stamp) && Files.readAllLines(stamp).equals(lines());
    } catch (IOException _) {
      return false;
    }
  }

  /** Whether anything of it was ever fetched. */
  boolean begun() {
    return Files.exists(directory);
  }

  /** Reads every file that is there; those with a wrong checksum are removed and described. */
  List<String> verify() throws IOException {
    List<String> problems = new ArrayList<>();
    for (Item.File file : item.files()) {
      Path path = directory.resolve(file.name());
      if (!Files.exists(path)) {
        problems.add(path + " is missing. Run ./parley models to fetch it.");
        continue;
      }
      String got = Checksum.of(path);
      if (!got.equals(file.sha256())) {
        Files.delete(path);
        problems.add(
            path
                + " had SHA-256 "
                + got
                + " instead of "
                + file.sha256()
                + " and was removed. Run ./parley models to fetch it again.");
      }
    }
    return problems;
  }

  void stamp() throws IOException {
    Files.write(directory.resolve(STAMP), lines());
  }

  /**
   * Takes the item's files as they come by; they become visible only when all are right.
   *
   * @throws ModelException if a file is wrong or missing
   */
  void fill(Filling filling, Path work) throws IOException {
    Path fresh = Files.createTempDirectory(work, item.name());
    Set<String> seen = new HashSet<>();
    filling.unpack((name, contents) -> {
      for (Item.File file : item.files()) {
        if (file.from().equals(name)) {
          take(file, contents, fresh.resolve(file.name()));
          seen.add(file.name());
        }
      }
    });
    Files.createDirectories(directory);
    for (Item.File file : item.files()) {
      if (!seen.contains(file.name())) {
        throw new ModelException(
            "The file (" + file.from() + ") of " + item.name() + " is not in its source.");
      }
    }
    for (Item.File file : item.files()) {
      Files.move(
          fresh.resolve(file.name()),
          directory.resolve(file.name()),
          StandardCopyOption.ATOMIC_MOVE);
    }
    Files.delete(fresh);
    stamp();
  }

  /** Gives each file of a source to a visitor. */
  @FunctionalInterface
  interface Filling {
    void unpack(Unpacker.Visitor visitor) throws IOException;
  }

  /** Reads the item's files from the class path. */
  void resources(Unpacker.Visitor visitor) throws IOException {
    for (Item.File file : item.files()) {
      try (InputStream in =
          ModelDirectory.class.getClassLoader().getResourceAsStream(file.from())) {
        if (in == null) {
          throw new IOException("the resource " + file.from() + " is not on the class path");
        }
        visitor.file(file.from(), in);
      }
    }
  }

  private void take(Item.File file, InputStream contents, Path into) throws IOException {
    String got;
    try (FileChannel channel =
        FileChannel.open(into, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      got = Checksum.copying(contents, out);
      channel.force(true);
    }
    if (!got.equals(file.sha256())) {
      Files.delete(into);
      throw new ModelException(
          "The file "
              + file.from()
              + " of "
              + item.name()
              + " has SHA-256 "
              + got
              + " instead of "
              + file.sha256()
              + ". It was removed. Maybe a proxy changed it; run ./parley models to try again.");
    }
  }

  private List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Item.File file : item.files()) {
      Path path = directory.resolve(file.name());
      lines.add(
          String.join(
              "\t",
              file.name(),
              Long.toString(Files.size(path)),
              Long.toString(Files.getLastModifiedTime(path).toMillis()),
              file.sha256()));
    }
    return lines;
  }
}
