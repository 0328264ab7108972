package dev.parley.cli;

import dev.parley.Config;
import dev.parley.LoadingModels;
import dev.parley.Server;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.tts.HomeVoices;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the server until it is told to stop. */
@Command(
    name = "up",
    description = "Runs the server. SIGTERM or Ctrl-C lets the calls under way finish (30 s).",
    footer = {"", "All settings are environment variables named PARLEY_…; README.md lists them."},
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws InterruptedException {
    Clock clock = Clock.systemUTC();
    long began = System.nanoTime();
    Config config = Config.read(options.over(System.getenv()));
    HomeVoices voices = HomeVoices.in(config.home());
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    store.ensure(Progress.on(System.err));
    WantedVoice.ensureUsual(store, config.voice(), Progress.on(System.err));
    StopSignal stop = StopSignal.take();
    try (LoadingModels models =
            LoadingModels.begin(store, voices, config.model(), clock, ZoneId.systemDefault());
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
      tellOfDashboard(server.dashboard());
      System.out.printf(
          "It carries %d calls at once (PARLEY_CALLS_AT_ONCE); further ones wait in the queue.%n",
          config.callsAtOnce());
      if (config.trunk() == null) {
        System.out.println(
            "There is no trunk, so only simulated people can be called yet (\"Try\" in the dashboard)."
                + " Set PARLEY_TRUNK and start again to call others.");
      }
      stop.await();
    }
    return 0;
  }

  private static void tellOfDashboard(URI address) {
    System.out.printf(
        address.getFragment() == null
            ? "The dashboard is at %s%n"
            : "The dashboard is at %s (signs you in once, within 15 minutes; after that start again for another).%n",
        address);
  }

  private static void tell(String line) {
    System.err.println(line);
  }
}
