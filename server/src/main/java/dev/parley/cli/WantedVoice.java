package dev.parley.cli;

import dev.parley.models.ModelException;
import dev.parley.models.ModelStore;
import dev.parley.models.Patience;
import dev.parley.models.Progress;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.Voice;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the neural voice, with which agents speak that name none. Nothing depends on it: where it
 * does not come, Pico speaks in its place.
 */
final class WantedVoice {
  /** Of memory, in bytes: what a server takes with this voice, and as much for the system. */
  static final long LEAST_MEMORY = 1500L << 20;

  private static final Voice NEURAL = EmbeddedVoices.HEART;

  private WantedVoice() {}

  /**
   * Sees to it that a voice is there that somebody asks for by its name.
   *
   * @param name an engine, a voice's id, or both
   * @throws ModelException if it cannot be fetched
   */
  static void ensure(ModelStore store, String name, Progress progress) throws InterruptedException {
    List<String> names = List.of(NEURAL.engine(), NEURAL.id(), NEURAL.name());
    if (names.contains(name)) {
      store.ensure(List.of(NEURAL.engine()), progress);
    }
  }

  /**
   * Sees to it that the usual voice is there, or tells once what speaks in its place.
   *
   * @param setting {@code PARLEY_VOICE}, null where it is not set
   */
  static void ensureUsual(ModelStore store, @Nullable String setting, Progress progress)
      throws InterruptedException {
    missing(store, setting, memory(), progress)
        .ifPresent(why ->
            progress.note(
                "Pico speaks where an agent names no voice, in place of heart: %s".formatted(why)));
  }

  /**
   * Fetches the usual voice if it is to be had.
   *
   * @param memory of the machine, in bytes
   * @return why it is not there, with the remedy; nothing if it is there or not wanted
   */
  static Optional<String> missing(
      ModelStore store, @Nullable String setting, long memory, Progress progress)
      throws InterruptedException {
    if ("pico".equals(setting) || store.has(NEURAL.engine())) {
      return Optional.empty();
    }
    if (setting == null && memory < LEAST_MEMORY) {
      return Optional.of(
          "this machine has %d MB of memory, less than %d. PARLEY_VOICE=heart has it all the same."
              .formatted(memory >> 20, LEAST_MEMORY >> 20));
    }
    try {
      store.ensure(List.of(NEURAL.engine()), progress, Patience.SHORT);
      return Optional.empty();
    } catch (ModelException e) {
      return Optional.of(
          "%s The next start tries again; PARLEY_VOICE=pico keeps Pico.".formatted(e.getMessage()));
    }
  }

  /** Of the machine, or of the container it runs in, in bytes. */
  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : Long.MAX_VALUE;
  }
}
