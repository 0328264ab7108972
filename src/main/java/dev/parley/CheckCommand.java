package dev.parley;

import dev.parley.api.Authority;
import dev.parley.inference.ModelStore;
import dev.parley.records.Database;
import dev.parley.records.RecordsException;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.SipConfig;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.Trunk;
import dev.parley.telephony.TrunkHealth;
import dev.parley.telephony.TrunkText;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says everything that stands in the way of a call. */
@Command(
    name = "check",
    description = {
      "Checks configuration, models, database, ports and trunk, and says everything that is wrong at"
          + " once, with remedies. Run it while the server is down. Exits with 0 if all is well."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long MEGA = 1 << 20;
  private static final long LEAST_FREE = 500 * MEGA;

  @Mixin private final ServerOptions options = new ServerOptions();

  private final List<String> problems = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    Config config;
    try {
      config = Config.read(options.over(System.getenv()));
    } catch (Config.InvalidConfigException e) {
      problems.add(e.getMessage());
      return report();
    }
    models();
    home(config.home());
    database(config);
    ports(config);
    capacity(config);
    trunk(config);
    return report();
  }

  private int report() {
    problems.forEach(problem -> System.out.println("WRONG  " + problem));
    System.out.println(
        problems.isEmpty()
            ? "All is well: ./parley up can start."
            : "%d %s to mend."
                .formatted(problems.size(), problems.size() == 1 ? "thing" : "things"));
    return problems.isEmpty() ? 0 : 1;
  }

  private static void good(String what) {
    System.out.println("ok     " + what);
  }

  private void models() {
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    List<String> missing = store.missing();
    if (missing.isEmpty()) {
      good("models and voices in " + store.directory());
    } else {
      problems.add(
          "Models are missing from %s (%s). Run ./parley models."
              .formatted(store.directory(), String.join(", ", missing)));
    }
  }

  private void home(Path home) {
    Path existing = home;
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isWritable(existing)) {
      problems.add(
          "The home %s cannot be written. Set PARLEY_HOME, or make %s writable."
              .formatted(home, existing));
      return;
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      if (free < LEAST_FREE) {
        problems.add(
            "Only %d MB are free below %s; recordings and the database want %d MB at least."
                .formatted(free / MEGA, existing, LEAST_FREE / MEGA));
      } else {
        good("home %s, %d MB free".formatted(home, free / MEGA));
      }
    } catch (IOException e) {
      problems.add("The free space of %s cannot be read: %s".formatted(existing, e));
    }
  }

  private void database(Config config) {
    String url = config.databaseUrl();
    if (url == null) {
      good("database: embedded, in the home");
      return;
    }
    try (Database database = Database.open(url, null, null)) {
      if (database.answers()) {
        good("database of PARLEY_DATABASE_URL, tables up to date");
      } else {
        problems.add("The database of PARLEY_DATABASE_URL does not answer.");
      }
    } catch (RecordsException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private void ports(Config config) {
    free("HTTP", "PARLEY_HTTP_PORT", config.http(), true, false);
    free("SIP", "PARLEY_SIP_PORT", config.sip(), true, true);
  }

  private void free(
      String what, String setting, InetSocketAddress address, boolean tcp, boolean udp) {
    String where = Authority.of(address.getHostString(), address.getPort());
    try {
      if (tcp) {
        new ServerSocket(address.getPort(), 1, address.getAddress()).close();
      }
      if (udp) {
        new DatagramSocket(address).close();
      }
      good("%s can listen on %s".formatted(what, where));
    } catch (IOException e) {
      problems.add(
          "%s cannot listen on %s (%s). Stop what uses it, or set %s."
              .formatted(what, where, e.getMessage(), setting));
    }
  }

  private void capacity(Config config) {
    int calls = config.callsAtOnce();
    int ports = (config.rtpPorts().last() - config.rtpPorts().first() + 1) / 2;
    if (calls > ports) {
      problems.add(
          "%d calls at once need %d RTP ports, and PARLEY_RTP_PORTS has %d. Widen it, or lower PARLEY_CALLS_AT_ONCE."
              .formatted(calls, 2 * calls, 2 * ports));
    } else if (calls > Capacity.here()) {
      good(
          "%d calls at once (PARLEY_CALLS_AT_ONCE); %d are what this machine is known to carry with answers in a second, so measure it with ./parley bench calls"
              .formatted(calls, Capacity.here()));
    } else {
      good("%d calls at once; further ones wait in the queue".formatted(calls));
    }
  }

  private void trunk(Config config) throws InterruptedException {
    String text = config.trunk();
    if (text == null) {
      problems.add(
          "There is no trunk, so nobody can be called. Set"
              + " PARLEY_TRUNK='sip:user:password@host:port;transport=udp'.");
      return;
    }
    switch (TrunkText.parse(
        "PARLEY_TRUNK", text, config.callerId(), config.trunkCapacity(), config.ringTime())) {
      case TrunkText.Result.Invalid(List<String> wrong) -> problems.addAll(wrong);
      case TrunkText.Result.Valid(Trunk trunk) -> qualify(config, trunk);
    }
  }

  private void qualify(Config config, Trunk trunk) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    InetSocketAddress any = new InetSocketAddress(config.sip().getAddress(), 0);
    try (Phone phone =
        Phone.open(
            PhoneConfig.of(
                SipConfig.of(any, clock, random),
                MediaConfig.of(any.getAddress(), clock, random).withThreads(1)))) {
      switch (phone.qualify(trunk, PATIENCE)) {
        case TrunkHealth.Reachable(int status, String reason, Duration roundTrip) ->
            good(
                "trunk answers OPTIONS with %d %s after %d ms"
                    .formatted(status, reason, roundTrip.toMillis()));
        case TrunkHealth.Unreachable(String why) ->
            problems.add(why + " Maybe host, port or transport of PARLEY_TRUNK are wrong.");
      }
    }
  }
}
