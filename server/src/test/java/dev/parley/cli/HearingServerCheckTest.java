package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Config;
import dev.parley.Findings;
import dev.parley.stt.HearingServer;
import dev.parley.stt.HearingTestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HearingServerCheckTest {
  private static List<String> check(HearingServer server, String key) throws InterruptedException {
    Findings findings = new Findings();
    HearingServerCheck.check(
        Config.read(
            Map.of(
                "PARLEY_HEARING_URL", server.endpoint().url().toString(),
                "PARLEY_HEARING_MODEL", server.endpoint().model(),
                "PARLEY_HEARING_KEY", key)),
        findings);
    return findings.report();
  }

  @Test
  void saysHowLongARecogniserTakes() throws Exception {
    try (HearingTestServer server = HearingTestServer.hearing("Hm.")) {
      assertThat(check(server.recogniser(), HearingTestServer.KEY).getFirst())
          .contains("recogniser small-ears at 127.0.0.1:", "answers; two seconds of sound took");
    }
  }

  @Test
  void saysWhatMayBeWrongAndNeverTheKey() throws Exception {
    try (HearingTestServer server = HearingTestServer.hearing("Hm.")) {
      assertThat(check(server.recogniser(), "sk-wrong").getFirst())
          .contains("gives no words (HTTP 401)", "PARLEY_HEARING_URL", "PARLEY_HEARING_MODEL")
          .doesNotContain("sk-wrong");
    }
  }
}
