package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.cli.Directories;
import dev.parley.records.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The only way in, on the first start and after it was lost. */
class FirstStartIT {
  @RegisterExtension static final TestDatabase databases = new TestDatabase();

  @TempDir Path directory;

  private static Storage open(String home, String database) {
    return Storage.open(
        Config.read(Map.of("PARLEY_HOME", home, "PARLEY_DATABASE_URL", database)),
        Path.of("target", "test-cache").toAbsolutePath(),
        InstantSource.system(),
        new SecureRandom(),
        _ -> {});
  }

  private static JsonNode read(Path file) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    return new ObjectMapper().readTree(file.toFile());
  }

  private static boolean opens(Storage storage, JsonNode keys) {
    return storage.records().tokens().owner(keys.path("api_token").asText()).isPresent();
  }

  @Test
  void makesAHomeThatDoesNotExist() throws Exception {
    Path home = directory.resolve("not/there/yet");
    try (Storage storage = open(home.toString(), databases.address())) {
      assertThat(opens(storage, read(home.resolve("first-run.json")))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proc", "/proc/parley", "/dev/null/parley"})
  void makesNothingWhenTheTokenCannotBeKept(String home) throws Exception {
    String database = databases.address();
    assertThatThrownBy(() -> open(home, database))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("PARLEY_HOME")
        .hasMessageContaining("no team was made");
    Path good = directory.resolve("good");
    try (Storage storage = open(good.toString(), database)) {
      assertThat(opens(storage, read(good.resolve("first-run.json")))).isTrue();
    }
  }

  @Test
  void keepsTheOnlyWayIntoAnotherDatabase() throws Exception {
    String first = databases.address();
    String second = databases.address();
    String home = directory.toString();
    open(home, first).close();
    JsonNode kept = read(directory.resolve("first-run.json"));
    try (Storage _ = open(home, second);
        Storage again = open(home, first)) {
      assertThat(read(directory.resolve("first-run-1.json"))).isEqualTo(kept);
      assertThat(opens(again, kept)).isTrue();
    }
  }

  /** Runs {@code ./parley token} as a process of its own, without a terminal. */
  private int token(Map<String, String> settings, String... arguments) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.parley.cli.Main",
            "token");
    builder.command().addAll(List.of(arguments));
    builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("said").toFile());
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void makesANewTokenAndPasswordForWhoeverOwnsTheMachine() throws Exception {
    String database = databases.address();
    Path home = directory.resolve("home");
    Path file = directory.resolve("new/keys.json");
    try (Storage storage = open(home.toString(), database)) {
      JsonNode old = read(home.resolve("first-run.json"));
      assertThat(
              token(
                  Map.of("PARLEY_HOME", home.toString(), "PARLEY_DATABASE_URL", database),
                  "--password",
                  "--to",
                  file.toString()))
          .isZero();
      JsonNode keys = read(file);
      assertThat(opens(storage, keys)).isTrue();
      String login = keys.path("login").asText();
      assertThat(storage.records().users().signIn(login, keys.path("password").asText()))
          .isPresent();
      assertThat(storage.records().users().signIn(login, old.path("password").asText())).isEmpty();
      assertThat(Files.readString(directory.resolve("said")))
          .doesNotContain(keys.path("api_token").asText())
          .doesNotContain(keys.path("password").asText())
          .contains(file.toString());
    }
  }

  @Test
  void changesNothingWhenWhatItMakesCannotBeKept() throws Exception {
    String database = databases.address();
    Path home = directory.resolve("home");
    try (Storage storage = open(home.toString(), database)) {
      JsonNode old = read(home.resolve("first-run.json"));
      assertThat(
              token(
                  Map.of("PARLEY_HOME", home.toString(), "PARLEY_DATABASE_URL", database),
                  "--password",
                  "--to",
                  "/proc/keys.json"))
          .isEqualTo(1);
      assertThat(Files.readString(directory.resolve("said"))).contains("none was made");
      assertThat(
              storage
                  .records()
                  .users()
                  .signIn(old.path("login").asText(), old.path("password").asText()))
          .isPresent();
    }
  }

  @Test
  void worksOnTheEmbeddedDatabaseBesideAServerAndWithoutOne() throws Exception {
    Path home = Files.createTempDirectory("parley-token");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    Map<String, String> settings = Map.of("PARLEY_HOME", home.toString());
    Config config = Config.read(settings);
    Path cache = Path.of("target", "test-cache").toAbsolutePath();
    try {
      try (Storage storage =
          Storage.open(config, cache, InstantSource.system(), new SecureRandom(), _ -> {})) {
        assertThat(token(settings)).isZero();
        assertThat(opens(storage, read(home.resolve("token.json")))).isTrue();
      }
      JsonNode beside = read(home.resolve("token.json"));
      assertThat(token(settings)).isZero();
      JsonNode without = read(home.resolve("token.json"));
      assertThat(without).isNotEqualTo(beside);
      try (Storage storage =
          Storage.open(config, cache, InstantSource.system(), new SecureRandom(), _ -> {})) {
        assertThat(opens(storage, beside)).isTrue();
        assertThat(opens(storage, without)).isTrue();
      }
    } finally {
      Directories.delete(home);
    }
  }

  @Test
  void saysThatThereIsNoInstallationInAHomeWithoutOne() throws Exception {
    assertThat(token(Map.of("PARLEY_HOME", directory.resolve("empty").toString()))).isEqualTo(1);
    assertThat(Files.readString(directory.resolve("said")))
        .contains("There is no database in")
        .contains("./parley up");
  }
}
