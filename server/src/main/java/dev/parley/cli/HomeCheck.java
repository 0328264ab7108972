package dev.parley.cli;

import dev.parley.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Looks whether an installation can live in its home. */
final class HomeCheck {
  private static final long MEGA = 1 << 20;
  private static final long LEAST_FREE = 500 * MEGA;

  private HomeCheck() {}

  static void check(Path home, Findings findings) {
    Path existing = home;
    while (existing.getParent() != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      findings.wrong(
          "%s is no directory, so the home %s cannot be used. Set PARLEY_HOME to another."
              .formatted(existing, home));
      return;
    }
    if (!writable(home, existing, findings)) {
      return;
    }
    for (String name : List.of("postgres", "recordings")) {
      Path part = home.resolve(name);
      if (Files.exists(part) && (!Files.isDirectory(part) || !Files.isExecutable(part))) {
        findings.wrong(
            "%s cannot be entered. Give it to the user who runs Parley.".formatted(part));
      }
    }
    space(home, existing, findings);
  }

  /** Only writing proves it: a root user, or a file system for reading, makes any mode a lie. */
  private static boolean writable(Path home, Path existing, Findings findings) {
    try {
      Files.delete(Files.createTempFile(existing, ".parley-check-", ".tmp"));
      if (Files.isReadable(existing)) {
        return true;
      }
      findings.wrong(
          "The home %s cannot be read. Give %s to the user who runs Parley."
              .formatted(home, existing));
    } catch (IOException e) {
      findings.wrong(
          "The home %s cannot be written (%s: %s). Set PARLEY_HOME, or make %s writable."
              .formatted(home, e.getClass().getSimpleName(), e.getMessage(), existing));
    }
    return false;
  }

  private static void space(Path home, Path existing, Findings findings) {
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      if (free < LEAST_FREE) {
        findings.wrong(
            "Only %d MB are free below %s; recordings and the database want %d MB at least."
                .formatted(free / MEGA, existing, LEAST_FREE / MEGA));
      } else {
        findings.good("home %s, %d MB free".formatted(home, free / MEGA));
      }
    } catch (IOException e) {
      findings.wrong("The free space of %s cannot be read: %s".formatted(existing, e));
    }
  }
}
