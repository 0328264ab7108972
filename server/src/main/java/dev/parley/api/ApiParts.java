package dev.parley.api;

import dev.parley.agent.Capabilities;
import dev.parley.records.Notices;
import dev.parley.records.OrderQueue;
import dev.parley.records.Records;
import dev.parley.sources.Sources;
import dev.parley.wire.CallJson;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What the interface is an interface to.
 *
 * @param capabilities what agents are validated against
 * @param json how a call is told to the outside
 * @param minds what agents are tried with
 * @param voices what they speak with
 * @param people whom calls can be tested with
 * @param sources fills knowledge bases from web addresses
 * @param checks what must work for the server to be well, by name
 * @param vitals how what carries calls does
 * @param notices wakes those who follow a call
 * @param meters where everybody counts; shown at {@code /metrics}
 * @param steady time that passes evenly, whatever somebody sets {@code clock} to
 * @param random for the ids of requests
 */
public record ApiParts(
    Records records,
    OrderQueue orders,
    Capabilities capabilities,
    CallJson json,
    Minds minds,
    Voices voices,
    SimulatedPeople people,
    Sources sources,
    Map<String, BooleanSupplier> checks,
    Vitals vitals,
    Notices notices,
    PrometheusMeterRegistry meters,
    InstantSource clock,
    InstantSource steady,
    RandomGenerator random) {
  public ApiParts {
    checks = Map.copyOf(checks);
  }
}
