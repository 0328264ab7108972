package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What those who run the server ask: is it well, how much does it do, what can it be asked. */
final class OperationRoutes {
  private final Map<String, BooleanSupplier> checks;
  private final PrometheusMeterRegistry meters;
  private final Contract contract = new Contract();

  OperationRoutes(Map<String, BooleanSupplier> checks, PrometheusMeterRegistry meters) {
    this.checks = new TreeMap<>(checks);
    this.meters = meters;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.open("/health", this::health),
        Route.open(
            "/metrics",
            _ -> Answer.text("text/plain; version=0.0.4; charset=utf-8", meters.scrape())),
        Route.open("/openapi.json", contract::json),
        Route.open("/docs", contract::page),
        Route.open("/docs/{file}", contract::asset));
  }

  private Answer health(Request request) {
    List<String> failing =
        checks.entrySet().stream()
            .filter(check -> !check.getValue().getAsBoolean())
            .map(Map.Entry::getKey)
            .toList();
    if (!failing.isEmpty()) {
      throw ApiException.of(
          503, "unhealthy", "Not working: %s.".formatted(String.join(", ", failing)));
    }
    ObjectNode json = Json.object();
    json.put("status", "ok");
    ObjectNode each = json.putObject("checks");
    checks.keySet().forEach(name -> each.put(name, "ok"));
    return Answer.of(json);
  }
}
