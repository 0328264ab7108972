package dev.parley.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that travel in a jar on the class path, unpacked once a machine. */
public final class PostgresBinaries {
  /** The major version of the programs; a data directory belongs to one major version for ever. */
  static final String MAJOR = "18";

  private static final Map<String, String> ARCHIVES =
      Map.of(
          "amd64", "/postgres-linux-x86_64.txz",
          "x86_64", "/postgres-linux-x86_64.txz",
          "aarch64", "/postgres-linux-arm_64.txz");

  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> RUNNABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final Path directory;

  private PostgresBinaries(Path directory) {
    this.directory = directory;
  }

  Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  /**
   * Finds the programs under {@code cache}, unpacking them if nobody has. Safe against other
   * processes doing the same.
   */
  static PostgresBinaries in(Path cache, Consumer<String> progress) {
    String archive = archive();
    Path place = cache.resolve("postgresql-%s-%s".formatted(MAJOR, stamp(archive)));
    try {
      Files.createDirectories(cache);
      // A directory with its final name is complete: it gets that name as the last act.
      if (!Files.isDirectory(place)) {
        try (FileChannel lock =
                FileChannel.open(
                    cache.resolve("postgresql.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            var _ = lock.lock()) {
          if (!Files.isDirectory(place)) {
            progress.accept("Unpacking PostgreSQL " + MAJOR + "…");
            unpack(archive, place);
          }
        }
      }
      return new PostgresBinaries(place);
    } catch (IOException e) {
      throw new PostgresException(
          "PostgreSQL could not be unpacked into %s (%s). Maybe the disk is full (60 MB are needed) or the directory is not writable."
              .formatted(place, e.getMessage()),
          e);
    }
  }

  private static String archive() {
    String os = System.getProperty("os.name", "");
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String archive = ARCHIVES.get(machine);
    if (archive == null || !os.equals("Linux")) {
      throw new PostgresException(
          "There is no embedded PostgreSQL for %s on %s, only for Linux on amd64 and aarch64. Set PARLEY_DATABASE_URL to a PostgreSQL 15 or newer."
              .formatted(os, machine));
    }
    return archive;
  }

  private static InputStream open(String archive) {
    InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
    if (in == null) {
      throw new PostgresException(
          "The class path lacks %s. Maybe build again, or set PARLEY_DATABASE_URL."
              .formatted(archive));
    }
    return in;
  }

  private static String stamp(String archive) {
    try (var in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 6);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new PostgresException("%s cannot be read.".formatted(archive), e);
    }
  }

  private static void unpack(String archive, Path place) throws IOException {
    Path partial = place.resolveSibling(place.getFileName() + ".partial");
    deleteTree(partial);
    createOpenDirectory(partial);
    try (var tar =
        new TarArchiveInputStream(
            new XZInputStream(new BufferedInputStream(open(archive), 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, partial);
      }
    }
    Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(InputStream tar, TarArchiveEntry entry, Path root) throws IOException {
    Path path = root.resolve(entry.getName()).normalize();
    if (!path.startsWith(root)) {
      throw new IOException("%s leads out of the archive".formatted(entry.getName()));
    }
    // Parents first, for the archive does not name them all.
    Path directory = root;
    for (Path name : root.relativize(entry.isDirectory() ? path : path.resolveSibling(""))) {
      directory = directory.resolve(name);
      createOpenDirectory(directory);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (!entry.isDirectory()) {
      Files.copy(tar, path);
      Files.setPosixFilePermissions(path, (entry.getMode() & 0111) != 0 ? RUNNABLE : READABLE);
    }
  }

  /** Creates a directory that everybody may enter, whatever the umask says. */
  private static void createOpenDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(directory);
      Files.setPosixFilePermissions(directory, RUNNABLE);
    }
  }

  public static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  /** Lets everybody pass through a directory of ours without seeing what is in it. */
  static void letPass(Path directory) throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(directory));
    if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
      Files.setPosixFilePermissions(directory, permissions);
    }
  }
}
