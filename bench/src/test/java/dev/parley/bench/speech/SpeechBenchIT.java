package dev.parley.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.SpeechFixture;
import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import dev.parley.bench.report.Report;
import dev.parley.models.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The parts of the benchmark that hear, on a few clips each. */
class SpeechBenchIT {
  private static List<Clip> clips = List.of();

  @BeforeAll
  static void read() throws InterruptedException {
    Recordings recordings = new Recordings(SpeechFixture.models());
    recordings.fetch(Progress.on(System.err));
    clips = recordings.read();
  }

  private static Clip clip(String name) {
    return clips.stream().filter(clip -> clip.name().equals(name)).findFirst().orElseThrow();
  }

  private static Transcript only(Map<String, Transcript> transcripts) {
    assertThat(transcripts).containsOnlyKeys("tiny");
    return transcripts.values().iterator().next();
  }

  @Test
  void recordingsOfEachGroupCarryTheirWords() {
    for (Clip.Group group : Clip.Group.values()) {
      assertThat(clips).as(group.name()).filteredOn(clip -> clip.group() == group).isNotEmpty();
    }
    assertThat(clips).hasSizeGreaterThan(400);
    assertThat(clips)
        .allSatisfy(clip -> {
          assertThat(clip.words()).isNotEmpty();
          assertThat(clip.length()).isBetween(Duration.ofMillis(50), Duration.ofSeconds(15));
        });
    assertThat(clips)
        .filteredOn(clip -> clip.group() == Clip.Group.DIGITS)
        .allSatisfy(clip -> assertThat(clip.words()).hasSize(7).allMatch(w -> w.matches("\\d")));
  }

  @Test
  void aClipIsHeardStraightAndThroughACallWithoutLoss() throws InterruptedException {
    Clip clip = clip("ss-noservice");
    assertThat(Transcript.by(SpeechFixture.tinyStt(), clip).errors().percent()).isLessThan(15);
    try (LossyCall call =
        new LossyCall(
            0, Map.of("tiny", SpeechFixture.tinyStt()), Clock.systemUTC(), new Random(1))) {
      Transcript heard = only(call.hear(clip));
      assertThat(heard.errors().percent()).as(heard.text()).isLessThan(15);
      assertThat(call.lost().some()).isZero();
    }
  }

  @Test
  void wordsAreHeardNoWorseBehindG722ThanBehindG711() throws Exception {
    Recordings recordings = new Recordings(SpeechFixture.models());
    Map<String, List<Clip>> byCodec = new LinkedHashMap<>();
    for (Codec codec : Codecs.ALL) {
      byCodec.put(codec.name(), recordings.read(codec));
    }
    var printed = new ByteArrayOutputStream();
    Report report =
        new Report(new PrintStream(printed, true, StandardCharsets.UTF_8), "speech", "", "");
    new RecognitionBench(Map.of("base", SpeechFixture.stt()), report, _ -> {}, _ -> {})
        .byCodec(byCodec);
    report.finish();
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    JsonNode codecs = new ObjectMapper().readTree(lines.getLast()).path("recognition_by_codec");
    assertThat(codecs.path("G722").path("words").asInt()).isGreaterThan(80);
    assertThat(codecs.path("G722").path("base").asInt())
        .isLessThanOrEqualTo(codecs.path("PCMU").path("base").asInt());
  }

  @Test
  void aCallLosesWhatItIsToldToAndTheRestIsMadeUp() throws InterruptedException {
    try (LossyCall call =
        new LossyCall(
            0.2, Map.of("tiny", SpeechFixture.tinyStt()), Clock.systemUTC(), new Random(1))) {
      Transcript heard = only(call.hear(clip("ss-noservice")));
      assertThat(heard.clip().name()).isEqualTo("ss-noservice");
      assertThat(call.lost().percent()).isCloseTo(20, within(8.0));
      assertThat(call.concealed().percent()).isGreaterThan(8);
    }
  }
}
