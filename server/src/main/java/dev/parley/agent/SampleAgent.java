package dev.parley.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The agent every new team starts with: it asks by name whether an appointment, whose {@code date}
 * and {@code time} are metadata of the call, can still be kept, and confirms, moves or cancels it.
 */
public final class SampleAgent {
  /** What it is called. */
  public static final String TITLE = "Appointment confirmation";

  private SampleAgent() {}

  /** The document as JSON. */
  public static String json() {
    try (InputStream in = SampleAgent.class.getResourceAsStream("appointment-confirmation.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document. */
  public static AgentDocument document() {
    return switch (AgentJson.read(json())) {
      case AgentJson.Reading.Read(AgentDocument document) -> document;
      case AgentJson.Reading.Refused(var problems) ->
          throw new IllegalStateException("The sample agent does not fit its schema: " + problems);
    };
  }
}
