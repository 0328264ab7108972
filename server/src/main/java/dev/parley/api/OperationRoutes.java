package dev.parley.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.stream.Stream;

/** What those who run the server ask: is it well, how much does it do, what can it be asked. */
final class OperationRoutes {
  private final Health health;
  private final PrometheusMeterRegistry meters;
  private final Contract contract = new Contract();

  OperationRoutes(Health health, PrometheusMeterRegistry meters) {
    this.health = health;
    this.meters = meters;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.open("/health", _ -> health.answer()),
        Route.open(
            "/metrics",
            _ -> Answer.text("text/plain; version=0.0.4; charset=utf-8", meters.scrape())),
        Route.open("/openapi.json", contract::json),
        Route.open("/docs", contract::page),
        Route.open("/docs/{file}", contract::asset));
  }
}
