package dev.parley.agent;

import java.time.Duration;
import java.util.Locale;

/** What settings must be. */
final class SettingsRules {
  private SettingsRules() {}

  static void check(AgentDocument document, Problems problems) {
    if (!Locale.forLanguageTag(document.language()).getLanguage().equals("en")) {
      problems.warning(
          "language_not_embedded",
          "language",
          "The embedded speech engines speak and understand English, and the language is \"%s\"."
              + " Configure providers that speak it.",
          document.language());
    }
    AgentDocument.Voice voice = document.voice();
    if (voice != null) {
      between(voice.speed(), 0.5, 2, "voice.speed", problems);
    }
    AgentDocument.Model model = document.model();
    if (model != null) {
      between(model.temperature(), 0, 2, "model.temperature", problems);
    }
    Settings settings = document.settings();
    between(
        seconds(settings.silenceTimeout()), 1, 60, "settings.silence_timeout_seconds", problems);
    between(settings.silenceRetries(), 0, 20, "settings.silence_retries", problems);
    between(seconds(settings.maxDuration()), 10, 14_400, "settings.max_duration_seconds", problems);
    between(seconds(settings.maxHold()), 1, 14_400, "settings.max_hold_seconds", problems);
    between(settings.ringSeconds(), 5, 180, "settings.ring_seconds", problems);
    if (settings.ivr() instanceof Ivr.Press(String digits) && !digits.matches("[0-9*#]+")) {
      problems.error(
          "not_keys",
          "settings.ivr.digits",
          "settings.ivr.digits must be keys of 0-9, * and #, and is \"%s\".",
          digits);
    }
  }

  static void between(double value, double least, double most, String path, Problems problems) {
    if (!(value >= least && value <= most)) {
      problems.error(
          "out_of_range",
          path,
          "%s must be between %s and %s, and is %s.",
          path,
          plain(least),
          plain(most),
          plain(value));
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
