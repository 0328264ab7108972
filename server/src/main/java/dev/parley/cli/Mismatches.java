package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sim.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares what was kept of a call with how it should end. */
public final class Mismatches {
  private final List<String> found = new ArrayList<>();

  private Mismatches() {}

  /**
   * What is not as it should be, each in a sentence.
   *
   * @param expected null if anything is right
   * @param record of a call that has ended, as {@code GET /call/{id}} answers it
   */
  public static List<String> of(Persona.@Nullable Expectation expected, JsonNode record) {
    Mismatches mismatches = new Mismatches();
    if (expected != null) {
      mismatches.end(expected, record);
      List<String> outcomes = expected.outcomes();
      if (outcomes != null) {
        mismatches.outcomes(outcomes, record);
      }
      expected
          .variables()
          .forEach((name, pattern) ->
              mismatches.variable(name, pattern, record.path("variables").path(name).asText("")));
      expected
          .transcript()
          .forEach(pattern -> mismatches.transcript(pattern, record.path("transcript").asText("")));
    }
    return mismatches.found;
  }

  private void end(Persona.Expectation expected, JsonNode record) {
    String reason = record.path("end_reason").asText();
    if (!reason.equalsIgnoreCase(expected.reason())) {
      found.add("The call ended by %s and not by %s.".formatted(reason, expected.reason()));
    }
    String status = record.path("status").asText();
    if (expected.status() != null && !status.equals(expected.status())) {
      found.add("The call is %s and should be %s.".formatted(status, expected.status()));
    }
  }

  private void outcomes(List<String> expected, JsonNode record) {
    List<String> outcomes = record.path("outcomes").valueStream().map(JsonNode::asText).toList();
    int last = expected.isEmpty() ? 0 : Math.max(0, outcomes.size() - expected.size());
    if (!outcomes.subList(last, outcomes.size()).equals(expected)) {
      found.add("The outcomes were %s and should end in %s.".formatted(outcomes, expected));
    }
  }

  private void variable(String name, String pattern, String value) {
    if (!fitting(pattern).matcher(value).matches()) {
      found.add("%s is \"%s\" and should fit %s.".formatted(name, value, pattern));
    }
  }

  private void transcript(String pattern, String transcript) {
    if (!fitting(pattern).matcher(transcript).find()) {
      found.add("Nothing in the transcript fits %s.".formatted(pattern));
    }
  }

  private static Pattern fitting(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }
}
