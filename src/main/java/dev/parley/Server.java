package dev.parley;

import dev.parley.agent.Capabilities;
import dev.parley.api.ApiConfig;
import dev.parley.api.ApiParts;
import dev.parley.api.ApiServer;
import dev.parley.api.Authority;
import dev.parley.call.SteadyClock;
import dev.parley.conversation.ConversationDriver;
import dev.parley.conversation.Endpointing;
import dev.parley.conversation.Engines;
import dev.parley.conversation.HttpActions;
import dev.parley.dispatch.DispatchSettings;
import dev.parley.dispatch.Dispatcher;
import dev.parley.dispatch.PhoneCallRunner;
import dev.parley.records.Journals;
import dev.parley.records.Notices;
import dev.parley.records.OrderQueue;
import dev.parley.records.Records;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.SipConfig;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.Trunk;
import dev.parley.telephony.TrunkText;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.webhooks.CallJson;
import dev.parley.webhooks.WebhookSettings;
import dev.parley.webhooks.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole server: its parts, made in the order a call goes through them backwards. */
final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Config config;
  private final InstantSource clock;
  private final SecureRandom random;
  private @Nullable ApiServer api;
  private @Nullable Phone phone;

  private Server(Config config, InstantSource clock, SecureRandom random) {
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Starts everything; what has started is closed again if a later part fails.
   *
   * @param models asked for once the database is there; closed by whoever loads them
   * @param cache where programs are unpacked
   * @param progress told what takes long
   */
  static Server start(
      Config config,
      Supplier<LoadedModels> models,
      Path cache,
      InstantSource clock,
      SecureRandom random,
      Consumer<String> progress) {
    Server server = new Server(config, clock, random);
    try {
      server.build(models, cache, progress);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void build(Supplier<LoadedModels> loading, Path cache, Consumer<String> progress) {
    Records records = keep(Storage.open(config, cache, clock, random, progress)).records();
    LoadedModels models = loading.get();
    Map<String, Trunk> trunks = trunks();
    Map<String, Integer> capacities = new HashMap<>();
    trunks.forEach((name, trunk) -> capacities.put(name, trunk.capacity()));
    records.trunks().configure(capacities);
    trunks.keySet().forEach(name -> records.trunks().allow(name, config.dialAllow()));

    Phone line = keep(Phone.open(phoneConfig()));
    phone = line;
    HttpActions actions = keep(new HttpActions(config.reach()));
    Engines engines =
        new Engines(
            models.stt(),
            models.activity(),
            models.tts(),
            EmbeddedVoices.PICO,
            models.brain(),
            actions,
            Endpointing.DEFAULT);
    PhoneCallRunner runner =
        new PhoneCallRunner(
            records,
            line,
            trunks,
            new ConversationDriver(engines, clock),
            config.home().resolve("recordings"),
            clock);
    Notices notices = keep(Notices.start(records.database()));
    InetSocketAddress http = settled(config.http());
    CallJson json = new CallJson(publicUrl(http));
    // Closed after the dispatcher, so that it tells of the calls that end while that drains.
    keep(new Webhooks(records, json, WebhookSettings.of(config.reach()), clock, random))
        .start(notices);

    DispatchSettings settings = DispatchSettings.of(config.callsAtOnce());
    Dispatcher dispatcher =
        keep(
            new Dispatcher(
                records, new Journals(records.database()), runner, settings, clock, host()));
    dispatcher.start(notices);

    Meters meters = keep(Meters.of(dispatcher, settings, line, models.inference()));
    api =
        keep(
            ApiServer.start(
                ApiConfig.of(http.getHostString(), http.getPort())
                    .withRequestsPerMinute(config.requestsPerMinute())
                    .withTrustedProxies(config.proxies()),
                new ApiParts(
                    records,
                    new OrderQueue(records.calls()),
                    new Capabilities(false),
                    json,
                    Map.of("database", records.database()::answers),
                    meters.registry(),
                    clock,
                    random)));
  }

  private Map<String, Trunk> trunks() {
    String text = config.trunk();
    if (text == null) {
      return Map.of();
    }
    return switch (TrunkText.parse(
        "PARLEY_TRUNK", text, config.callerId(), config.trunkCapacity(), config.ringTime())) {
      case TrunkText.Result.Valid(Trunk trunk) -> Map.of(trunk.name(), trunk);
      case TrunkText.Result.Invalid(var problems) ->
          throw new Config.InvalidConfigException(problems);
    };
  }

  private PhoneConfig phoneConfig() {
    // SIP asks only how long something takes.
    SipConfig sip = SipConfig.of(config.sip(), SteadyClock.from(clock), random);
    String advertised = config.advertised();
    if (advertised != null) {
      sip = sip.withAdvertised(new InetSocketAddress(advertised, 0));
    }
    MediaConfig media =
        MediaConfig.of(config.sip().getAddress(), clock, random)
            .withPorts(config.rtpPorts().first(), config.rtpPorts().last());
    return PhoneConfig.of(sip, media);
  }

  private URI publicUrl(InetSocketAddress http) {
    URI url = config.publicUrl();
    return url != null ? url : Authority.url(http.getHostString(), http.getPort());
  }

  /** Port 0 takes any that is free, and what we tell of ourselves must name it. */
  private static InetSocketAddress settled(InetSocketAddress wanted) {
    if (wanted.getPort() != 0) {
      return wanted;
    }
    try (ServerSocket socket = new ServerSocket(0, 1, wanted.getAddress())) {
      return new InetSocketAddress(wanted.getHostString(), socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "HTTP cannot listen on %s. Maybe PARLEY_HTTP_HOST is no address of this machine."
              .formatted(wanted.getHostString()),
          e);
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** Where the HTTP interface is reached from this machine. */
  URI url() {
    if (api == null) {
      throw new IllegalStateException("The server is not started.");
    }
    return api.url();
  }

  /** Where SIP listens. */
  InetSocketAddress sip() {
    if (phone == null) {
      throw new IllegalStateException("The server is not started.");
    }
    return phone.address();
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** Stops accepting, lets calls under way finish within 30 s, then closes every part. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} could not be closed", part.getClass().getSimpleName(), e);
      }
    }
  }
}
