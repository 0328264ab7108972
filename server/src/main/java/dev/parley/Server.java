package dev.parley;

import dev.parley.call.SteadyClock;
import dev.parley.watch.Supervisor;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The whole server. */
public final class Server implements AutoCloseable {
  /** The exit status of a server that could not go on: EX_SOFTWARE of sysexits.h. */
  private static final int DEFECT = 70;

  private final Config config;
  private final Supervisor supervisor;
  private final Parts parts;
  private final Assembly.Made made;

  private Server(Config config, Supervisor supervisor, Parts parts, Assembly.Made made) {
    this.config = config;
    this.supervisor = supervisor;
    this.parts = parts;
    this.made = made;
  }

  /** The same, in a process that ends when the server cannot go on. */
  public static Server start(
      Config config,
      Supplier<LoadedModels> models,
      Path cache,
      InstantSource clock,
      SecureRandom random,
      Consumer<String> progress) {
    return start(
        config, models, cache, clock, random, progress, () -> Runtime.getRuntime().halt(DEFECT));
  }

  /**
   * Starts everything; what has started is closed again if a later part fails.
   *
   * @param models asked for once the database is there; closed by whoever loads them
   * @param cache where programs are unpacked
   * @param progress told what takes long
   * @param end ends the process at once; called when a thread that carries calls cannot go on
   */
  static Server start(
      Config config,
      Supplier<LoadedModels> models,
      Path cache,
      InstantSource clock,
      SecureRandom random,
      Consumer<String> progress,
      Runnable end) {
    InstantSource steady = SteadyClock.from(clock);
    GivingUp givingUp = new GivingUp(end);
    Supervisor supervisor = Supervisor.start(givingUp::because);
    Parts parts = new Parts();
    Assembly assembly = new Assembly(config, clock, steady, random, supervisor, givingUp, parts);
    try {
      return new Server(config, supervisor, parts, assembly.make(models, cache, progress));
    } catch (RuntimeException e) {
      close(supervisor, parts);
      throw e;
    }
  }

  /** Where the HTTP interface is reached from this machine. */
  public URI url() {
    return made.api().url();
  }

  /**
   * Where people go with a browser; as long as nobody has chosen a password, with a ticket that
   * signs in once, for 15 minutes.
   */
  public URI dashboard() {
    URI known = config.publicUrl();
    String app = (known == null ? url() : known).toString().replaceFirst("/$", "") + "/app";
    return URI.create(
        made.requests()
            .signInTickets()
            .make()
            .map(ticket -> app + "/welcome#" + ticket)
            .orElse(app));
  }

  /** Where SIP listens. */
  public InetSocketAddress sip() {
    return made.phone().address();
  }

  /** Stops accepting, lets calls under way finish within 30 s, then closes every part. */
  @Override
  public void close() {
    close(supervisor, parts);
  }

  private static void close(Supervisor supervisor, Parts parts) {
    supervisor.close();
    parts.close();
  }
}
