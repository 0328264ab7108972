package dev.parley.cli;

import dev.parley.Config;
import dev.parley.LoadedModels;
import dev.parley.Server;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.sim.Persona;
import dev.parley.sim.Personas;
import dev.parley.sim.SimulatedCallee;
import dev.parley.sim.TestPhone;
import dev.parley.tts.HomeVoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Phones somebody and shows the call. */
@Command(
    name = "demo",
    description = {
      "Starts everything in a temporary home, phones a simulated callee over real SIP and RTP,"
          + " prints the conversation live and then the call's record. The agent speaks with heart, a"
          + " neural voice that the first start fetches; PARLEY_VOICE=pico keeps Pico. Exits with 0 only if the"
          + " call ended as the persona's file says it should."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String NUMBER = "+12025550123";
  private static final Map<String, String> APPOINTMENT =
      Map.of("date", "Tuesday, March third", "time", "two thirty in the afternoon");

  @Option(
      names = "--persona",
      paramLabel = "NAME|FILE",
      defaultValue = "undecided",
      description =
          "Who is called: undecided, confirms, reschedules, …, or a file (${DEFAULT-VALUE}).")
  private String persona = "";

  @Option(names = "--listen", description = "Play the recording when the call is over.")
  private boolean listen;

  @Option(
      names = "--softphone",
      paramLabel = "HOST[:PORT]",
      description = "Ring a softphone at this address instead of a simulated callee.")
  private @Nullable String softphone;

  @Option(
      names = "--model",
      paramLabel = "URL",
      description = {
        "Ask the language model at this address what the embedded mind is not sure of:"
            + " http://localhost:11434/v1 for Ollama, say. Its key and protocol are read from"
            + " PARLEY_MODEL_KEY and PARLEY_MODEL_PROTOCOL. Without the option, PARLEY_MODEL_URL"
            + " counts."
      })
  private @Nullable String model;

  @Option(
      names = "--model-name",
      paramLabel = "NAME",
      description =
          "The server's name for the model; without it PARLEY_MODEL_NAME, or \"default\", which"
              + " servers of one model take.")
  private @Nullable String modelName;

  /** Settings that the demonstration takes over: whoever has a voice wants to hear it. */
  private static final Pattern TAKEN_OVER =
      Pattern.compile("PARLEY_((VOICE|HEARING)(_.*)?|MODEL_.*)");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    store.ensure(Progress.on(System.err));
    WantedVoice.ensureUsual(store, System.getenv("PARLEY_VOICE"), Progress.on(System.err));
    Path home = Files.createTempDirectory("parley-demo-");
    try (LoadedModels models =
        LoadedModels.load(
            store,
            HomeVoices.in(Config.read(System.getenv()).home()),
            System.getenv("PARLEY_MODEL"),
            clock,
            ZoneId.systemDefault())) {
      if (softphone != null) {
        return demo(home, softphone, null, models, store, clock, random);
      }
      Persona called = persona();
      try (SimulatedCallee callee =
          SimulatedCallee.start(
              called,
              new SimulatedCallee.Senses(models.stt(), models.activity(), models.tts()),
              TestPhone.Settings.of(clock, random))) {
        String address = "127.0.0.1:" + callee.socket().getPort();
        return demo(home, address, called.leadsTo(), models, store, clock, random);
      }
    } finally {
      Directories.delete(home);
    }
  }

  private int demo(
      Path home,
      String callee,
      Persona.@Nullable Expectation expected,
      LoadedModels models,
      ModelStore store,
      Clock clock,
      SecureRandom random)
      throws IOException, InterruptedException {
    Config config = Config.read(settings(home, callee));
    try (Server server =
        Server.start(config, () -> models, store.directory(), clock, random, DemoCommand::tell)) {
      System.out.println("Calling " + callee + " …");
      Path recording = Files.createTempFile("parley-demo-", ".wav");
      boolean good =
          new Demo(server.url(), token(home), System.out)
              .run(new Demo.Plan(NUMBER, "Ada", APPOINTMENT, expected, recording));
      if (listen) {
        AudioPlayer.play(recording, System.getenv().getOrDefault("PATH", ""))
            .ifPresent(System.err::println);
      }
      return good ? 0 : 1;
    }
  }

  private Persona persona() {
    boolean file = !Personas.NAMES.contains(persona) && Files.exists(Path.of(persona));
    return file ? Personas.read(Path.of(persona)) : Personas.named(persona);
  }

  private Map<String, String> settings(Path home, String callee) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PARLEY_HOME", home.toString());
    settings.put("PARLEY_HTTP_PORT", "0");
    settings.put("PARLEY_SIP_HOST", softphone == null ? "127.0.0.1" : "0.0.0.0");
    settings.put("PARLEY_SIP_PORT", "0");
    settings.put("PARLEY_TRUNK", "sip:" + callee);
    settings.put("PARLEY_CALLER_ID", "+12025550100");
    settings.put("PARLEY_REQUESTS_PER_MINUTE", "1000");
    System.getenv()
        .forEach((name, value) -> {
          if (TAKEN_OVER.matcher(name).matches()) {
            settings.put(name, value);
          }
        });
    if (model != null) {
      settings.put("PARLEY_MODEL_URL", model);
      settings.putIfAbsent("PARLEY_MODEL_NAME", "default");
    }
    if (modelName != null) {
      settings.put("PARLEY_MODEL_NAME", modelName);
    }
    return settings;
  }

  private static String token(Path home) throws IOException {
    return DemoApi.JSON
        .readTree(Files.readString(home.resolve("first-run.json")))
        .path("api_token")
        .asText();
  }

  private static void tell(String line) {
    System.err.println(line);
  }
}
