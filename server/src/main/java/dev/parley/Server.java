package dev.parley;

import dev.parley.agent.Capabilities;
import dev.parley.api.ApiConfig;
import dev.parley.api.ApiParts;
import dev.parley.api.ApiServer;
import dev.parley.api.Authority;
import dev.parley.api.Minds;
import dev.parley.api.SpokenWith;
import dev.parley.api.Vitals;
import dev.parley.brain.AnsweringBrain;
import dev.parley.brain.Brain;
import dev.parley.brain.ModelBrain;
import dev.parley.brain.ModelComposer;
import dev.parley.call.SteadyClock;
import dev.parley.dispatch.DispatchSettings;
import dev.parley.dispatch.Dispatcher;
import dev.parley.dispatch.PhoneCallRunner;
import dev.parley.dispatch.Summarizer;
import dev.parley.driver.ConversationDriver;
import dev.parley.driver.Engines;
import dev.parley.driver.HttpActions;
import dev.parley.knowledge.Library;
import dev.parley.llm.ChatServer;
import dev.parley.llm.LanguageModel;
import dev.parley.llm.ModelChain;
import dev.parley.llm.ModelLedger;
import dev.parley.llm.RestingModel;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.Rest;
import dev.parley.outbound.WaysOut;
import dev.parley.records.Channel;
import dev.parley.records.Claim;
import dev.parley.records.ConnectionShare;
import dev.parley.records.Housekeeping;
import dev.parley.records.Journals;
import dev.parley.records.Notices;
import dev.parley.records.Outbox;
import dev.parley.records.Records;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.call.SipConfig;
import dev.parley.stt.HearingServer;
import dev.parley.stt.ServedHearing;
import dev.parley.stt.SpeechToText;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.Trunk;
import dev.parley.telephony.TrunkText;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.Pronunciations;
import dev.parley.tts.ServedVoices;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import dev.parley.tts.VoiceServer;
import dev.parley.turn.Endpointing;
import dev.parley.watch.Supervisor;
import dev.parley.webhooks.WebhookSettings;
import dev.parley.webhooks.Webhooks;
import dev.parley.wire.CallJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole server: its parts, made in the order a call goes through them backwards. */
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  /** How old an answer about the health of the database may be. */
  private static final Duration HEALTH_LIFE = Duration.ofSeconds(1);

  /** The exit status of a server that could not go on: EX_SOFTWARE of sysexits.h. */
  private static final int DEFECT = 70;

  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Config config;
  private final InstantSource clock;
  private final InstantSource steady;
  private final SecureRandom random;
  private final Runnable end;
  private final Supervisor supervisor;
  private volatile @Nullable Dispatcher dispatcher;
  private @Nullable ApiServer api;
  private @Nullable Records asked;
  private @Nullable Phone phone;

  private Server(Config config, InstantSource clock, SecureRandom random, Runnable end) {
    this.config = config;
    this.clock = clock;
    this.steady = SteadyClock.from(clock);
    this.random = random;
    this.end = end;
    this.supervisor = Supervisor.start(this::giveUp);
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
    Server server = new Server(config, clock, random, end);
    try {
      server.build(models, cache, progress);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void build(Supplier<LoadedModels> loading, Path cache, Consumer<String> progress) {
    AddressCheck.require(config);
    Records records = keep(Storage.open(config, cache, clock, random, progress)).records();
    LoadedModels models = loading.get();
    Map<String, Trunk> trunks = trunks();
    Map<String, Integer> capacities = new HashMap<>();
    trunks.forEach((name, trunk) -> capacities.put(name, trunk.capacity()));
    trunks.keySet().forEach(name -> records.trunks().allow(name, config.dialAllow()));

    Phone line = keep(Phone.open(phoneConfig()));
    phone = line;
    supervisor.watch(line.pulses());
    supervisor.watch(models.pulses());
    OutboundClient outbound = keep(OutboundClient.within(config.reach()));
    Voices voices = voices(models.tts(), cache);
    ModelLedger ledger = new ModelLedger(config.modelBudget(), clock, steady);
    ModelChain language = languageModels(ledger);
    Brain brain = brain(models.brain(), language);
    Engines scripted =
        new Engines(
            hearing(models.stt()),
            models.activity(),
            voices.tts(),
            voices.usual(),
            brain,
            new HttpActions(outbound),
            Endpointing.DEFAULT,
            models.endOfTurn());
    Engines engines = language == null ? scripted : scripted.with(new ModelComposer(language));
    Library library = keep(new Library(records.knowledge(), models.embedding()));
    PhoneCallRunner runner =
        new PhoneCallRunner(
            records,
            line,
            trunks,
            new ConversationDriver(engines, clock),
            library,
            ledger,
            records.recordings().directory(),
            clock);
    Notices notices = keep(Notices.start(records.database()));
    notices.onEach(Channel.KNOWLEDGE, library::changed);
    keep(Housekeeping.start(records, clock));
    supervisor.watch(List.of(notices.pulse()));
    InetSocketAddress http = settled(config.http());
    CallJson json = new CallJson(publicUrl(http));
    // Closed after the dispatcher, so that it tells of the calls that end while that drains.
    Webhooks webhooks =
        keep(
            new Webhooks(
                records.share(ConnectionShare.WEBHOOKS),
                json,
                WebhookSettings.DEFAULT,
                outbound,
                clock,
                steady,
                random));
    supervisor.watch(webhooks.pulses());
    webhooks.start(notices);

    DispatchSettings settings = DispatchSettings.of(config.callsAtOnce()).over(capacities);
    Dispatcher claiming =
        keep(
            new Dispatcher(
                records,
                new Journals(records.database(), random),
                runner,
                settings,
                clock,
                steady,
                host(),
                summarizer(records, language, ledger)));
    dispatcher = claiming;
    supervisor.watch(claiming.pulses());
    claiming.start(notices);

    Records asked = records.share(ConnectionShare.REQUESTS);
    this.asked = asked;
    Supplier<Boolean> answers = new Remembered<>(records.database()::answers, HEALTH_LIFE, steady);
    Vitals vitals =
        new Vitals(
            supervisor,
            new Remembered<>(() -> backlog(records.outbox()), HEALTH_LIFE, steady),
            new SpokenWith(voices.usual().name(), voices.tts().speaks(voices.usual()).name()));
    Meters meters = keep(Meters.of(claiming, settings, line, models.inference(), ledger, vitals));
    api =
        keep(
            ApiServer.start(
                ApiConfig.of(http.getHostString(), http.getPort())
                    .withRequestsPerMinute(config.requestsPerMinute())
                    .withTrustedProxies(config.proxies())
                    .withOrigins(
                        Stream.of(config.publicUrl(), config.dashboardOrigin())
                            .flatMap(Stream::ofNullable)
                            .toList()),
                new ApiParts(
                    asked,
                    asked.orders(),
                    new Capabilities(language != null, config.reach()),
                    json,
                    new Minds(brain, library::of),
                    Map.of("database", answers::get),
                    vitals,
                    notices,
                    meters.registry(),
                    clock,
                    steady,
                    random)));
  }

  private static Outbox.@Nullable Backlog backlog(Outbox outbox) {
    try {
      return outbox.backlog();
    } catch (RuntimeException e) {
      LOG.debug("The outbox does not say what waits", e);
      return null;
    }
  }

  /**
   * A thread that carries calls cannot go on, and what it carried nobody else here can. Calls are
   * dropped, so that nobody is left on a dead line and each ends as interrupted; whatever cannot be
   * written now is by the next start, or by another node.
   */
  private void giveUp(String why) {
    LOG.error("Parley ends itself because {}. Its calls are ended as interrupted.", why);
    try {
      Dispatcher known = dispatcher;
      if (known != null) {
        known.drop(FAREWELL);
      }
    } finally {
      end.run();
    }
  }

  /** What agents speak with, and the voice of those that name none. */
  private record Voices(TextToSpeech tts, Voice usual) {}

  /** The embedded voices, with a server's beside them if one is configured. */
  private Voices voices(TextToSpeech embedded, Path cache) {
    Voice own = EmbeddedVoices.usual(config.voice());
    VoiceServer server = config.voiceServer();
    if (server == null) {
      return new Voices(embedded, own);
    }
    ServedVoices served =
        new ServedVoices(
            server,
            operatorsClient(),
            embedded,
            own,
            Pronunciations.in(config.home()),
            cache.resolve("rendered-by-servers"),
            new Rest("voice " + server.name(), steady, random),
            System::nanoTime);
    return new Voices(served, served.voice());
  }

  /** The embedded recogniser, with a server's beside it if one is configured. */
  private SpeechToText hearing(SpeechToText embedded) {
    HearingServer server = config.hearingServer();
    return server == null
        ? embedded
        : new ServedHearing(
            server,
            keep(WaysOut.ofOperator(System.getenv())),
            embedded,
            new Rest("recogniser " + server.name(), steady, random),
            System::nanoTime);
  }

  /** For hosts that the operator chose, which may be inside; nobody else's requests go by it. */
  private OutboundClient operatorsClient() {
    return keep(OutboundClient.ofOperator(System.getenv()));
  }

  /** The embedded brain, with language models behind it if any are configured. */
  private Brain brain(Brain embedded, @Nullable ModelChain models) {
    return models == null
        ? embedded
        : new AnsweringBrain(
            new ModelBrain(embedded, models, clock, steady, ZoneId.systemDefault()), models);
  }

  private @Nullable ModelChain languageModels(ModelLedger ledger) {
    if (config.languageModels().isEmpty()) {
      return null;
    }
    OutboundClient client = operatorsClient();
    List<LanguageModel> models = new ArrayList<>();
    for (ChatServer each : config.languageModels()) {
      models.add(
          new RestingModel(
              each.model(client, steady), each.price(), steady, random, ledger::settled));
    }
    return new ModelChain(models, steady);
  }

  /** Has calls summarised once their ends are kept, if a language model is configured. */
  private Consumer<Claim> summarizer(
      Records records, @Nullable ModelChain models, ModelLedger ledger) {
    return models == null
        ? _ -> {}
        : keep(new Summarizer(records.calls(), records.modelSpending(), models, ledger, clock))
            ::ended;
  }

  private Map<String, Trunk> trunks() {
    String text = config.trunk();
    if (text == null) {
      return Map.of();
    }
    return switch (TrunkText.parse(
        "PARLEY_TRUNK", text, config.callerId(), config.trunkCapacity(), config.ringTime())) {
      case TrunkText.Result.Valid(Trunk trunk) -> Map.of(trunk.key(), trunk);
      case TrunkText.Result.Invalid(var problems) ->
          throw new Config.InvalidConfigException(problems);
    };
  }

  private PhoneConfig phoneConfig() {
    // SIP asks only how long something takes.
    SipConfig sip = SipConfig.of(config.sip(), steady, random);
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
  public URI url() {
    if (api == null) {
      throw new IllegalStateException("The server is not started.");
    }
    return api.url();
  }

  /**
   * Where people go with a browser; as long as nobody has chosen a password, with a ticket that
   * signs in once, for 15 minutes.
   */
  public URI dashboard() {
    Records records = asked;
    if (records == null) {
      throw new IllegalStateException("The server is not started.");
    }
    URI known = config.publicUrl();
    String app = (known == null ? url() : known).toString().replaceFirst("/$", "") + "/app";
    return URI.create(
        records.signInTickets().make().map(ticket -> app + "/welcome#" + ticket).orElse(app));
  }

  /** Where SIP listens. */
  public InetSocketAddress sip() {
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
    supervisor.close();
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
