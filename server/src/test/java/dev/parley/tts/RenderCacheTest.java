package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCacheTest {
  private static final Voice VOICE = new Voice("pico", "en-US", 1);
  private static final short[] SAMPLES = {1, -2, 300, Short.MIN_VALUE};

  @TempDir Path directory;

  @Test
  void keepsWhatIsStoredForTheNextProcess() {
    new RenderCache(directory).store("Hello.", VOICE, SAMPLES);
    assertThat(new RenderCache(directory).find("Hello.", VOICE))
        .hasValueSatisfying(samples -> assertThat(samples).containsExactly(SAMPLES));
  }

  @Test
  void keepsWhatMayBePersonalInMemoryOnly() {
    var cache = new RenderCache(directory);
    cache.keep("Hello, Ada.", VOICE, SAMPLES);
    assertThat(cache.find("Hello, Ada.", VOICE)).isPresent();
    assertThat(new RenderCache(directory).find("Hello, Ada.", VOICE)).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void staysAsSmallAsItMayBeWhileMoreAndMoreIsStored() throws IOException {
    var cache = new RenderCache(directory, 64 * 1024);
    short[] second = new short[8000];
    for (int i = 0; i < 20; i++) {
      cache.store("Hello, number %d.".formatted(i), VOICE, second);
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSizeBetween(1, 5);
    }
  }

  @Test
  void tellsVoicesAndPacesApart() {
    var cache = new RenderCache(directory);
    cache.store("Hello.", VOICE, SAMPLES);
    assertThat(cache.find("Hello.", new Voice("pico", "en-US", 1.1))).isEmpty();
    assertThat(cache.find("Hello.", new Voice("flite", "en-US", 1))).isEmpty();
    assertThat(cache.find("Hello", VOICE)).isEmpty();
  }
}
