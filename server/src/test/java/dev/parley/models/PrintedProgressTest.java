package dev.parley.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PrintedProgressTest {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void movesABarOnATerminal() {
    var progress = progress(true);
    progress.begin("moonshine", 10_000_000, 0);
    after(Duration.ofSeconds(1));
    progress.advance(5_000_000);
    assertThat(printed()).contains("████████████░░░░░░░░░░░░   50 %  5.0 / 10.0 MB  5.0 MB/s");
    assertThat(printed()).doesNotContain("\n");
  }

  @Test
  void printsALineNowAndThenElsewhere() {
    var progress = progress(false);
    progress.begin("moonshine", 10_000_000, 2_000_000);
    progress.advance(3_000_000);
    after(Duration.ofSeconds(6));
    progress.advance(8_000_000);
    progress.advance(9_000_000);
    assertThat(printed().lines())
        .containsExactly(
            "Fetching moonshine (10.0 MB), resuming at 2.0 MB", "   80 %  8.0 / 10.0 MB  1.0 MB/s");
  }

  @Test
  void doesWithoutAKnownLength() {
    var progress = progress(false);
    progress.begin("moonshine", -1, 0);
    after(Duration.ofSeconds(1));
    progress.advance(4_000_000);
    progress.end();
    assertThat(printed().lines()).containsExactly("Fetching moonshine", "  4.0 MB  4.0 MB/s");
  }

  private PrintedProgress progress(boolean terminal) {
    var out = new PrintStream(text, true, StandardCharsets.UTF_8);
    return new PrintedProgress(out, terminal, PrintedProgress.PACE, nanos::get);
  }

  private void after(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private String printed() {
    return text.toString(StandardCharsets.UTF_8);
  }
}
