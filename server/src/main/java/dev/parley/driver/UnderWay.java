package dev.parley.driver;

import dev.parley.conversation.Command;
import dev.parley.conversation.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was under way in a call at the place where a {@link WrittenConversation} goes on from it.
 */
final class UnderWay {
  private final Map<Integer, Command.Say> says = new LinkedHashMap<>();
  private Command.@Nullable Ask ask;
  private Command.@Nullable RunAction action;
  private boolean speaking;

  UnderWay() {}

  /** Nothing but perhaps a turn of the callee's. */
  UnderWay(boolean speaking) {
    this.speaking = speaking;
  }

  /** Whether the callee began a turn. */
  boolean speaking() {
    return speaking;
  }

  /** The callee's turn is over. */
  void spoke() {
    speaking = false;
  }

  /** What was asked of the brain and is not answered. */
  Command.@Nullable Ask ask() {
    return ask;
  }

  /** The action that has not ended. */
  Command.@Nullable RunAction action() {
    return action;
  }

  /** Takes the agent's words that were not said to their end. */
  List<Command.Say> takeSays() {
    List<Command.Say> left = List.copyOf(says.values());
    says.clear();
    return left;
  }

  /** The conversation was told this. */
  void told(Event event) {
    switch (event) {
      case Event.SpeechStarted _, Event.TurnTakenBack _ -> speaking = true;
      case Event.TurnEnded _ -> speaking = false;
      case Event.Spoken spoken -> says.remove(spoken.say());
      case Event.Judged _, Event.JudgementFailed _ -> ask = null;
      case Event.ActionFinished _ -> action = null;
      case Event _ -> {}
    }
  }

  /** It wanted this done. */
  void wanted(Command command) {
    switch (command) {
      case Command.Say say -> says.put(say.say(), say);
      case Command.Ask asked -> ask = asked;
      case Command.RunAction run -> action = run;
      case Command _ -> {}
    }
  }
}
