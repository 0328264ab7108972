package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.cli.DemoApi;
import dev.parley.cli.Main;
import dev.parley.peers.Peers;
import dev.parley.sim.Personas;
import dev.parley.sim.SimulatedCallee;
import dev.parley.sim.TestPhone;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley up} as a process of its own, watched through its whole life. */
class TracedServerIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Nobody is on the phone, so nothing is to be waited for. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private static final Pattern UP = Pattern.compile("Parley is up after .*?: (http://[^ ]+)");

  /**
   * No disk is written by these. ONNX Runtime makes a directory, puts nothing in it, removes it.
   */
  private static final List<Pattern> HARMLESS =
      List.of(
          Pattern.compile("/dev/null"),
          Pattern.compile("/proc/.*"),
          Pattern.compile("/dev/shm/PostgreSQL\\.\\d+"),
          Pattern.compile(".*/onnxruntime-java\\d+"));

  @TempDir private Path directory;

  @Test
  void writesNothingOutsideItsHomeAndTheCache() throws Exception {
    Path home = directory.resolve("home");
    Path cache = SpeechFixture.models().directory();
    Path traces = Files.createDirectory(directory.resolve("traces"));
    try (SimulatedCallee callee =
        SimulatedCallee.start(
            Personas.named("interrupts"),
            new SimulatedCallee.Senses(
                SpeechFixture.stt(), SpeechFixture.vad(), SpeechFixture.voices()),
            TestPhone.Settings.of(Clock.systemUTC(), new SecureRandom()))) {
      Process strace = start(home, traces, callee.socket().getPort());
      try {
        JsonNode call = converse(url(), home);
        assertThat(call.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(call.path("transcript").asText()).contains("User:");
      } finally {
        stop(strace);
      }
    }
    Set<Path> written = WrittenFiles.read(traces);
    assertThat(written)
        .as("it was watched")
        .anyMatch(file -> file.startsWith(home.resolve("recordings")))
        .anyMatch(file -> file.startsWith(home.resolve("postgres/data")))
        .filteredOn(file -> !file.startsWith(home) && !file.startsWith(cache))
        .filteredOn(file -> HARMLESS.stream().noneMatch(p -> p.matcher(file.toString()).matches()))
        .isEmpty();
    assertThat(written)
        .filteredOn(file -> file.toString().contains("onnxruntime-java"))
        .allSatisfy(file -> assertThat(file).doesNotExist());
  }

  private Process start(Path home, Path traces, int trunk) throws IOException {
    Peers peers = Peers.ensure();
    List<String> arguments =
        new ArrayList<>(List.of("-f", "-ff", "-y", "--seccomp-bpf", "-e", "signal=none"));
    arguments.addAll(List.of("-e", WrittenFiles.CALLS, "-o", traces.resolve("thread").toString()));
    arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    arguments.addAll(
        List.of(
            "-XX:+UseZGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+PerfDisableSharedMem",
            "--enable-native-access=ALL-UNNAMED"));
    arguments.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Main.class.getName(),
            "up"));
    ProcessBuilder builder =
        new ProcessBuilder(peers.command("strace", arguments))
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    builder.environment().putAll(peers.environment());
    builder.environment().remove("ORT_DISABLE_TELEMETRY");
    builder
        .environment()
        .putAll(
            Map.of(
                "PARLEY_HOME", home.toString(),
                "PARLEY_HTTP_PORT", "0",
                "PARLEY_SIP_HOST", "127.0.0.1",
                "PARLEY_SIP_PORT", "0",
                "PARLEY_VOICE", "pico",
                "PARLEY_TRUNK", "sip:127.0.0.1:" + trunk,
                "PARLEY_CALLER_ID", "+12025550100"));
    return builder.start();
  }

  /** As somebody stops a server: the signal is for Parley, and all else ends with it. */
  private void stop(Process strace) throws IOException, InterruptedException {
    List<ProcessHandle> all = strace.descendants().toList();
    strace.children().forEach(ProcessHandle::destroy);
    boolean over = strace.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    all.forEach(ProcessHandle::destroyForcibly);
    assertThat(over).as("it stopped: %s", Files.readString(log())).isTrue();
  }

  private Path log() {
    return directory.resolve("output.txt");
  }

  private URI url() {
    return await()
        .atMost(LIMIT)
        .until(
            () -> {
              Matcher up = UP.matcher(Files.readString(log()));
              return up.find() ? URI.create(up.group(1)) : URI.create("");
            },
            url -> !url.toString().isEmpty());
  }

  /** Has somebody called, and gives the record. */
  private static JsonNode converse(URI url, Path home) throws Exception {
    String token =
        DemoApi.read(Files.readString(home.resolve("first-run.json"))).path("api_token").asText();
    try (DemoApi api = new DemoApi(url, token)) {
      ObjectNode contact = DemoApi.JSON.createObjectNode().put("phone_number", "+12025550123");
      ObjectNode order = DemoApi.JSON.createObjectNode();
      order.put("contact_id", api.post("/contact/create", contact).path("id").asText());
      order.put("interview_id", api.get("/interview").at("/interviews/0/id").asText());
      String call = "/call/" + api.post("/contact/call", order).path("id").asText();
      api.follow(call + "/events", _ -> {});
      return api.get(call);
    }
  }
}
