package dev.parley;

import dev.parley.api.Vitals;
import dev.parley.dispatch.DispatchSettings;
import dev.parley.dispatch.Dispatcher;
import dev.parley.inference.Inference;
import dev.parley.llm.ModelLedger;
import dev.parley.llm.SettledRequest;
import dev.parley.records.Outbox;
import dev.parley.telephony.Phone;
import dev.parley.watch.Pulse;
import dev.parley.watch.Supervisor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What {@code /metrics} tells of a server. */
final class Meters implements AutoCloseable {
  private static final long[] WAITS = {5, 10, 20, 50, 100, 200, 300, 500, 1000, 2000, 5000};

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  private Meters() {}

  static Meters of(
      Dispatcher dispatcher,
      DispatchSettings settings,
      Phone phone,
      Inference inference,
      ModelLedger ledger,
      Vitals vitals) {
    Meters meters = new Meters();
    PrometheusMeterRegistry registry = meters.registry;
    registry.gauge("parley.calls.live", dispatcher, Dispatcher::liveCalls);
    registry.gauge("parley.calls.limit", settings, DispatchSettings::maxCalls);
    registry.gauge("parley.sip.calls", phone, p -> p.load().calls());
    registry.gauge("parley.sip.dialogs", phone, p -> p.load().dialogs());
    registry.gauge("parley.sip.transactions", phone, p -> p.load().transactions());
    registry.gauge("parley.media.sessions", phone, p -> p.load().media());
    Timer waits =
        Timer.builder("parley.recognition.wait")
            .description("How long recognition waited for a core")
            .serviceLevelObjectives(
                LongStream.of(WAITS).mapToObj(Duration::ofMillis).toArray(Duration[]::new))
            .register(registry);
    inference.tellWaits(waits::record);
    models(registry, ledger);
    threads(registry, vitals.supervisor());
    Gauge.builder("parley.outbox.oldest", vitals, Meters::oldest)
        .description("How long the oldest event has waited to become deliveries; 0 if none waits")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("parley.outbox.parked", vitals, Meters::parked)
        .description("Events that cannot be told; the log says why")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    meters.collections.bindTo(registry);
    return meters;
  }

  private static void models(PrometheusMeterRegistry registry, ModelLedger ledger) {
    for (SettledRequest.Fate fate : SettledRequest.Fate.values()) {
      FunctionCounter.builder("parley.model.requests", ledger, l -> l.requests(fate))
          .description("Requests to language models, by what became of them")
          .tag("fate", fate.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    FunctionCounter.builder("parley.model.tokens", ledger, ModelLedger::read)
        .description("Tokens that language models read or wrote")
        .tag("way", "read")
        .register(registry);
    FunctionCounter.builder("parley.model.tokens", ledger, ModelLedger::written)
        .description("Tokens that language models read or wrote")
        .tag("way", "written")
        .register(registry);
    FunctionCounter.builder("parley.model.refused", ledger, ModelLedger::refused)
        .description("Requests that were not sent, since the budget of a call or a team was spent")
        .register(registry);
    FunctionCounter.builder("parley.model.cost", ledger, l -> l.cost() / 1e6)
        .description("What they cost by the prices that are set, in the currency of those")
        .register(registry);
    Timer first =
        Timer.builder("parley.model.first.token")
            .description("How long a language model's first words took, where it answered")
            .serviceLevelObjectives(
                LongStream.of(WAITS).mapToObj(Duration::ofMillis).toArray(Duration[]::new))
            .register(registry);
    ledger.tellFirsts(first::record);
  }

  private static void threads(PrometheusMeterRegistry registry, Supervisor supervisor) {
    for (Pulse pulse : supervisor.pulses()) {
      Gauge.builder("parley.thread.well", pulse, p -> p.read().state().well() ? 1 : 0)
          .description("Whether a thread that carries calls lives and goes round")
          .tag("thread", pulse.name())
          .register(registry);
      Gauge.builder("parley.thread.round", pulse, p -> p.read().lastRound().toMillis() / 1000.0)
          .description("How long ago it last went round")
          .baseUnit("seconds")
          .tag("thread", pulse.name())
          .register(registry);
      FunctionCounter.builder("parley.thread.faults", pulse, p -> p.read().faults())
          .description("Faults it outlived")
          .tag("thread", pulse.name())
          .register(registry);
    }
  }

  private static double oldest(Vitals vitals) {
    Outbox.@Nullable Backlog backlog = vitals.outbox().get();
    Duration oldest = backlog == null ? null : backlog.oldest();
    return oldest == null ? 0 : Math.max(0, oldest.toMillis() / 1000.0);
  }

  private static double parked(Vitals vitals) {
    Outbox.@Nullable Backlog backlog = vitals.outbox().get();
    return backlog == null ? 0 : backlog.parked();
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    collections.close();
  }
}
