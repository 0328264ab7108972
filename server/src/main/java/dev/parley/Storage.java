package dev.parley;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.agent.SampleAgent;
import dev.parley.postgres.EmbeddedPostgres;
import dev.parley.records.Database;
import dev.parley.records.FirstRun;
import dev.parley.records.RecordingFiles;
import dev.parley.records.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
public record Storage(@Nullable EmbeddedPostgres postgres, Database database, Records records)
    implements AutoCloseable {
  /**
   * Opens the database, furnishes a new one, and writes {@code first-run.json} for its owner before
   * anything of that is committed.
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

  /**
   * Opens the database as it is, for whoever owns the machine, beside a server that may run on it.
   *
   * @throws dev.parley.records.RecordsException if there is none
   */
  public static Storage beside(
      Config config,
      Path cache,
      InstantSource clock,
      SecureRandom random,
      Consumer<String> progress) {
    String url = config.databaseUrl();
    if (url != null) {
      return beside(config, null, Database.open(url, null, null), clock, random);
    }
    Optional<EmbeddedPostgres.Address> running = EmbeddedPostgres.running(config.home());
    if (running.isPresent()) {
      EmbeddedPostgres.Address at = running.get();
      return beside(config, null, Database.open(at.url(), at.user(), at.password()), clock, random);
    }
    EmbeddedPostgres postgres = EmbeddedPostgres.existing(config.home(), cache, random, progress);
    try {
      return beside(config, postgres, Database.open(postgres), clock, random);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private static Storage beside(
      Config config,
      @Nullable EmbeddedPostgres postgres,
      Database database,
      InstantSource clock,
      SecureRandom random) {
    return new Storage(
        postgres, database, new Records(database, clock, random, recordings(config)));
  }

  private static Storage open(
      Config config,
      @Nullable EmbeddedPostgres postgres,
      Database database,
      InstantSource clock,
      SecureRandom random,
      Consumer<String> progress) {
    try {
      Records records = new Records(database, clock, random, recordings(config));
      FirstRunFile file = new FirstRunFile(config.home());
      furnish(config, records, file)
          .ifPresent(_ -> progress.accept("The first token and login are in " + file.path() + "."));
      return new Storage(postgres, database, records);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static RecordingFiles recordings(Config config) {
    return new RecordingFiles(config.home().resolve("recordings").toAbsolutePath());
  }

  private static Optional<FirstRun> furnish(Config config, Records records, FirstRunFile file) {
    try {
      return FirstRun.furnish(
          records,
          new FirstRun.Limits(config.maxConcurrentCalls(), config.callsPerSecond()),
          SampleAgent.TITLE,
          new ObjectMapper().readTree(SampleAgent.json()),
          file::write);
    } catch (IOException e) {
      throw new UncheckedIOException("The sample agent is not JSON.", e);
    }
  }

  @Override
  public void close() {
    database.close();
    if (postgres != null) {
      postgres.close();
    }
  }
}
