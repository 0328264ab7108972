package dev.parley.bench.api;

import dev.parley.bench.report.BenchException;
import dev.parley.bench.report.Report;
import dev.parley.bench.served.ServedParley;
import dev.parley.call.SteadyClock;
import dev.parley.cli.Directories;
import dev.parley.cli.Launch;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast orders are taken, and how soon they are carried out. */
@Command(
    name = "api",
    description = {
      "Starts a whole server in a temporary home, with a callee on the loopback who is always busy,"
          + " and orders calls over HTTP at fixed rates: latency, errors, and whether each accepted"
          + " call was kept. Before that, single orders on the idle server: how soon the INVITE is on"
          + " the wire."
    },
    mixinStandardHelpOptions = true)
public final class ApiCommand implements Callable<Integer> {
  @Option(
      names = "--rates",
      split = ",",
      defaultValue = "200,1000",
      paramLabel = "N",
      description = "Orders a second, one run each (${DEFAULT-VALUE}).")
  private List<Integer> rates = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long each run is (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--singles",
      defaultValue = "200",
      description = "Single orders on an idle server (${DEFAULT-VALUE}).")
  private int singles;

  @Option(
      names = "--lists",
      description = "Page through lists and searches of many contacts and calls instead.")
  private boolean lists;

  @Option(
      names = "--rows",
      defaultValue = "100000",
      description = "With --lists: contacts, and as many calls (${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--times",
      defaultValue = "100",
      description = "With --lists: how often each page is asked for (${DEFAULT-VALUE}).")
  private int times;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    store.ensure(Progress.on(System.err));
    SecureRandom random = new SecureRandom();
    Path home = Files.createTempDirectory("parley-bench-");
    if (lists) {
      return lists(home);
    }
    try (BusyCallee callee = new BusyCallee(SteadyClock.from(Clock.systemUTC()), random)) {
      Report report =
          new Report(
              System.out,
              "api",
              "Parley bench api: %s orders a second, %d s each, over kept HTTP/1.1 connections on loopback"
                  .formatted(rates, seconds),
              "conversations (the callee is always busy), webhooks (nobody subscribed), TLS");
      System.err.println("Starting the server …");
      boolean good;
      try (ServedParley server =
          ServedParley.start(
              Launch.server(),
              home,
              Map.of(
                  "PARLEY_TRUNK",
                  callee.trunk(),
                  "PARLEY_CALLER_ID",
                  "+12025550100",
                  "PARLEY_CALLS_PER_SECOND",
                  "10",
                  "PARLEY_MAX_CONCURRENT_CALLS",
                  "50",
                  "PARLEY_VOICE",
                  "pico"))) {
        report.line(
            "admission as by default: 10 calls a second and 50 at once for a team; what is beyond waits in the queue");
        PostgresBooks books = new PostgresBooks(home.resolve("postgres"));
        good =
            measured(
                server, new ApiBench(server, books, callee, random, report, System.err::println));
      }
      report.finish();
      return good ? 0 : 1;
    } finally {
      Directories.delete(home);
    }
  }

  private int lists(Path home) throws IOException, InterruptedException {
    Report report =
        new Report(
            System.out,
            "api-lists",
            "Parley bench api --lists: lists and searches over kept HTTP/1.1 on loopback",
            "calls, orders, webhooks, TLS; one request at a time");
    System.err.println("Starting the server …");
    boolean good;
    try (ServedParley server =
        ServedParley.start(Launch.server(), home, Map.of("PARLEY_VOICE", "pico"))) {
      PostgresBooks books = new PostgresBooks(home.resolve("postgres"));
      good = new ListBench(server, books, report, System.err::println).run(rows, times);
    } finally {
      Directories.delete(home);
    }
    report.finish();
    return good ? 0 : 1;
  }

  private boolean measured(ServedParley server, ApiBench bench) throws InterruptedException {
    try {
      return bench.run(new ApiPlan(rates, Duration.ofSeconds(seconds), singles));
    } catch (BenchException e) {
      System.err.println("The last the server logged:");
      System.err.println(server.lastLogged());
      throw e;
    }
  }
}
