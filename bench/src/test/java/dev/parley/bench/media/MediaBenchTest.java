package dev.parley.bench.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.SpeechFixture;
import dev.parley.audio.G711;
import dev.parley.audio.G722;
import dev.parley.bench.report.Report;
import dev.parley.stt.VoiceActivity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaBenchTest {
  private static final Duration LENGTH = Duration.ofSeconds(1);

  @TempDir Path cache;

  @Test
  void measuresCallsAndTheirBaselineInC() throws Exception {
    JsonNode run =
        run(
            new MediaPlan(List.of(2), LENGTH, G711.PCMU, true, MediaPlan.USUAL_TALK, true),
            SpeechFixture.vad());

    assertCarried(run.path("parley"));
    assertCarried(run.path("c"));
    assertThat(run.path("parley").path("voice_percent").asDouble()).isPositive();
    assertThat(run.path("plane_ratio").asDouble()).isPositive();
  }

  @Test
  void measuresWithoutACompiler() throws Exception {
    JsonNode run = run(new MediaPlan(List.of(2), LENGTH, G722.CODEC, false, 1, false), null);

    assertCarried(run.path("parley"));
    assertThat(run.path("parley").path("voice_percent").asDouble()).isZero();
    assertThat(run.has("c")).isFalse();
  }

  @Test
  void compilesOnceInACache() {
    CCompiler compiler = new CCompiler(cache);
    Path first = compiler.program("media-near").orElseThrow();
    long written = first.toFile().lastModified();

    assertThat(compiler.program("media-near")).contains(first);
    assertThat(first.toFile().lastModified()).isEqualTo(written);
    assertThat(cache).isDirectoryContaining(first::equals);
  }

  private static void assertCarried(JsonNode figures) {
    assertThat(figures.path("packets").asInt()).isBetween(20, 400);
    assertThat(figures.path("sent_percent").asDouble()).isBetween(20.0, 400.0);
    assertThat(figures.path("loop_percent").asDouble()).isPositive();
    assertThat(figures.path("gap_ms").path(0).asDouble()).isBetween(10.0, 40.0);
  }

  private JsonNode run(MediaPlan plan, @Nullable VoiceActivity activity) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Report report =
        new Report(
            new PrintStream(out, true, StandardCharsets.UTF_8), "media", "a test", "nothing");
    new MediaBench(activity, cache, Clock.systemUTC(), report).run(plan);
    report.finish();
    String last = out.toString(StandardCharsets.UTF_8).lines().toList().getLast();
    return new ObjectMapper().readTree(last).path("runs").path(0);
  }
}
