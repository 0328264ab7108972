package dev.parley;

import dev.parley.models.ModelStore;
import dev.parley.tts.HomeVoices;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Models that are being loaded while something else is done. */
public final class LoadingModels implements Supplier<LoadedModels>, AutoCloseable {
  private final CompletableFuture<LoadedModels> loading;

  private LoadingModels(CompletableFuture<LoadedModels> loading) {
    this.loading = loading;
  }

  /** Begins; see {@link LoadedModels#load}. */
  public static LoadingModels begin(
      ModelStore models,
      HomeVoices voices,
      @Nullable String size,
      InstantSource clock,
      ZoneId zone) {
    return new LoadingModels(
        LoadedModels.soon(() -> LoadedModels.load(models, voices, size, clock, zone)));
  }

  /** Waits for them; throws what stood in the way. */
  @Override
  public LoadedModels get() {
    return LoadedModels.of(loading);
  }

  @Override
  public void close() {
    LoadedModels loaded;
    try {
      loaded = loading.join();
    } catch (CompletionException _) {
      return; // whoever waited for them was told
    }
    loaded.close();
  }
}
