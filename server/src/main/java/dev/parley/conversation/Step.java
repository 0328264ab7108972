package dev.parley.conversation;

import java.util.List;

/**
 * What one event led to.
 *
 * @param commands to be carried out in this order
 */
public record Step(Conversation conversation, List<Command> commands) {
  public Step {
    commands = List.copyOf(commands);
  }
}
