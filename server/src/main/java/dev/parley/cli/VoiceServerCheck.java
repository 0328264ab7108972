package dev.parley.cli;

import dev.parley.Config;
import dev.parley.Findings;
import dev.parley.outbound.OutboundClient;
import dev.parley.tts.ServedVoices;
import dev.parley.tts.TtsException;
import dev.parley.tts.VoiceServer;
import dev.parley.tts.VoiceTrial;

/** Has the server's voice say something: once to wake it, and once to see how soon it begins. */
final class VoiceServerCheck {
  private VoiceServerCheck() {}

  static void check(Config config, Findings findings) throws InterruptedException {
    VoiceServer server = config.voiceServer();
    if (server == null) {
      return;
    }
    try (OutboundClient client = OutboundClient.ofOperator(System.getenv())) {
      VoiceTrial trial = new VoiceTrial(server, client, System::nanoTime);
      VoiceTrial.Took _ = trial.run();
      tell(server, trial.run(), findings);
    } catch (TtsException e) {
      findings.wrong(
          "The voice %s does not speak (%s). Maybe PARLEY_VOICE_URL (it ends in /v1 as a rule), PARLEY_VOICE_PROTOCOL, PARLEY_VOICE_MODEL, PARLEY_VOICE_NAME or the key are wrong, or nothing is served there. Calls go on without it, by the embedded voice alone."
              .formatted(server.name(), e.getMessage()));
    }
  }

  private static void tell(VoiceServer server, VoiceTrial.Took took, Findings findings) {
    if (took.first().compareTo(ServedVoices.FIRST) <= 0) {
      findings.good(
          "voice %s speaks; first sound after %d ms, %d ms of speech after %d ms"
              .formatted(
                  server.name(),
                  took.first().toMillis(),
                  took.speech().toMillis(),
                  took.whole().toMillis()));
    } else {
      findings.wrong(
          "The voice %s begins to speak after %d ms, and in calls an embedded voice speaks in its place after %d ms. Use one that streams as it renders, one nearer by, or a faster machine."
              .formatted(server.name(), took.first().toMillis(), ServedVoices.FIRST.toMillis()));
    }
  }
}
