package dev.parley.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.SpeechFixture;
import dev.parley.bench.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of the benchmark that reads replies, on all of them. */
class OutcomesBenchIT {
  @Test
  void reportsOutcomesOfBothHalvesBesideTheBaseline() throws Exception {
    var printed = new ByteArrayOutputStream();
    Report report =
        new Report(new PrintStream(printed, true, StandardCharsets.UTF_8), "speech", "", "");
    new SpeechBench(Clock.systemUTC(), report, _ -> {}, _ -> {}).outcomes(SpeechFixture.reader());
    report.finish();
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    JsonNode outcomes = new ObjectMapper().readTree(lines.getLast()).path("outcomes");
    JsonNode heldOut = outcomes.path("held_out");
    assertThat(heldOut.path("Parley").path("wrong").asInt())
        .isLessThan(heldOut.path("nearest label").path("wrong").asInt());
    assertThat(heldOut.path("Parley").path("none_right").asInt()).isGreaterThan(30);
    assertThat(outcomes.path("tuning").path("by_question")).hasSize(12);
  }
}
