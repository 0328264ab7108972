package dev.parley;

import dev.parley.dispatch.DispatchSettings;
import dev.parley.dispatch.Dispatcher;
import dev.parley.inference.Inference;
import dev.parley.telephony.Phone;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.stream.LongStream;

/** What {@code /metrics} tells of a server. */
final class Meters implements AutoCloseable {
  private static final long[] WAITS = {5, 10, 20, 50, 100, 200, 300, 500, 1000, 2000, 5000};

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  private Meters() {}

  static Meters of(
      Dispatcher dispatcher, DispatchSettings settings, Phone phone, Inference inference) {
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
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    meters.collections.bindTo(registry);
    return meters;
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    collections.close();
  }
}
