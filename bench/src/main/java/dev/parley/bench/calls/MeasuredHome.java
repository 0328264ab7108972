package dev.parley.bench.calls;

import dev.parley.cli.Directories;
import dev.parley.cli.Launch;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.tts.EmbeddedVoices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** A temporary home for a server that is measured, and voices for those it calls. */
record MeasuredHome(Path home, EmbeddedVoices voices) implements AutoCloseable {
  static MeasuredHome create() throws InterruptedException {
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    store.ensure(Progress.on(System.err));
    try {
      return new MeasuredHome(
          Files.createTempDirectory("parley-bench-"), EmbeddedVoices.open(store, 1));
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary home can be made.", e);
    }
  }

  Measured measured() {
    return new Measured(Launch.server(), home, voices, Clock.systemUTC(), new SecureRandom());
  }

  @Override
  public void close() {
    voices.close();
    Directories.delete(home);
  }
}
