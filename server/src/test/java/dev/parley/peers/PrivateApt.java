package dev.parley.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Fetches Debian packages with all that they need and this machine lacks, as any user and without
 * touching the system: apt reads the machine's sources but keeps its state elsewhere.
 */
final class PrivateApt {
  private static final long LIMIT_SECONDS = 600;

  private final Path directory;

  /** Works in a directory, which is created. */
  PrivateApt(Path directory) {
    this.directory = directory;
  }

  /** Fetches packages and unpacks them below {@code root}. */
  void unpack(List<String> packages, Path root) throws IOException, InterruptedException {
    Files.createDirectories(directory.resolve("state/lists/partial"));
    Path archives = Files.createDirectories(directory.resolve("cache/archives"));
    Files.createDirectories(archives.resolve("partial"));
    Files.writeString(directory.resolve("apt.conf"), configuration());
    System.err.println("Reading Debian's package lists for the test peers");
    // A source of no use to us may be out of reach; whether ours are shows in the next step.
    run(aptGet("update"));
    System.err.println("Fetching the test peers: " + String.join(", ", packages));
    List<String> install = aptGet("install", "--download-only", "--yes");
    install.addAll(packages);
    Result fetched = run(install);
    if (fetched.status() != 0) {
      throw new IOException(
          "apt cannot fetch the test peers (%s). They need Debian's archive, once: maybe try again with a network, or install the packages yourself:%n%s"
              .formatted(String.join(" ", packages), fetched.output()));
    }
    Files.createDirectories(root);
    for (Path archive : archives(archives)) {
      Result unpacked = run(List.of("dpkg-deb", "-x", archive.toString(), root.toString()));
      if (unpacked.status() != 0) {
        throw new IOException("dpkg-deb cannot unpack " + archive + ": " + unpacked.output());
      }
    }
  }

  private static List<Path> archives(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".deb")).sorted().toList();
    }
  }

  private List<String> aptGet(String... arguments) {
    List<String> command = new ArrayList<>(List.of("apt-get", "-q"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The machine's hooks are cleared: they clean or notify parts of the system. */
  private String configuration() {
    return """
    Dir::State "%1$s/state";
    Dir::State::status "/var/lib/dpkg/status";
    Dir::Cache "%1$s/cache";
    Dir::Log "%1$s";
    Debug::NoLocking "true";
    APT::Sandbox::User "root";
    APT::Install-Recommends "false";
    Acquire::Languages "none";
    Acquire::Retries "3";
    #clear APT::Update::Pre-Invoke;
    #clear APT::Update::Post-Invoke;
    #clear APT::Update::Post-Invoke-Success;
    #clear DPkg::Pre-Install-Pkgs;
    """
        .formatted(directory);
  }

  private Result run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile(directory, "run", ".log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("APT_CONFIG", directory.resolve("apt.conf").toString());
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      Process process = builder.start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(
            "%s did not end within %d s:%n%s"
                .formatted(command.getFirst(), LIMIT_SECONDS, Files.readString(log)));
      }
      return new Result(process.exitValue(), Files.readString(log));
    } finally {
      Files.delete(log);
    }
  }

  /** Removes everything it worked with; what was unpacked stays. */
  void clean() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted((a, b) -> b.compareTo(a))
          .forEach(file -> {
            try {
              Files.delete(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private record Result(int status, String output) {}
}
