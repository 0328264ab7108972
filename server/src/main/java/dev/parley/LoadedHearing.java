package dev.parley;

import dev.parley.driver.ReadCompleteness;
import dev.parley.inference.Inference;
import dev.parley.models.ModelStore;
import dev.parley.nlu.EncoderReader;
import dev.parley.nlu.ReplyReader;
import dev.parley.stt.Moonshine;
import dev.parley.stt.SileroVad;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.VoiceActivity;
import dev.parley.turn.EndOfTurnOpinion;
import dev.parley.turn.EndOfTurnOpinions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Everything that hears, loaded and warm.
 *
 * @param endOfTurn where opinions come from on when a turn is over
 */
public record LoadedHearing(
    Inference inference,
    SpeechToText stt,
    VoiceActivity activity,
    ReplyReader reader,
    List<EndOfTurnOpinion.Source> endOfTurn)
    implements AutoCloseable {
  public LoadedHearing {
    endOfTurn = List.copyOf(endOfTurn);
  }

  /**
   * Loads what the store holds of it.
   *
   * @param size {@code base} or {@code tiny}, null to choose by the machine
   */
  public static LoadedHearing load(ModelStore models, @Nullable String size) {
    int cores = Runtime.getRuntime().availableProcessors();
    Inference inference = Inference.open(models, cores);
    CompletableFuture<SileroVad> activity =
        LoadedModels.soon(() -> SileroVad.start(inference, models));
    Moonshine stt = Moonshine.load(inference, models, LoadedModels.size(size, cores));
    EncoderReader reader = EncoderReader.load(inference);
    return new LoadedHearing(
        inference,
        stt,
        LoadedModels.of(activity),
        reader,
        EndOfTurnOpinions.with(new ReadCompleteness(reader)));
  }

  @Override
  public void close() {
    activity.close();
    stt.close();
    reader.close();
    inference.close();
  }
}
