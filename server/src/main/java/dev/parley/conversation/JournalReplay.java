package dev.parley.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.call.JournalFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a conversation again from a journal as {@code GET /call/{id}/journal} tells it. */
public final class JournalReplay {
  private final List<Kept> steps = new ArrayList<>();
  private @Nullable String scope;

  /** A step of the journal; the index is that of its event in the journal. */
  private record Kept(int index, String event, List<String> commands) {}

  /**
   * What came of a replay.
   *
   * @param steps how many events the conversation was told in the call
   * @param difference the first step that led to other commands, null if none did
   */
  public record Result(int steps, @Nullable Difference difference) {}

  /**
   * A step that led to other commands than it did in the call.
   *
   * @param step counts the events that the conversation was told, from 0
   * @param index where the step stands among the journal's events
   * @param kept the commands in the journal
   * @param again those of the replay
   */
  public record Difference(
      int step, int index, String event, List<String> kept, List<String> again) {}

  /** What was given is no journal, or one that cannot be replayed here. */
  public static final class InvalidJournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidJournalException(String message) {
      super(message);
    }
  }

  private JournalReplay() {}

  /**
   * Replays a journal on the document it holds.
   *
   * @throws InvalidJournalException if it is none
   */
  public static Result run(JsonNode journal) {
    return switch (AgentJson.read(journal.path("document"))) {
      case AgentJson.Reading.Read(AgentDocument read) -> run(journal, read);
      case AgentJson.Reading.Refused(var problems) ->
          throw new InvalidJournalException(
              "The journal has no agent's document: " + problems.getFirst().message());
    };
  }

  /**
   * Replays a journal on another document, until the first difference: what was heard after it
   * answered words that would not have been said.
   *
   * @throws InvalidJournalException if it is none
   */
  public static Result run(JsonNode journal, AgentDocument document) {
    JournalReplay replay = new JournalReplay();
    JsonNode events = journal.path("events");
    for (int i = 0; i < events.size(); i++) {
      replay.take(i, events.path(i));
    }
    return replay.run(document);
  }

  private void take(int index, JsonNode event) {
    switch (event.path("type").asText()) {
      case "began" -> {
        int format = event.path("format").asInt(JournalFormat.UNNUMBERED);
        if (format > JournalFormat.NUMBER) {
          throw new InvalidJournalException(
              "The journal is of format %d, and this version of Parley reads up to %d. Replay it with a later version."
                  .formatted(format, JournalFormat.NUMBER));
        }
        scope = event.path("scope").asText();
        steps.clear();
      }
      case "stepped" -> {
        List<String> commands = new ArrayList<>();
        event.path("commands").forEach(command -> commands.add(command.asText()));
        steps.add(new Kept(index, event.path("event").asText(), commands));
      }
      case "unknown" ->
          throw new InvalidJournalException(
              "The journal has an event \"%s\" that this version of Parley does not know. Replay it with a later version."
                  .formatted(event.path("name").asText()));
      default -> {}
    }
  }

  private Result run(AgentDocument document) {
    String known = scope;
    if (known == null) {
      if (!steps.isEmpty()) {
        throw new InvalidJournalException(
            "The journal has steps of a conversation and no event \"began\" before them.");
      }
      return new Result(0, null);
    }
    try {
      return new Result(steps.size(), difference(new Replay(document, ScopeJson.read(known))));
    } catch (IllegalArgumentException e) {
      throw new InvalidJournalException("The journal cannot be replayed: " + e.getMessage());
    }
  }

  private @Nullable Difference difference(Replay replay) {
    for (int i = 0; i < steps.size(); i++) {
      Kept step = steps.get(i);
      List<String> kept = step.commands().stream().map(CommandJson::rewritten).toList();
      List<String> again = replay.next(step.event());
      if (!again.equals(kept)) {
        return new Difference(i, step.index(), step.event(), kept, again);
      }
    }
    return null;
  }
}
