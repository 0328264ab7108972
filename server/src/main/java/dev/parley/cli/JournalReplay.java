package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.call.JournalFormat;
import dev.parley.conversation.CommandJson;
import dev.parley.conversation.Replay;
import dev.parley.conversation.ScopeJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a conversation again from a journal as {@code GET /call/{id}/journal} tells it. */
public final class JournalReplay {
  private final AgentDocument document;
  private final List<String> events = new ArrayList<>();
  private final List<List<String>> commands = new ArrayList<>();
  private @Nullable String scope;

  /**
   * What came of a replay.
   *
   * @param steps how many events the conversation was told
   * @param difference the first step that led to other commands, null if none did
   */
  public record Result(int steps, @Nullable Difference difference) {}

  /**
   * A step that led to other commands than it did in the call.
   *
   * @param kept the commands in the journal
   * @param again those of the replay
   */
  record Difference(int step, String event, List<String> kept, List<String> again) {}

  /** What was given is no journal. */
  static final class InvalidJournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidJournalException(String message) {
      super(message);
    }
  }

  private JournalReplay(AgentDocument document) {
    this.document = document;
  }

  /**
   * Replays a journal.
   *
   * @throws InvalidJournalException if it is none
   */
  public static Result run(JsonNode journal) {
    JournalReplay replay =
        switch (AgentJson.read(journal.path("document"))) {
          case AgentJson.Reading.Read(AgentDocument read) -> new JournalReplay(read);
          case AgentJson.Reading.Refused(var problems) ->
              throw new InvalidJournalException(
                  "The journal has no agent's document: " + problems.getFirst().message());
        };
    journal.path("events").forEach(replay::take);
    return replay.run();
  }

  private void take(JsonNode event) {
    switch (event.path("type").asText()) {
      case "began" -> {
        int format = event.path("format").asInt(JournalFormat.UNNUMBERED);
        if (format > JournalFormat.NUMBER) {
          throw new InvalidJournalException(
              "The journal is of format %d, and this version of Parley reads up to %d. Replay it with a later version."
                  .formatted(format, JournalFormat.NUMBER));
        }
        scope = event.path("scope").asText();
        events.clear();
        commands.clear();
      }
      case "stepped" -> {
        events.add(event.path("event").asText());
        List<String> ofStep = new ArrayList<>();
        event.path("commands").forEach(command -> ofStep.add(command.asText()));
        commands.add(ofStep);
      }
      case "unknown" ->
          throw new InvalidJournalException(
              "The journal has an event \"%s\" that this version of Parley does not know. Replay it with a later version."
                  .formatted(event.path("name").asText()));
      default -> {}
    }
  }

  private Result run() {
    String known = scope;
    if (known == null) {
      if (!events.isEmpty()) {
        throw new InvalidJournalException(
            "The journal has steps of a conversation and no event \"began\" before them.");
      }
      return new Result(0, null);
    }
    List<List<String>> kept;
    List<List<String>> again;
    try {
      again = Replay.run(document, ScopeJson.read(known), events);
      kept =
          commands.stream()
              .map(step -> step.stream().map(CommandJson::rewritten).toList())
              .toList();
    } catch (IllegalArgumentException e) {
      throw new InvalidJournalException("The journal cannot be replayed: " + e.getMessage());
    }
    for (int i = 0; i < events.size(); i++) {
      if (!again.get(i).equals(kept.get(i))) {
        return new Result(
            events.size(), new Difference(i, events.get(i), kept.get(i), again.get(i)));
      }
    }
    return new Result(events.size(), null);
  }
}
