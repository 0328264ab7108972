package dev.parley.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The account PostgreSQL runs under. It refuses to run as root, so root hands it to the user {@code
 * nobody}, or, where {@code nobody} cannot reach its directory, takes root's powers away in a user
 * namespace of its own.
 */
enum ServerAccount {
  /** Whoever we are. */
  OWN,
  /** The unprivileged user of every Linux. */
  NOBODY,
  /** Root without its powers: still the owner of its files. */
  POWERLESS_ROOT;

  /** Chooses the account that can use the directory and run the program. */
  static Optional<ServerAccount> reaching(Path directory, Path program) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of(OWN);
    }
    return Stream.of(NOBODY, POWERLESS_ROOT)
        .filter(account -> account.canEnter(directory) && account.canEnter(program))
        .findFirst();
  }

  /** The command as this account runs it. */
  List<String> command(List<String> command) {
    List<String> all = new ArrayList<>(prefix());
    all.addAll(command);
    return all;
  }

  private List<String> prefix() {
    return switch (this) {
      case OWN -> List.of();
      case NOBODY -> List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");
      case POWERLESS_ROOT -> List.of("unshare", "--user");
    };
  }

  /** Gives everything in {@code directory} to the account. */
  void own(Path directory) throws IOException {
    String owner =
        switch (this) {
          case OWN -> "";
          case NOBODY -> "nobody";
          case POWERLESS_ROOT -> "root";
        };
    if (!owner.isEmpty() && !Files.getOwner(directory).getName().equals(owner)) {
      run(List.of("chown", "-R", owner + ":", directory.toString()));
    }
  }

  private static void run(List<String> command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("%s failed".formatted(String.join(" ", command)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private boolean canEnter(Path path) {
    try {
      Process process =
          new ProcessBuilder(command(List.of("test", "-x", path.toString())))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
