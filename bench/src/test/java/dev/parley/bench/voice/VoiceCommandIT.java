package dev.parley.bench.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.audio.Wav;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The benchmark with a few texts. */
class VoiceCommandIT {
  @TempDir private Path directory = Path.of("");

  @Test
  void measuresAVoiceAndWritesItsSound() throws Exception {
    var printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      int status =
          new CommandLine(new VoiceCommand())
              .execute("--voices", "pico", "--every", "15", "--out", directory.toString());
      assertThat(status).isZero();
    } finally {
      System.setOut(before);
    }
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    JsonNode figures = new ObjectMapper().readTree(lines.getLast());
    JsonNode cost = figures.path("cost").path("pico:en-US");
    assertThat(cost.path("real_time_factor").asDouble()).isBetween(0.0005, 0.5);
    assertThat(cost.path("first_audio_ms").path("n").asInt()).isEqualTo(4);
    assertThat(cost.path("memory").asLong()).isBetween(1L << 20, 200L << 20);
    JsonNode words = figures.path("words").path("pico:en-US");
    assertThat(words.path("errors").asInt()).isLessThan(words.path("words").asInt() / 3);
    assertThat(figures.path("values").path("pico:en-US")).hasSize(4);
    JsonNode sound = figures.path("sound").path("pico:en-US");
    assertThat(sound.path("pitch_hz").asDouble()).isBetween(120.0, 250.0);
    assertThat(sound.path("level_dbov").asDouble()).isBetween(-25.0, -10.0);
    assertThat(directory.resolve("pico-en-US-1.png")).isNotEmptyFile();
    assertThat(Wav.read(directory.resolve("pico-en-US-1.wav")).mono(Utterance.RATE))
        .hasSizeGreaterThan(Utterance.RATE);
    assertThat(directory.resolve("pico-en-US-7-telephone.wav")).isNotEmptyFile();
  }

  @Test
  void namesTheVoicesThereAreToWhoNamesAnother() {
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(new VoiceCommand())
            .setErr(new PrintWriter(err))
            .execute("--voices", "caruso", "--only", "cost");
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("caruso", "pico:en-US", "flite:slt");
  }
}
