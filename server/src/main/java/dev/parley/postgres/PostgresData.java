package dev.parley.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The data directory of our PostgreSQL, and its superuser. */
final class PostgresData {
  static final String USER = "parley";

  private static final String VERSION = "PG_VERSION";

  private final Path path;
  private final PostgresPrograms programs;
  private final String password;

  private PostgresData(Path path, PostgresPrograms programs, String password) {
    this.path = path;
    this.programs = programs;
    this.password = password;
  }

  /** The data below a directory, which need not be there yet. */
  static PostgresData in(Path directory, PostgresPrograms programs, RandomGenerator random)
      throws IOException {
    String password = password(directory.resolve("password"), random);
    return new PostgresData(directory.resolve("data"), programs, password);
  }

  Path path() {
    return path;
  }

  String password() {
    return password;
  }

  private static String password(Path file, RandomGenerator random) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    String password = HexFormat.of().formatHex(bytes);
    Files.writeString(Files.createFile(file, PostgresPrograms.PRIVATE), password);
    return password;
  }

  /** Makes the data where there are none, and sees that the server can work with them. */
  void prepare(Consumer<String> progress) throws IOException {
    if (!Files.exists(path.resolve(VERSION), LinkOption.NOFOLLOW_LINKS)) {
      progress.accept("Creating the database…");
      initialize();
    }
    refuseAnotherMajorVersion();
    programs.own(path);
  }

  /** Makes the data directory under another name first, so that a half-made one is never used. */
  private void initialize() throws IOException {
    Path partial = path.resolveSibling("data.partial");
    PostgresBinaries.deleteTree(partial);
    Files.createDirectory(partial);
    Path passwordFile = partial.resolveSibling("initial-password");
    Files.deleteIfExists(passwordFile);
    Files.writeString(Files.createFile(passwordFile, PostgresPrograms.PRIVATE), password);
    try {
      programs.own(partial);
      programs.own(passwordFile);
      programs.runToEnd(
          "initdb",
          "-D",
          partial.toString(),
          "-U",
          USER,
          "--pwfile=" + passwordFile,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C.UTF-8",
          "--no-instructions");
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(partial, path);
  }

  private void refuseAnotherMajorVersion() throws IOException {
    String version = Files.readString(path.resolve(VERSION)).strip();
    if (!version.equals(PostgresBinaries.MAJOR)) {
      throw new PostgresException(
          "The data in %s is of PostgreSQL %s, and this Parley brings PostgreSQL %s, which cannot read it. Run the Parley that made it, or move the data with pg_dump and PARLEY_DATABASE_URL."
              .formatted(path, version, PostgresBinaries.MAJOR));
    }
  }
}
