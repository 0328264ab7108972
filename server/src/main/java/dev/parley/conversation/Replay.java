package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import java.util.ArrayList;
import java.util.List;

/** Holds a conversation again from its journal. */
public final class Replay {
  private Replay() {}

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
    List<List<String>> all = new ArrayList<>();
    Conversation conversation = Conversation.start(document, beginning);
    for (String event : events) {
      Step step = Conversation.step(conversation, EventJson.read(event));
      conversation = step.conversation();
      all.add(step.commands().stream().map(CommandJson::write).toList());
    }
    return all;
  }
}
