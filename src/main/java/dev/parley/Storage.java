package dev.parley;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.SampleAgent;
import dev.parley.records.Database;
import dev.parley.records.EmbeddedPostgres;
import dev.parley.records.FirstRun;
import dev.parley.records.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The database and what is in it.
 *
 * @param postgres our own server, null when another one is used
 */
record Storage(@Nullable EmbeddedPostgres postgres, Database database, Records records)
    implements AutoCloseable {
  private static final String FIRST_RUN = "first-run.json";

  /**
   * Opens the database, furnishes a new one, and writes {@code first-run.json} for its owner.
   *
   * @param cache where PostgreSQL's programs are unpacked
   * @param progress told what takes long
   */
  static Storage open(
      Config config,
      Path cache,
      InstantSource clock,
      SecureRandom random,
      Consumer<String> progress) {
    String url = config.databaseUrl();
    if (url != null) {
      return open(config, null, Database.open(url, null, null), clock, random, progress);
    }
    EmbeddedPostgres postgres = EmbeddedPostgres.start(config.home(), cache, random, progress);
    try {
      return open(config, postgres, Database.open(postgres), clock, random, progress);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private static Storage open(
      Config config,
      @Nullable EmbeddedPostgres postgres,
      Database database,
      InstantSource clock,
      SecureRandom random,
      Consumer<String> progress) {
    try {
      Records records = new Records(database, clock, random);
      furnish(config, records).ifPresent(first -> write(config.home(), first, progress));
      return new Storage(postgres, database, records);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Optional<FirstRun> furnish(Config config, Records records) {
    try {
      return FirstRun.furnish(
          records,
          new FirstRun.Limits(config.maxConcurrentCalls(), config.callsPerSecond()),
          SampleAgent.TITLE,
          new ObjectMapper().readTree(SampleAgent.json()));
    } catch (IOException e) {
      throw new UncheckedIOException("The sample agent is not JSON.", e);
    }
  }

  /** Readable only by its owner from the moment it exists. */
  private static void write(Path home, FirstRun first, Consumer<String> progress) {
    ObjectNode json =
        new ObjectMapper()
            .createObjectNode()
            .put("team_id", first.team().toString())
            .put("api_token", first.token())
            .put("login", first.login())
            .put("password", first.password());
    Path file = home.resolve(FIRST_RUN);
    try {
      Path draft =
          Files.createTempFile(
              home,
              FIRST_RUN,
              ".tmp",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, json.toPrettyString() + System.lineSeparator());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The first token could not be written to " + file, e);
    }
    progress.accept("The first token and login are in " + file + ".");
  }

  @Override
  public void close() {
    database.close();
    if (postgres != null) {
      postgres.close();
    }
  }
}
