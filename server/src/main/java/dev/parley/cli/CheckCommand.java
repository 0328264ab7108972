package dev.parley.cli;

import dev.parley.Config;
import dev.parley.Findings;
import dev.parley.models.ModelStore;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.Voice;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says everything that stands in the way of a call. */
@Command(
    name = "check",
    description = {
      "Checks configuration, models, home, database, language model, voice and"
          + " recogniser of servers, ports and trunk, and says everything that is wrong at once,"
          + " with remedies. It changes nothing and rings nobody."
          + " Run it while the server is down. Exits with 0 if nothing is wrong."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> environment = System.getenv();
    ModelStore models = ModelStore.open(ModelStore.defaultDirectory(environment), environment);
    Findings findings = check(options.over(environment), models);
    findings.report().forEach(System.out::println);
    return findings.well() ? 0 : 1;
  }

  /** Looks at everything that these settings name. */
  static Findings check(Map<String, String> settings, ModelStore models)
      throws InterruptedException {
    Findings findings = new Findings();
    models(models, findings);
    Config config;
    try {
      config = Config.read(settings);
    } catch (Config.InvalidConfigException e) {
      String.valueOf(e.getMessage()).lines().forEach(findings::wrong);
      return findings;
    }
    voice(models, config, findings);
    HomeCheck.check(config.home(), findings);
    DatabaseCheck.check(config, findings);
    LanguageModelCheck.check(config, findings);
    VoiceServerCheck.check(config, findings);
    HearingServerCheck.check(config, findings);
    PortCheck.check(config, findings);
    new TrunkCheck(config, findings, Clock.systemUTC(), new SecureRandom()).check();
    return findings;
  }

  private static void voice(ModelStore store, Config config, Findings findings) {
    Voice usual = EmbeddedVoices.usual(config.voice());
    if (usual.equals(EmbeddedVoices.HEART) && !store.has(usual.engine())) {
      findings.note(
          "The voice heart is not fetched yet; the next start tries it, and Pico speaks without it."
              + " PARLEY_VOICE=pico keeps Pico.");
    }
  }

  private static void models(ModelStore store, Findings findings) {
    List<String> missing = store.missing();
    if (missing.isEmpty()) {
      findings.good("models and voices in " + store.directory());
    } else {
      findings.wrong(
          "Models are missing from %s (%s). Run ./parley models."
              .formatted(store.directory(), String.join(", ", missing)));
    }
  }
}
