package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.SpeechFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FliteIT {
  private static final List<String> OTHERS =
      List.of(
          "Yes.",
          "I would like to move my appointment to Thursday.",
          "Seven two nine four one zero eight.",
          "Can I speak to a person?");

  @ParameterizedTest
  @ValueSource(strings = {"slt", "rms"})
  void saysATextAlikeWhateverItSaidBefore(String voice) throws Exception {
    VoiceEngine flite = new Flite(SpeechFixture.models());
    String text = "Please stop calling me.";
    short[] first = rendered(flite, text, voice, 1);
    for (int i = 0; i < OTHERS.size(); i++) {
      var _ = rendered(flite, OTHERS.get(i), voice, 1 + i / 10.0);
      assertThat(rendered(flite, text, voice, 1)).isEqualTo(first);
    }
  }

  private static short[] rendered(VoiceEngine flite, String text, String voice, double speed)
      throws InterruptedException {
    List<short[]> chunks = new ArrayList<>();
    flite.render(text, voice, speed, (samples, count) -> chunks.add(Arrays.copyOf(samples, count)));
    return chunks.getFirst();
  }
}
