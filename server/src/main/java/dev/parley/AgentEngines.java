package dev.parley;

import dev.parley.api.Voices;
import dev.parley.brain.AnsweringBrain;
import dev.parley.brain.Brain;
import dev.parley.brain.ModelBrain;
import dev.parley.brain.ModelComposer;
import dev.parley.driver.Engines;
import dev.parley.driver.HttpActions;
import dev.parley.llm.ChatServer;
import dev.parley.llm.LanguageModel;
import dev.parley.llm.ModelChain;
import dev.parley.llm.ModelLedger;
import dev.parley.llm.RestingModel;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.Rest;
import dev.parley.outbound.WaysOut;
import dev.parley.stt.HearingServer;
import dev.parley.stt.ServedHearing;
import dev.parley.stt.SpeechToText;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.Pronunciations;
import dev.parley.tts.ServedVoices;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import dev.parley.tts.VoiceServer;
import dev.parley.turn.Endpointing;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What agents hear, think and speak with: what is embedded, with what servers do beside it where
 * the settings name any.
 */
final class AgentEngines {
  private final Config config;
  private final InstantSource clock;
  private final InstantSource steady;
  private final RandomGenerator random;
  private final Parts parts;

  /**
   * Opens nothing yet.
   *
   * @param parts keeps the ways to servers
   */
  AgentEngines(
      Config config,
      InstantSource clock,
      InstantSource steady,
      RandomGenerator random,
      Parts parts) {
    this.config = config;
    this.clock = clock;
    this.steady = steady;
    this.random = random;
    this.parts = parts;
  }

  /** The language models that are configured, null if none is. */
  @Nullable ModelChain languageModels(ModelLedger ledger) {
    if (config.languageModels().isEmpty()) {
      return null;
    }
    OutboundClient client = operatorsClient();
    List<LanguageModel> models = new ArrayList<>();
    for (ChatServer each : config.languageModels()) {
      models.add(
          new RestingModel(
              each.model(client, steady), each.price(), steady, random, ledger::settled));
    }
    return new ModelChain(models, steady);
  }

  /**
   * The engines of all calls.
   *
   * @param embedded closed by whoever loaded them
   * @param language null if no language model is configured
   * @param actions by which agents ask others
   * @param cache where what a server's voice said is kept
   */
  Engines engines(
      LoadedModels embedded, @Nullable ModelChain language, HttpActions actions, Path cache) {
    Voices voices = voices(embedded.tts(), cache);
    Engines scripted =
        new Engines(
            hearing(embedded.stt()),
            embedded.activity(),
            voices.tts(),
            voices.usual(),
            brain(embedded.brain(), language),
            actions,
            Endpointing.DEFAULT,
            embedded.endOfTurn());
    return language == null ? scripted : scripted.with(new ModelComposer(language));
  }

  /** The embedded voices, with a server's beside them if one is configured. */
  private Voices voices(TextToSpeech embedded, Path cache) {
    Voice own = EmbeddedVoices.usual(config.voice());
    VoiceServer server = config.voiceServer();
    if (server == null) {
      return new Voices(embedded, own);
    }
    ServedVoices served =
        new ServedVoices(
            server,
            operatorsClient(),
            embedded,
            own,
            Pronunciations.in(config.home()),
            cache.resolve("rendered-by-servers"),
            new Rest("voice " + server.name(), steady, random),
            System::nanoTime);
    return new Voices(served, served.voice());
  }

  /** The embedded recogniser, with a server's beside it if one is configured. */
  private SpeechToText hearing(SpeechToText embedded) {
    HearingServer server = config.hearingServer();
    return server == null
        ? embedded
        : new ServedHearing(
            server,
            parts.keep(WaysOut.ofOperator(System.getenv())),
            embedded,
            new Rest("recogniser " + server.name(), steady, random),
            System::nanoTime);
  }

  /** The embedded brain, with language models behind it if any are configured. */
  private Brain brain(Brain embedded, @Nullable ModelChain models) {
    return models == null
        ? embedded
        : new AnsweringBrain(
            new ModelBrain(embedded, models, clock, steady, ZoneId.systemDefault()), models);
  }

  /** For hosts that the operator chose, which may be inside; nobody else's requests go by it. */
  private OutboundClient operatorsClient() {
    return parts.keep(OutboundClient.ofOperator(System.getenv()));
  }
}
