package dev.parley.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.SpeechFixture;
import dev.parley.bench.report.Report;
import dev.parley.peers.PeerDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real server in a process of its own, and callees in this one. */
class SoakBenchIT {
  private static final Duration LENGTH = Duration.ofSeconds(12);

  @RegisterExtension private final PeerDirectory directory = new PeerDirectory();

  @BeforeEach
  void letPostgresPass() throws IOException {
    Files.setPosixFilePermissions(directory.path(), PosixFilePermissions.fromString("rwx--x--x"));
  }

  private static List<String> server() {
    return List.of(
        "env",
        "PARLEY_VOICE=pico",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseZGC",
        "-Xmx600m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.parley.cli.Main",
        "up");
  }

  @Test
  void watchesAServerWhoseCallsLeaveNothingBehind() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Report report =
        new Report(new PrintStream(out, true, StandardCharsets.UTF_8), "soak", "a test", "nothing");
    Measured measured =
        new Measured(
            server(),
            directory.path().resolve("home"),
            SpeechFixture.voices(),
            Clock.systemUTC(),
            new Random(1));
    new SoakBench(measured, report, _ -> {}).run(LENGTH, 3);
    report.finish();
    String last = out.toString(StandardCharsets.UTF_8).lines().toList().getLast();
    JsonNode figures = new ObjectMapper().readTree(last);

    assertThat(figures.path("over_time")).hasSize(3);
    assertThat(figures.at("/over_time/2/resident_mb").asInt()).isBetween(200, 3000);
    assertThat(figures.path("ends")).isNotEmpty();
    assertThat(figures.path("ends").has("internal_error")).isFalse();
    JsonNode rest = figures.path("at_rest");
    assertThat(rest.path("threads").asInt()).isBetween(20, 200);
    for (String kind : List.of("calls", "dialogs", "transactions", "media_sessions")) {
      assertThat(rest.path(kind).asInt()).as(kind).isZero();
    }
  }
}
