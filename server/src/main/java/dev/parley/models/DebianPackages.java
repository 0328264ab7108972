package dev.parley.models;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches Debian packages for any user and without touching the system: apt works in a state
 * directory of its own, on the machine's own archives with the components it needs added.
 */
final class DebianPackages {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Pattern PRINTED = Pattern.compile("'([^']+)' (\\S+) \\d+ (\\S+)");

  private final Path etc;
  private final Path work;
  private final Downloader downloader;
  private final Progress progress;

  /**
   * Names the directories.
   *
   * @param etc apt's configuration, /etc/apt
   * @param work an empty directory to work in
   */
  DebianPackages(Path etc, Path work, Downloader downloader, Progress progress) {
    this.etc = etc;
    this.work = work;
    this.downloader = downloader;
    this.progress = progress;
  }

  /** Reads the lists of all packages' suites and components. To be called before {@link #fetch}. */
  void update(Collection<ModelSource.Debian> sources) throws IOException, InterruptedException {
    List<AptSources.Archive> archives = AptSources.in(etc);
    if (archives.isEmpty()) {
      throw new ModelException(
          "No Debian archive is among apt's sources in "
              + etc
              + ". Maybe this is not Debian; then copy the cache directory from a machine that is.");
    }
    var suites = new TreeSet<String>();
    var components = new TreeSet<String>();
    for (ModelSource.Debian source : sources) {
      suites.add(source.suite());
      components.add(source.component());
    }
    Files.createDirectories(work.resolve("state/lists/partial"));
    Files.createDirectories(work.resolve("cache/archives/partial"));
    Path parts = Files.createDirectories(work.resolve("sources"));
    Files.writeString(work.resolve("status"), "");
    Files.writeString(work.resolve("apt.conf"), configuration());
    var text = new StringBuilder();
    archives.forEach(archive -> text.append(archive.stanza(suites, components)));
    Files.writeString(parts.resolve("parley.sources"), text);
    progress.note("Reading Debian's package lists (" + String.join(", ", components) + ")");
    Program.Result result = apt(List.of("update"));
    if (!result.succeeded()) {
      progress.note("Not every package list could be read: " + result.errors().strip());
    }
  }

  /** Downloads a package; where its address is not HTTP, apt does it. */
  void fetch(ModelSource.Debian source, Path into) throws IOException, InterruptedException {
    String pinned = source.name() + "=" + source.version();
    Program.Result located = apt(List.of("--print-uris", "download", pinned));
    Matcher printed = PRINTED.matcher(located.output());
    if (!located.succeeded() || !printed.find()) {
      throw new ModelException(
          "apt does not know "
              + source
              + ": "
              + located.errors().strip()
              + " Maybe the archive could not be reached; try again with a network.");
    }
    URI address = URI.create(printed.group(1));
    if (address.getScheme().startsWith("http")) {
      downloader.fetch(address, into, pinned);
    } else {
      Program.Result result = apt(List.of("download", pinned));
      if (!result.succeeded()) {
        throw new ModelException("apt could not fetch " + source + ": " + result.errors());
      }
      Files.move(work.resolve(printed.group(2)), into, StandardCopyOption.REPLACE_EXISTING);
    }
    String sum = printed.group(3);
    if (sum.startsWith("SHA256:") && !sum.endsWith(Checksum.of(into))) {
      String got = Checksum.of(into);
      Downloader.discard(into);
      throw new ModelException(
          "The package "
              + pinned
              + " has SHA-256 "
              + got
              + ", but its archive says "
              + sum
              + ". It was removed; maybe try again.");
    }
  }

  private Program.Result apt(List<String> arguments) throws InterruptedException {
    var command = new java.util.ArrayList<String>();
    command.addAll(List.of("apt-get", "-q", "-c", work.resolve("apt.conf").toString()));
    command.addAll(arguments);
    return Program.run(work, Map.of("LC_ALL", "C.UTF-8"), LIMIT, command);
  }

  /** Hooks of the machine are cleared: they would clean or notify parts of the system. */
  private String configuration() {
    return """
    Dir::State "%1$s/state";
    Dir::State::status "%1$s/status";
    Dir::Cache "%1$s/cache";
    Dir::Etc::sourcelist "/dev/null";
    Dir::Etc::sourceparts "%1$s/sources";
    Acquire::Languages "none";
    Acquire::Retries "3";
    APT::Sandbox::User "root";
    #clear APT::Update::Pre-Invoke;
    #clear APT::Update::Post-Invoke;
    #clear APT::Update::Post-Invoke-Success;
    """
        .formatted(work);
  }
}
