package dev.parley;

import dev.parley.brain.Brain;
import dev.parley.brain.ScriptedBrain;
import dev.parley.driver.ReadCompleteness;
import dev.parley.embedding.MiniLm;
import dev.parley.embedding.TextEmbedding;
import dev.parley.inference.Inference;
import dev.parley.models.ModelStore;
import dev.parley.nlu.EncoderReader;
import dev.parley.nlu.ReplyReader;
import dev.parley.stt.Moonshine;
import dev.parley.stt.SileroVad;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.VoiceActivity;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.HomeVoices;
import dev.parley.tts.TextToSpeech;
import dev.parley.turn.EndOfTurnOpinion;
import dev.parley.turn.EndOfTurnOpinions;
import dev.parley.watch.Pulse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that hears, thinks and speaks, loaded and warm. */
public record LoadedModels(
    Inference inference,
    SpeechToText stt,
    VoiceActivity activity,
    TextToSpeech tts,
    ReplyReader reader,
    TextEmbedding embedding,
    Brain brain)
    implements AutoCloseable {

  /**
   * Loads all models that the store holds, side by side.
   *
   * @param voices what the home adds to them
   * @param size {@code base} or {@code tiny}, null to choose by the machine
   */
  public static LoadedModels load(
      ModelStore models,
      HomeVoices voices,
      @Nullable String size,
      InstantSource clock,
      ZoneId zone) {
    int cores = Runtime.getRuntime().availableProcessors();
    Inference inference = Inference.open(models, cores);
    CompletableFuture<EmbeddedVoices> tts =
        soon(() -> EmbeddedVoices.open(models, inference, cores, voices));
    CompletableFuture<EncoderReader> reader = soon(() -> EncoderReader.load(inference));
    CompletableFuture<SileroVad> activity = soon(() -> SileroVad.start(inference, models));
    Moonshine stt = Moonshine.load(inference, models, size(size, cores));
    return new LoadedModels(
        inference,
        stt,
        of(activity),
        of(tts),
        of(reader),
        new MiniLm(inference),
        new ScriptedBrain(of(reader), clock, zone));
  }

  /** Where opinions come from on when a turn is over. */
  public List<EndOfTurnOpinion.Source> endOfTurn() {
    return EndOfTurnOpinions.with(new ReadCompleteness(reader));
  }

  /** How the threads do that hear and speak. */
  List<Pulse> pulses() {
    return Stream.of(inference.pulses(), activity.pulses(), tts.pulses())
        .flatMap(List::stream)
        .toList();
  }

  static Moonshine.Size size(@Nullable String size, int cores) {
    return switch (size) {
      case null -> Moonshine.Size.forCores(cores);
      case "tiny" -> Moonshine.Size.TINY;
      default -> Moonshine.Size.BASE;
    };
  }

  /** What was loaded on another thread; throws what was thrown there. */
  static <T> T of(CompletableFuture<T> loading) {
    try {
      return loading.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  static <T> CompletableFuture<T> soon(Supplier<T> loading) {
    return CompletableFuture.supplyAsync(
        loading, task -> Thread.ofPlatform().name("loading").daemon().start(task));
  }

  @Override
  public void close() {
    activity.close();
    stt.close();
    reader.close();
    embedding.close();
    tts.close();
    inference.close();
  }
}
