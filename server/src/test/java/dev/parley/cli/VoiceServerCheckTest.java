package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Config;
import dev.parley.Findings;
import dev.parley.tts.SpeakingServer;
import dev.parley.tts.VoiceProtocol;
import dev.parley.tts.VoiceServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VoiceServerCheckTest {
  private SpeakingServer server;

  @BeforeEach
  void start() throws IOException {
    server = SpeakingServer.humming();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> check(String key) throws InterruptedException {
    VoiceServer voice = server.voice(VoiceProtocol.OPENAI, "nova");
    Map<String, String> settings =
        Map.of(
            "PARLEY_VOICE_URL",
            voice.endpoint().url().toString(),
            "PARLEY_VOICE_MODEL",
            voice.endpoint().model(),
            "PARLEY_VOICE_NAME",
            "nova",
            "PARLEY_VOICE_KEY",
            key);
    Findings findings = new Findings();
    VoiceServerCheck.check(Config.read(new HashMap<>(settings)), findings);
    return findings.report();
  }

  @Test
  void saysHowSoonAVoiceSpeaks() throws Exception {
    assertThat(check(SpeakingServer.KEY).getFirst())
        .contains("voice nova at 127.0.0.1:", "speaks; first sound after", "of speech after");
  }

  @Test
  void saysThatAVoiceIsTooLate() throws Exception {
    server.now((request, exchange) -> {
      if (server.asked().size() == 1 || server.pause(750)) {
        SpeakingServer.hum(request, exchange);
      }
    });
    assertThat(check(SpeakingServer.KEY).getFirst())
        .contains("begins to speak after", "in its place after 700 ms");
  }

  @Test
  void saysWhatMayBeWrongAndNeverTheKey() throws Exception {
    assertThat(check("sk-wrong").getFirst())
        .contains("does not speak (HTTP 401)", "PARLEY_VOICE_URL", "PARLEY_VOICE_NAME")
        .doesNotContain("sk-wrong");
  }
}
