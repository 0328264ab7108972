package dev.parley.cli;

import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.Voice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches the neural voice for whoever wants it: its item is not for everybody. */
final class WantedVoice {
  private WantedVoice() {}

  /**
   * Sees to it that a voice is there.
   *
   * @param name an engine, a voice's id, or both; null for no voice in particular
   */
  static void ensure(ModelStore store, @Nullable String name, Progress progress)
      throws InterruptedException {
    Voice neural = EmbeddedVoices.HEART;
    if (name != null && List.of(name.split(":", -1)).stream().anyMatch(named(neural)::contains)) {
      store.ensure(List.of(neural.engine()), progress);
    }
  }

  private static List<String> named(Voice voice) {
    return List.of(voice.engine(), voice.id());
  }
}
