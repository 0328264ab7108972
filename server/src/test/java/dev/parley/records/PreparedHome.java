package dev.parley.records;

import dev.parley.postgres.EmbeddedPostgres;
import dev.parley.postgres.PostgresBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Homes whose database has its tables already. To make one takes two seconds of a processor, and a
 * run of all tests needs dozens; so one is made for all, and copied.
 */
public final class PreparedHome {
  /** A second database in each, with the tables and nothing in them. */
  static final String TEMPLATE = "tables";

  private static final Path MIGRATIONS = Path.of("server/src/main/resources/db/migration");

  private PreparedHome() {}

  /** Puts a database into a home that has none. */
  public static synchronized Path fill(Path home) {
    Path postgres = home.resolve("postgres");
    if (Files.exists(postgres)) {
      return home;
    }
    try {
      Files.createDirectories(home);
      Path partial = home.resolve("postgres.partial");
      copy(source().resolve("postgres"), partial);
      Files.move(partial, postgres);
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("No database can be put into " + home, e);
    }
  }

  private static Path source() throws IOException {
    Path cache = Files.createDirectories(TestDatabase.testCache());
    Path prepared = cache.resolve("home-" + version());
    try (FileChannel lock =
            FileChannel.open(
                cache.resolve("home.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = lock.lock()) {
      if (!Files.exists(prepared)) {
        Path partial = Files.createTempDirectory("parley-prepared");
        make(partial);
        copy(partial, prepared.resolveSibling(prepared.getFileName() + ".partial"));
        PostgresBinaries.deleteTree(partial);
        Files.move(prepared.resolveSibling(prepared.getFileName() + ".partial"), prepared);
      }
    }
    return prepared;
  }

  private static void make(Path home) {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(home, TestDatabase.testCache(), new SecureRandom(), _ -> {})) {
      Database.open(server).close();
      Jdbi.create(server.url(), server.user(), server.password())
          .useHandle(handle -> handle.execute("create database %s".formatted(TEMPLATE)));
      Database.open(server.url(TEMPLATE), server.user(), server.password()).close();
    }
  }

  /** Changes with the tables. */
  private static String version() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.sorted().toList()) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps owners and permissions, which PostgreSQL looks at. */
  private static void copy(Path from, Path to) throws IOException {
    PostgresBinaries.deleteTree(to);
    Process copy =
        new ProcessBuilder(List.of("cp", "-a", from.toString(), to.toString())).inheritIO().start();
    try {
      if (copy.waitFor() != 0) {
        throw new IOException("%s cannot be copied to %s.".formatted(from, to));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
