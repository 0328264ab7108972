package dev.parley;

import dev.parley.agent.Capabilities;
import dev.parley.api.ApiParts;
import dev.parley.api.ApiServer;
import dev.parley.api.ExampleSuggestions;
import dev.parley.api.Minds;
import dev.parley.api.SpokenWith;
import dev.parley.api.Vitals;
import dev.parley.api.Voices;
import dev.parley.brain.ExampleWriter;
import dev.parley.dispatch.DispatchSettings;
import dev.parley.dispatch.Dispatcher;
import dev.parley.dispatch.PhoneCallRunner;
import dev.parley.dispatch.Summarizer;
import dev.parley.driver.ConversationDriver;
import dev.parley.driver.Engines;
import dev.parley.driver.HttpActions;
import dev.parley.embedding.TextEmbedding;
import dev.parley.knowledge.Library;
import dev.parley.llm.ModelChain;
import dev.parley.llm.ModelLedger;
import dev.parley.outbound.OutboundClient;
import dev.parley.records.Channel;
import dev.parley.records.Claim;
import dev.parley.records.ConnectionShare;
import dev.parley.records.Housekeeping;
import dev.parley.records.Journals;
import dev.parley.records.Notices;
import dev.parley.records.Outbox;
import dev.parley.records.Records;
import dev.parley.schedule.OfferedTrunk;
import dev.parley.sources.Refreshing;
import dev.parley.sources.Sources;
import dev.parley.telephony.Phone;
import dev.parley.telephony.Trunk;
import dev.parley.watch.Supervisor;
import dev.parley.webhooks.WebhookSettings;
import dev.parley.webhooks.Webhooks;
import dev.parley.wire.CallJson;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the parts of a server, in the order a call goes through them backwards. */
final class Assembly {
  private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

  /** How old an answer about the health of the database may be. */
  private static final Duration HEALTH_LIFE = Duration.ofSeconds(1);

  /** How long whoever tries an agent waits for its knowledge. */
  private static final Duration TRYING = Duration.ofSeconds(5);

  private final Config config;
  private final InstantSource clock;
  private final InstantSource steady;
  private final SecureRandom random;
  private final Supervisor supervisor;
  private final GivingUp givingUp;
  private final Parts parts;

  /**
   * Makes nothing yet.
   *
   * @param steady time that passes evenly
   * @param supervisor watches the threads of the parts
   * @param givingUp told whose calls it drops
   * @param parts keeps what was made
   */
  Assembly(
      Config config,
      InstantSource clock,
      InstantSource steady,
      SecureRandom random,
      Supervisor supervisor,
      GivingUp givingUp,
      Parts parts) {
    this.config = config;
    this.clock = clock;
    this.steady = steady;
    this.random = random;
    this.supervisor = supervisor;
    this.givingUp = givingUp;
    this.parts = parts;
  }

  /** What a server that is made is asked for. */
  record Made(Records requests, Phone phone, ApiServer api) {}

  /**
   * Makes all of them.
   *
   * @param loading asked for once the database is there
   * @param cache where programs are unpacked
   * @param progress told what takes long
   */
  Made make(Supplier<LoadedModels> loading, Path cache, Consumer<String> progress) {
    AddressCheck.require(config);
    Records records = parts.keep(Storage.open(config, cache, clock, random, progress)).records();
    LoadedModels models = loading.get();
    Map<String, Trunk> trunks = LineSettings.trunks(config);
    Map<String, Integer> capacities = new HashMap<>();
    trunks.forEach((name, trunk) -> capacities.put(name, trunk.capacity()));
    trunks.keySet().forEach(name -> records.trunks().allow(name, config.dialAllow()));

    Phone phone = parts.keep(Phone.open(LineSettings.phone(config, clock, steady, random)));
    Simulation simulation = parts.keep(Simulation.start(models, clock, steady, random));
    capacities.put(OfferedTrunk.SIMULATED, Simulation.CALLS);
    supervisor.watch(phone.pulses());
    supervisor.watch(models.pulses());
    OutboundClient outbound = parts.keep(OutboundClient.within(config.reach()));
    ModelLedger ledger = new ModelLedger(config.modelBudget(), clock, steady);
    AgentEngines agents = new AgentEngines(config, clock, steady, random, parts);
    ModelChain language = agents.languageModels(ledger);
    Engines engines = agents.engines(models, language, new HttpActions(outbound), cache);
    Library library = parts.keep(new Library(records.knowledge(), models.embedding()));
    PhoneCallRunner runner =
        new PhoneCallRunner(
                records,
                phone,
                trunks,
                new ConversationDriver(engines, clock),
                library,
                ledger,
                records.recordings().directory(),
                clock)
            .simulating(
                new PhoneCallRunner.Way(
                    simulation.phone(),
                    simulation.trunk(),
                    new ConversationDriver(engines.with(HttpActions.unsent()), clock)));
    Notices notices = parts.keep(Notices.start(records.database()));
    notices.onEach(Channel.KNOWLEDGE, library::changed);
    parts.keep(Housekeeping.start(records, clock));
    supervisor.watch(List.of(notices.pulse()));
    HttpAddress http = HttpAddress.of(config);
    CallJson json = new CallJson(http.known());
    // Closed after the dispatcher, so that it tells of the calls that end while that drains.
    webhooks(records, json, outbound, notices);

    DispatchSettings settings = DispatchSettings.of(config.callsAtOnce()).over(capacities);
    Dispatcher dispatcher =
        dispatcher(records, runner, settings, summarizer(records, language, ledger), notices);

    Records requests = records.share(ConnectionShare.REQUESTS);
    Sources sources = new Sources(requests, outbound, clock, steady, random);
    parts.keep(Refreshing.start(sources));
    Supplier<Boolean> answers = new Remembered<>(records.database()::answers, HEALTH_LIFE, steady);
    Vitals vitals =
        new Vitals(
            supervisor,
            new Remembered<>(() -> backlog(records.outbox()), HEALTH_LIFE, steady),
            new SpokenWith(engines.voice().name(), engines.tts().speaks(engines.voice()).name()));
    Meters meters =
        parts.keep(Meters.of(dispatcher, settings, phone, models.inference(), ledger, vitals));
    ApiServer api =
        parts.keep(
            ApiServer.start(
                http.api(config),
                new ApiParts(
                    requests,
                    requests.orders(),
                    new Capabilities(language != null, config.reach()),
                    json,
                    new Minds(
                        engines.brain(),
                        (team, bases) -> library.soon(team, bases, TRYING),
                        suggestions(records, language, models.embedding(), ledger)),
                    new Voices(engines.tts(), engines.voice()),
                    simulation.people(),
                    sources,
                    Map.of("database", answers::get),
                    vitals,
                    notices,
                    meters.registry(),
                    clock,
                    steady,
                    random)));
    return new Made(requests, phone, api);
  }

  private void webhooks(Records records, CallJson json, OutboundClient outbound, Notices notices) {
    Webhooks webhooks =
        parts.keep(
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
  }

  private Dispatcher dispatcher(
      Records records,
      PhoneCallRunner runner,
      DispatchSettings settings,
      Consumer<Claim> ended,
      Notices notices) {
    Dispatcher dispatcher =
        parts.keep(
            new Dispatcher(
                records,
                new Journals(records.database(), random),
                runner,
                settings,
                clock,
                steady,
                host(),
                ended));
    givingUp.drops(dispatcher);
    supervisor.watch(dispatcher.pulses());
    dispatcher.start(notices);
    return dispatcher;
  }

  /** Has calls summarised once their ends are kept, if a language model is configured. */
  private Consumer<Claim> summarizer(
      Records records, @Nullable ModelChain models, ModelLedger ledger) {
    return models == null
        ? _ -> {}
        : parts.keep(
                new Summarizer(records.calls(), records.modelSpending(), models, ledger, clock))
            ::ended;
  }

  /** Has examples suggested for what is published, if a language model is configured. */
  private @Nullable ExampleSuggestions suggestions(
      Records records, @Nullable ModelChain models, TextEmbedding embedding, ModelLedger ledger) {
    return models == null
        ? null
        : new ExampleSuggestions(
            new ExampleWriter(models, embedding), ledger, records.modelSpending(), clock, steady);
  }

  private static Outbox.@Nullable Backlog backlog(Outbox outbox) {
    try {
      return outbox.backlog();
    } catch (RuntimeException e) {
      LOG.debug("The outbox does not say what waits", e);
      return null;
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
