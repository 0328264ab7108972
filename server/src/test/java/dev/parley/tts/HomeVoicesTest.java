package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeVoicesTest {
  @TempDir private Path home;

  private Path voice(String json) throws IOException {
    Path directory = Files.createDirectories(home.resolve("voices/joe"));
    Files.writeString(directory.resolve("en_US-joe-medium.onnx.json"), json);
    return Files.writeString(directory.resolve("en_US-joe-medium.onnx"), "");
  }

  @Test
  void findsVoicesAndNames() throws Exception {
    assertThat(HomeVoices.in(home)).isEqualTo(HomeVoices.NONE);
    Path model = voice("{}");
    Files.writeString(home.resolve("pronunciations.txt"), "Ana = AH-nah");
    HomeVoices found = HomeVoices.in(home);
    assertThat(found.piper()).containsExactly(model);
    assertThat(found.with(Pronunciations.of(List.of("Leigh = LEE"), "here")).pronunciations())
        .extracting(names -> names.respelled("Ana Leigh"))
        .isEqualTo("ahnah lee");
  }

  @Test
  void readsWhatIsWrittenOfAVoice() throws Exception {
    PiperFile voice =
        PiperFile.of(
            voice(
                """
                {"audio": {"sample_rate": 22050}, "espeak": {"voice": "en-us"},
                 "inference": {"noise_scale": 0.5, "length_scale": 1.2, "noise_w": 0.7},
                 "phoneme_type": "espeak", "num_speakers": 2,
                 "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "h": [20], "O": [5, 6]}}
                """));
    assertThat(voice.id()).isEqualTo("en_US-joe-medium");
    assertThat(voice.rate()).isEqualTo(22_050);
    assertThat(voice.length()).isEqualTo(1.2f);
    assertThat(voice.speakers()).isEqualTo(2);
    assertThat(voice.input("h?O")).containsExactly(1, 0, 20, 0, 5, 6, 0, 2);
  }

  @Test
  void saysWhatIsNoVoiceThatItCanSpeakWith() throws Exception {
    Path german =
        voice(
            "{\"audio\": {\"sample_rate\": 22050}, \"language\": {\"family\": \"de\"}, \"phoneme_type\":"
                + " \"espeak\"}");
    assertThatThrownBy(() -> PiperFile.of(german))
        .isInstanceOf(TtsException.class)
        .hasMessageContainingAll("joe-medium.onnx.json", "\"de\"");
    Files.delete(german.resolveSibling("en_US-joe-medium.onnx.json"));
    assertThatThrownBy(() -> PiperFile.of(german))
        .isInstanceOf(TtsException.class)
        .hasMessageContaining("NAME.onnx and NAME.onnx.json");
  }
}
