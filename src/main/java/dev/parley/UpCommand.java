package dev.parley;

import dev.parley.inference.ModelStore;
import dev.parley.inference.Progress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. */
@Command(
    name = "up",
    description = "Runs the server. SIGTERM or Ctrl-C lets the calls under way finish (30 s).",
    footer = {"", "All settings are environment variables named PARLEY_…; README.md lists them."},
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Option(names = "--home", paramLabel = "DIR", description = "Data directory (PARLEY_HOME).")
  private @Nullable Path home;

  @Option(
      names = "--http",
      paramLabel = "PORT",
      description = "HTTP port (PARLEY_HTTP_PORT, 8080).")
  private @Nullable Integer http;

  @Option(names = "--sip", paramLabel = "PORT", description = "SIP port (PARLEY_SIP_PORT, 5060).")
  private @Nullable Integer sip;

  @Override
  public Integer call() throws InterruptedException {
    Clock clock = Clock.systemUTC();
    long began = System.nanoTime();
    Config config = Config.read(environment());
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    store.ensure(Progress.on(System.err));
    StopSignal stop = StopSignal.take();
    try (LoadingModels models =
            LoadingModels.begin(store, config.model(), clock, ZoneId.systemDefault());
        Server server =
            Server.start(
                config, models, store.directory(), clock, new SecureRandom(), UpCommand::tell)) {
      System.out.printf(
          "Parley is up after %.1f s: %s (documentation at %s/docs), SIP on port %d, data in %s%n",
          Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0,
          server.url(),
          server.url(),
          server.sip().getPort(),
          config.home());
      System.out.printf(
          "It carries %d calls at once (PARLEY_CALLS_AT_ONCE); further ones wait in the queue.%n",
          config.callsAtOnce());
      if (config.trunk() == null) {
        System.out.println(
            "There is no trunk, so nobody can be called yet. Set PARLEY_TRUNK and start again.");
      }
      stop.await();
    }
    return 0;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (home != null) {
      environment.put("PARLEY_HOME", home.toString());
    }
    if (http != null) {
      environment.put("PARLEY_HTTP_PORT", http.toString());
    }
    if (sip != null) {
      environment.put("PARLEY_SIP_PORT", sip.toString());
    }
    return environment;
  }

  private static void tell(String line) {
    System.err.println(line);
  }
}
