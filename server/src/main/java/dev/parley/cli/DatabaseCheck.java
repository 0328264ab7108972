package dev.parley.cli;

import dev.parley.Config;
import dev.parley.Findings;
import dev.parley.records.Tables;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the database, without making, changing or starting anything. */
final class DatabaseCheck {
  private DatabaseCheck() {}

  static void check(Config config, Findings findings) {
    String url = config.databaseUrl();
    if (url == null) {
      embedded(config.home().resolve("postgres"), findings);
      return;
    }
    switch (Tables.of(url)) {
      case Tables.UpToDate(String version) ->
          findings.good(
              "database of PARLEY_DATABASE_URL, tables up to date (version %s)".formatted(version));
      case Tables.None(int steps) -> {
        findings.good("database of PARLEY_DATABASE_URL answers");
        findings.note(
            "The database is empty: ./parley up will make its tables (%d steps) and the first team."
                .formatted(steps));
      }
      case Tables.Older(String version, String wanted, int steps) -> {
        findings.good("database of PARLEY_DATABASE_URL answers");
        findings.note(
            "The tables are of version %s: ./parley up will bring them up to version %s (%d steps). Make a backup first; an earlier Parley cannot use them afterwards."
                .formatted(version, wanted, steps));
      }
      case Tables.Unusable(String why) -> findings.wrong(why);
    }
  }

  private static void embedded(Path directory, Findings findings) {
    if (Files.exists(directory.resolve("data/PG_VERSION"))) {
      findings.good("embedded database in %s; ./parley up starts it".formatted(directory));
    } else {
      findings.note("./parley up will make the embedded database in %s.".formatted(directory));
    }
  }
}
