package dev.parley.cli;

import dev.parley.Config;
import dev.parley.Findings;
import dev.parley.outbound.WaysOut;
import dev.parley.stt.HearingServer;
import dev.parley.stt.HearingTrial;
import dev.parley.stt.ServedHearing;
import dev.parley.stt.SttException;
import java.time.Duration;

/** Has the server's recogniser hear: once to wake it, and once to see how long it takes. */
final class HearingServerCheck {
  private HearingServerCheck() {}

  static void check(Config config, Findings findings) throws InterruptedException {
    HearingServer server = config.hearingServer();
    if (server == null) {
      return;
    }
    try (WaysOut ways = WaysOut.ofOperator(System.getenv())) {
      HearingTrial trial = new HearingTrial(server, ways, System::nanoTime);
      Duration _ = trial.run();
      tell(server, trial.run(), findings);
    } catch (SttException e) {
      findings.wrong(
          "The recogniser %s gives no words (%s). Maybe PARLEY_HEARING_URL (it ends in /v1 as a rule), PARLEY_HEARING_PROTOCOL, PARLEY_HEARING_MODEL or the key are wrong, or nothing is served there. Calls go on without it, by the embedded recogniser alone."
              .formatted(server.name(), e.getMessage()));
    }
  }

  private static void tell(HearingServer server, Duration took, Findings findings) {
    if (took.compareTo(ServedHearing.WITHIN) <= 0) {
      findings.good(
          "recogniser %s answers; two seconds of sound took %d ms"
              .formatted(server.name(), took.toMillis()));
    } else {
      findings.wrong(
          "The recogniser %s takes %d ms for two seconds of sound, and in calls its words count within %d ms. Use a smaller model, one nearer by, or a faster machine."
              .formatted(server.name(), took.toMillis(), ServedHearing.WITHIN.toMillis()));
    }
  }
}
