package dev.parley.bench.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.Config;
import dev.parley.LoadedModels;
import dev.parley.Server;
import dev.parley.bench.report.BenchException;
import dev.parley.cli.DemoApi;
import dev.parley.cli.Directories;
import dev.parley.sim.Persona;
import dev.parley.sim.SimulatedCallee;
import dev.parley.sim.TestPhone;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls of a whole server in this process, with its sample agent and a language model behind its
 * mind, to people over SIP and RTP.
 */
final class ModelCalls {
  private final LoadedModels models;
  private final Path cache;
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();

  ModelCalls(LoadedModels models, Path cache) {
    this.models = models;
    this.cache = cache;
  }

  /** Calls everybody, so many at a time. */
  Measured run(URI model, String name, List<Persona> people, int atOnce)
      throws IOException, InterruptedException {
    Map<String, Persona> numbers = new LinkedHashMap<>();
    for (Persona person : people) {
      numbers.put("+1202555%04d".formatted(1000 + numbers.size()), person);
    }
    Path home = Files.createTempDirectory("parley-bench-model-");
    try (SimulatedCallee phones =
            SimulatedCallee.start(
                numbers,
                new SimulatedCallee.Senses(models.stt(), models.activity(), models.tts()),
                TestPhone.Settings.of(clock, random));
        Server server =
            Server.start(
                Config.read(settings(home, phones.socket().getPort(), model, name, atOnce)),
                () -> models,
                cache,
                clock,
                random,
                _ -> {});
        DemoApi api = new DemoApi(server.url(), token(home))) {
      return measured(api, numbers);
    } finally {
      Directories.delete(home);
    }
  }

  private static Map<String, String> settings(
      Path home, int phones, URI model, String name, int atOnce) {
    return Map.of(
        "PARLEY_HOME",
        home.toString(),
        "PARLEY_HTTP_PORT",
        "0",
        "PARLEY_SIP_HOST",
        "127.0.0.1",
        "PARLEY_SIP_PORT",
        "0",
        "PARLEY_TRUNK",
        "sip:127.0.0.1:%d".formatted(phones),
        "PARLEY_CALLER_ID",
        "+12025550100",
        "PARLEY_REQUESTS_PER_MINUTE",
        "100000",
        "PARLEY_MODEL_URL",
        model.toString(),
        "PARLEY_MODEL_NAME",
        name,
        "PARLEY_MAX_CONCURRENT_CALLS",
        Integer.toString(atOnce));
  }

  private static String token(Path home) throws IOException {
    return DemoApi.read(Files.readString(home.resolve("first-run.json")))
        .path("api_token")
        .asText();
  }

  private static Measured measured(DemoApi api, Map<String, Persona> people)
      throws IOException, InterruptedException {
    String agent = api.get("/interview").at("/interviews/0/id").asText();
    List<String> calls = new ArrayList<>();
    for (String number : people.keySet()) {
      calls.add(order(api, agent, number));
    }
    Measured measured = new Measured();
    for (String call : calls) {
      api.follow("/call/" + call + "/events", _ -> {});
      JsonNode record = api.get("/call/" + call);
      if (record.path("start_time").isNull()) {
        throw new BenchException(
            "A call was not answered: %s %s"
                .formatted(record.path("end_reason").asText(), record.path("end_detail").asText()));
      }
      measured.add(record, api.get("/call/" + call + "/journal").path("events"));
    }
    return measured;
  }

  private static String order(DemoApi api, String agent, String number)
      throws IOException, InterruptedException {
    ObjectNode contact =
        DemoApi.JSON.createObjectNode().put("phone_number", number).put("name", "Ada");
    ObjectNode order = DemoApi.JSON.createObjectNode();
    order.put("contact_id", api.post("/contact/create", contact).path("id").asText());
    order.put("interview_id", agent);
    order
        .putObject("metadata")
        .put("date", "Tuesday, March third")
        .put("time", "two thirty in the afternoon");
    return api.post("/contact/call", order).path("id").asText();
  }
}
