package dev.parley.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser that the dashboard is tested with: the machine's own Chromium where it has one, else
 * Debian's, fetched once into the user's cache with the libraries this machine lacks.
 */
public final class Chromium {
  private static final List<Path> ON_THE_MACHINE =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-headless-shell"));

  /** Where the package has the program itself; what lies in usr/bin only starts it. */
  private static final String IN_THE_PACKAGE = "usr/lib/chromium/chromium-headless-shell";

  private static final List<String> PACKAGES =
      List.of("chromium-headless-shell", "fonts-dejavu-core");

  private final Path program;
  private final Map<String, String> environment;

  private Chromium(Path program, Map<String, String> environment) {
    this.program = program;
    this.environment = environment;
  }

  /** Finds or fetches it. Safe among processes. */
  public static Chromium ensure() {
    Optional<Path> ours = ON_THE_MACHINE.stream().filter(Files::isExecutable).findFirst();
    return ours.map(path -> new Chromium(path, Map.of())).orElseGet(Chromium::fetched);
  }

  private static Chromium fetched() {
    try {
      Path cache = Files.createDirectories(Peers.cache().resolve("chromium"));
      try (FileChannel file =
              FileChannel.open(
                  cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = file.lock()) {
        return in(cache);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Chromium was fetched", e);
    }
  }

  private static Chromium in(Path cache) throws IOException, InterruptedException {
    Path root = cache.resolve("root");
    Path program = root.resolve(IN_THE_PACKAGE);
    Path fonts = cache.resolve("fonts.conf");
    if (!Files.isExecutable(program) || !Files.exists(fonts)) {
      PrivateApt apt = new PrivateApt(cache.resolve("apt"));
      apt.unpack(PACKAGES, root);
      apt.clean();
      if (!Files.isExecutable(program)) {
        throw new IOException(
            "The package chromium-headless-shell does not hold %s. Maybe install chromium yourself."
                .formatted(IN_THE_PACKAGE));
      }
      Files.writeString(fonts, fonts(root, cache));
    }
    return new Chromium(
        program,
        Map.of(
            "LD_LIBRARY_PATH", Peers.libraryPath(root),
            "FONTCONFIG_FILE", fonts.toString()));
  }

  private static String fonts(Path root, Path cache) {
    String directories =
        Stream.of(Path.of("/usr/share/fonts"), root.resolve("usr/share/fonts"))
            .map("  <dir>%s</dir>\n"::formatted)
            .reduce("", String::concat);
    return """
    <?xml version="1.0"?>
    <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
    <fontconfig>
    %s  <cachedir>%s</cachedir>
    %s</fontconfig>
    """
        .formatted(
            directories,
            cache.resolve("fontconfig"),
            instead("system-ui", "DejaVu Sans") + instead("ui-monospace", "DejaVu Sans Mono"));
  }

  /** Takes a font for the one that a system with a desktop would have. */
  private static String instead(String asked, String taken) {
    return """
      <match target="pattern">
        <test name="family"><string>%s</string></test>
        <edit name="family" mode="assign" binding="strong"><string>%s</string></edit>
      </match>
    """
        .formatted(asked, taken);
  }

  /** The program that is started. */
  public Path program() {
    return program;
  }

  /** What it needs in its environment. */
  public Map<String, String> environment() {
    return environment;
  }
}
