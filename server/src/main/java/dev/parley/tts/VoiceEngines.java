package dev.parley.tts;

import dev.parley.inference.Inference;
import dev.parley.inference.InferenceException;
import dev.parley.models.ModelException;
import dev.parley.models.ModelStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads engines, the first of which speaks where none is named. */
final class VoiceEngines {
  private static final Logger log = LoggerFactory.getLogger(VoiceEngines.class);
  private static final String HIBARI = "hibari";
  private static final String PICO = "pico";
  private static final String FLITE = "flite";
  private static final String PIPER = "piper";

  private VoiceEngines() {}

  /** All that were fetched, with what a home adds. */
  static Map<String, VoiceEngine> all(
      ModelStore models, Inference inference, int cores, HomeVoices home) {
    Map<String, VoiceEngine> engines = new LinkedHashMap<>();
    Optional<Hibari> heart =
        models.has(HIBARI)
            ? load(HIBARI, () -> new Hibari(models, inference, home.pronunciations()))
            : Optional.empty();
    heart.ifPresent(engine -> engines.put(HIBARI, engine));
    addQuick(engines, models, cores);
    if (!home.piper().isEmpty()) {
      load(PIPER, () -> piper(heart, home, inference))
          .ifPresent(engine -> engines.put(PIPER, engine));
    }
    return some(engines);
  }

  private static Piper piper(Optional<Hibari> heart, HomeVoices home, Inference inference) {
    Hibari lexicon =
        heart.orElseThrow(
            () -> new TtsException("Piper's voices need the lexicon of heart, which is not here."));
    return new Piper(home.piper(), inference, lexicon::phonemes);
  }

  /** Those that need no network of neurons. */
  static Map<String, VoiceEngine> quick(ModelStore models, int cores) {
    Map<String, VoiceEngine> engines = new LinkedHashMap<>();
    addQuick(engines, models, cores);
    return some(engines);
  }

  private static void addQuick(Map<String, VoiceEngine> engines, ModelStore models, int cores) {
    load(PICO, () -> new Pico(models, cores)).ifPresent(engine -> engines.put(PICO, engine));
    load(FLITE, () -> new Flite(models)).ifPresent(engine -> engines.put(FLITE, engine));
  }

  private static Map<String, VoiceEngine> some(Map<String, VoiceEngine> engines) {
    if (engines.isEmpty()) {
      throw new TtsException("No voice can be loaded. Run ./parley models to fetch them.");
    }
    return engines;
  }

  /** One of those that were fetched. */
  static VoiceEngine one(String engine, ModelStore models, Inference inference, int cores) {
    return switch (engine) {
      case HIBARI -> new Hibari(models, inference, Pronunciations.NONE);
      case PICO -> new Pico(models, cores);
      case FLITE -> new Flite(models);
      default -> throw new TtsException("There is no voice engine \"" + engine + "\".");
    };
  }

  private static <E extends VoiceEngine> Optional<E> load(String name, Supplier<E> loading) {
    try {
      return Optional.of(loading.get());
    } catch (TtsException | InferenceException | ModelException e) {
      log.warn("The voice engine {} cannot be loaded.", name, e);
      return Optional.empty();
    }
  }
}
