package dev.parley.driver;

import dev.parley.agent.Action;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.call.CallEvent;
import dev.parley.call.StorableText;
import dev.parley.conversation.Command;
import dev.parley.conversation.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells of actions that failed, to whoever wants to be told. */
final class ActionFailures {
  private static final Pattern STATUS = Pattern.compile("HTTP (\\d{3})");

  private final AgentDocument document;
  private final Map<Integer, String> running = new HashMap<>();

  ActionFailures(AgentDocument document) {
    this.document = document;
  }

  /** An action was begun. */
  void begun(Command.RunAction action) {
    running.put(action.run(), action.action());
  }

  /** What there is to tell of the end of one. */
  Optional<CallEvent.ActionFailed> ended(Event.ActionFinished finished, Instant at) {
    String id = running.remove(finished.run());
    if (id == null || finished.ok()) {
      return Optional.empty();
    }
    for (Node node : document.nodes()) {
      if (node instanceof Node.Asking asking) {
        for (Action action : asking.actions()) {
          if (id.equals(node.id() + "." + action.id())) {
            return Optional.of(
                new CallEvent.ActionFailed(
                    at, id, action.name(), node.id(), status(finished.detail()), detail(finished)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String detail(Event.ActionFinished finished) {
    return StorableText.of(finished.detail());
  }

  private static @Nullable Integer status(String detail) {
    Matcher matcher = STATUS.matcher(detail);
    return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
  }
}
