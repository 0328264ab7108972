package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import java.util.List;

/** Holds a conversation again from its journal, one event after the other. */
public final class Replay {
  private Conversation conversation;

  Replay(AgentDocument document, Beginning beginning) {
    this.conversation = Conversation.start(document, beginning);
  }

  /**
   * The commands each event led to, each as {@link CommandJson} writes it: byte for byte what the
   * journal holds, if the document and the beginning are those of the call; of one of format 1,
   * what {@link CommandJson#rewritten} makes of it.
   *
   * @param events as {@link EventJson} wrote them
   * @throws IllegalArgumentException if one of them is no event
   */
  public static List<List<String>> run(
      AgentDocument document, Beginning beginning, List<String> events) {
    Replay replay = new Replay(document, beginning);
    return events.stream().map(replay::next).toList();
  }

  /**
   * The commands that the next event leads to.
   *
   * @throws IllegalArgumentException if it is no event
   */
  List<String> next(String event) {
    Step step = Conversation.step(conversation, EventJson.read(event));
    conversation = step.conversation();
    return step.commands().stream().map(CommandJson::write).toList();
  }
}
