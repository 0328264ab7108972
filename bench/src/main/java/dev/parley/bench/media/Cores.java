package dev.parley.bench.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cores that this process may use, and programs that are to keep to one of them. */
final class Cores {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern LAST =
      Pattern.compile("^Cpus_allowed_list:.*?(\\d+)$", Pattern.MULTILINE);

  private Cores() {}

  /**
   * The last core, where there are several and {@code taskset} is there to keep a program to it.
   */
  static Optional<String> last() {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      return Optional.empty();
    }
    try {
      Matcher matcher = LAST.matcher(Files.readString(STATUS));
      return matcher.find() && runs("taskset", "--version")
          ? Optional.of(matcher.group(1))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** A command that keeps to the last core if it can. */
  static List<String> onLast(List<String> command) {
    List<String> pinned = new ArrayList<>();
    last().ifPresent(core -> pinned.addAll(List.of("taskset", "-c", core)));
    pinned.addAll(command);
    return pinned;
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
