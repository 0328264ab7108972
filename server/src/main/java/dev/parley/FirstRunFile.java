package dev.parley;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.FirstRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that tells the owner of a new installation how to get in. */
final class FirstRunFile {
  private static final String NAME = "first-run";
  private static final String EXTENSION = ".json";

  private final Path home;

  FirstRunFile(Path home) {
    this.home = home;
  }

  Path path() {
    return home.resolve(NAME + EXTENSION);
  }

  /**
   * Writes it. One that is there already, which is the only key to another database, is kept under
   * another name.
   *
   * @throws UncheckedIOException with the remedy, if it cannot be written
   */
  void write(FirstRun first) {
    ObjectNode json =
        new ObjectMapper()
            .createObjectNode()
            .put("team_id", first.team().toString())
            .put("api_token", first.token())
            .put("login", first.login())
            .put("password", first.password());
    Path file = path();
    try {
      if (Files.exists(file)) {
        Files.move(file, unused());
      }
      SecretFile.write(file, json.toPrettyString() + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The first token could not be written to %s (%s), so no team was made. Set PARLEY_HOME to a directory that this user may write to and that has room, and start again."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  private Path unused() {
    int number = 1;
    while (Files.exists(numbered(number))) {
      number++;
    }
    return numbered(number);
  }

  private Path numbered(int number) {
    return home.resolve("%s-%d%s".formatted(NAME, number, EXTENSION));
  }
}
