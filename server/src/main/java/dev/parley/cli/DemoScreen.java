package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints a call as it happens. */
final class DemoScreen {
  private final PrintStream out;
  private @Nullable Instant answered;

  DemoScreen(PrintStream out) {
    this.out = out;
  }

  /** Prints what an event means to somebody watching. */
  void show(JsonNode event) {
    Instant at = Instant.parse(event.path("at").asText());
    switch (event.path("type").asText()) {
      case "dialling" -> line("", "dialling");
      case "ringing" -> line("", "ringing");
      case "answered" -> {
        answered = at;
        line(time(0), "answered");
      }
      case "agent_spoke" ->
          line(
              time(event.path("from_ms").asLong()),
              "Agent    " + event.path("text").asText() + cut(event));
      case "callee_spoke" ->
          line(
              time(event.path("from_ms").asLong()),
              "Contact  " + event.path("text").asText() + keyed(event));
      case "gap_measured" ->
          line("", "         … answered after " + event.at("/gap/total_ms").asLong() + " ms");
      case "noted" -> line("", "note: " + event.path("text").asText());
      case "ended" ->
          line(
              time(sinceAnswer(at)),
              ("ended: " + event.path("reason").asText() + " " + event.path("detail").asText())
                  .strip());
      default -> {}
    }
  }

  /** Prints where the time of each gap went. */
  void table(JsonNode gaps) {
    String row = "%6s %9s %9s %6s %6s %6s %8s%n";
    out.printf(Locale.ROOT, row, "turn", "felt gap", "endpoint", "stt", "brain", "tts", "pacing");
    for (JsonNode gap : gaps) {
      out.printf(
          Locale.ROOT,
          row,
          gap.path("turn").asText(),
          gap.path("total_ms").asText() + " ms",
          gap.path("endpoint_ms").asText(),
          gap.path("stt_ms").asText(),
          gap.path("brain_ms").asText(),
          gap.path("tts_ms").asText(),
          gap.path("pacing_ms").asText());
    }
  }

  void say(String text) {
    out.println(text);
  }

  private void line(String time, String text) {
    out.printf(Locale.ROOT, "%7s  %s%n", time, text);
    out.flush();
  }

  private long sinceAnswer(Instant at) {
    Instant from = answered;
    return from == null ? 0 : Duration.between(from, at).toMillis();
  }

  private static String time(long millis) {
    return String.format(
        Locale.ROOT, "%02d:%04.1f", millis / 60_000, Math.floor(millis % 60_000 / 100.0) / 10);
  }

  private static String cut(JsonNode event) {
    return event.path("interrupted").asBoolean() ? " —" : "";
  }

  private static String keyed(JsonNode event) {
    return event.path("digits").asBoolean() ? " (keys)" : "";
  }
}
