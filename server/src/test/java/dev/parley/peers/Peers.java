package dev.parley.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The programs we test against: SIPp, Kamailio, baresip, tcpdump, strace, and recordings of human
 * speech. Those on the machine are used; the others are fetched once into the user's cache.
 */
public final class Peers {
  /** Each program, and the Debian package it comes in. */
  private static final Map<String, String> PROGRAMS =
      new TreeMap<>(
          Map.of(
              "sipp", "sip-tester",
              "kamailio", "kamailio",
              "baresip", "baresip-core",
              "strace", "strace",
              "tcpdump", "tcpdump"));

  private static final String SPEECH_PACKAGE = "asterisk-core-sounds-en-wav";
  private static final Path SYSTEM = Path.of("/");
  private static final String VOICE = "usr/share/asterisk/sounds/en_US_f_Allison";
  private static final List<String> PLACES = List.of("usr/bin", "usr/sbin", "bin", "sbin");

  private final Path root;
  private final String libraryPath;

  private Peers(Path root) throws IOException {
    this.root = root;
    libraryPath = libraryPath(root);
  }

  /** Fetches what is missing; without anything missing it only looks. Safe among processes. */
  public static Peers ensure() {
    try {
      Path cache = Files.createDirectories(cache().resolve("peers"));
      try (FileChannel file =
              FileChannel.open(
                  cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = file.lock()) {
        return ensure(cache);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the test peers were fetched", e);
    }
  }

  private static Peers ensure(Path cache) throws IOException, InterruptedException {
    Path root = cache.resolve("root");
    List<String> missing = missing(root);
    if (!missing.isEmpty()) {
      PrivateApt apt = new PrivateApt(cache.resolve("apt"));
      apt.unpack(missing, root);
      apt.clean();
      missing = missing(root);
      if (!missing.isEmpty()) {
        throw new IOException(
            "The packages %s do not hold what they should. Maybe this Debian is too old or too new."
                .formatted(missing));
      }
    }
    return new Peers(root);
  }

  private static List<String> missing(Path root) {
    List<String> missing = new ArrayList<>();
    PROGRAMS.forEach((program, debian) -> {
      if (find(root, program).isEmpty()) {
        missing.add(debian);
      }
    });
    if (voice(root).isEmpty()) {
      missing.add(SPEECH_PACKAGE);
    }
    return missing;
  }

  static Path cache() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    if (xdg != null && Path.of(xdg).isAbsolute()) {
      return Path.of(xdg, "parley");
    }
    String home = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
    return Path.of(home, ".cache", "parley");
  }

  private static Optional<Path> find(Path root, String program) {
    return Stream.of(SYSTEM, root)
        .flatMap(base -> PLACES.stream().map(place -> base.resolve(place).resolve(program)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> voice(Path root) {
    return Stream.of(SYSTEM, root)
        .map(base -> base.resolve(VOICE))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** Every directory below {@code root} with libraries that programs link to. */
  static String libraryPath(Path root) throws IOException {
    List<String> directories = new ArrayList<>();
    for (String lib : List.of("usr/lib", "lib")) {
      Path base = root.resolve(lib);
      if (Files.isDirectory(base)) {
        try (Stream<Path> files = Files.walk(base, 2)) {
          files.filter(Files::isDirectory).map(Path::toString).forEach(directories::add);
        }
      }
    }
    return String.join(":", directories);
  }

  /** The command line of a program, ready to be started with {@link #environment}. */
  public List<String> command(String program, Collection<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(
        find(root, program)
            .orElseThrow(() -> new IllegalStateException(program + " was not fetched"))
            .toString());
    command.addAll(arguments);
    return command;
  }

  /** What the programs need in their environment. */
  public Map<String, String> environment() {
    return libraryPath.isEmpty() ? Map.of() : Map.of("LD_LIBRARY_PATH", libraryPath);
  }

  /** The directory a program's modules lie in. */
  Path modules(String program) throws IOException {
    for (Path base : List.of(SYSTEM, root)) {
      Path lib = base.resolve("usr/lib");
      if (Files.isDirectory(lib)) {
        try (Stream<Path> architectures = Files.list(lib)) {
          Optional<Path> found =
              Stream.concat(Stream.of(lib), architectures)
                  .map(place -> place.resolve(program).resolve("modules"))
                  .filter(Files::isDirectory)
                  .findFirst();
          if (found.isPresent()) {
            return found.get();
          }
        }
      }
    }
    throw new IOException("The modules of %s are not below %s.".formatted(program, root));
  }

  /**
   * A recording of a person speaking, 8 kHz mono.
   *
   * @param name such as {@code vm-goodbye}
   */
  public Path speech(String name) {
    Path file = voice(root).orElseThrow().resolve(name + ".wav");
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("There is no recording named " + name + ": " + file);
    }
    return file;
  }

  /** A capture of RTP that SIPp brings, such as {@code dtmf_2833_1.pcap}. */
  public Path capture(String name) {
    return Stream.of(SYSTEM, root)
        .map(base -> base.resolve("usr/share/sip-tester").resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow();
  }
}
