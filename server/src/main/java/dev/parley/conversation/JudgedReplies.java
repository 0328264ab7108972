package dev.parley.conversation;

import dev.parley.call.CallEvent;
import dev.parley.call.Scores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads from the events of a call what the brain was asked in it. */
final class JudgedReplies {
  private final List<JudgedReply> replies = new ArrayList<>();
  private final Map<Integer, Scores> scores = new HashMap<>();
  private String node = "";
  private @Nullable JudgedReply latest;

  private JudgedReplies() {}

  /**
   * All that it was asked, in order.
   *
   * @throws IllegalArgumentException if a step is of a kind that is not known
   */
  static List<JudgedReply> in(List<CallEvent> events) {
    JudgedReplies reading = new JudgedReplies();
    for (int i = 0; i < events.size(); i++) {
      reading.read(i, events.get(i));
    }
    return reading.replies;
  }

  private void read(int place, CallEvent event) {
    if (event instanceof CallEvent.Stepped step) {
      stepped(place, step);
    } else if (event instanceof CallEvent.OutcomesScored scored) {
      scores.put(scored.ask(), scored.scores());
    } else if (event instanceof CallEvent.OutcomeTaken taken) {
      taken(taken);
    } else if (event instanceof CallEvent.OutcomeWithdrawn gone) {
      replies.reversed().stream()
          .filter(reply -> !reply.withdrawn)
          .filter(reply -> reply.node.equals(gone.node()) && gone.outcome().equals(reply.taken))
          .findFirst()
          .ifPresent(reply -> reply.withdrawn = true);
    }
  }

  private void taken(CallEvent.OutcomeTaken taken) {
    for (JudgedReply reply : replies) {
      JudgedReply.Judgement judgement = reply.judgement;
      if (judgement != null
          && judgement.step() == taken.index()
          && reply.node.equals(taken.node())) {
        reply.taken = taken.outcome();
      }
    }
  }

  private void stepped(int place, CallEvent.Stepped step) {
    Event event = EventJson.read(step.event());
    JudgedReply asked = latest;
    if (asked != null) {
      follow(asked, event, place, step);
    }
    boolean fresh = !(event instanceof Event.Judged || event instanceof Event.ActionFinished);
    for (String line : step.commands()) {
      Command command = CommandJson.read(line);
      if (command instanceof Command.Listen listen) {
        node = listen.node() == null ? "" : listen.node();
      } else if (command instanceof Command.Ask ask) {
        latest = new JudgedReply(ask, node, fresh);
        replies.add(latest);
      }
    }
  }

  private void follow(JudgedReply asked, Event event, int place, CallEvent.Stepped step) {
    if (event instanceof Event.Judged judged && judged.ask() == asked.ask) {
      asked.judgement =
          new JudgedReply.Judgement(
              place, step.index(), step.at(), step.offset(), judged, scores.get(judged.ask()));
    } else if (event instanceof Event.Spoken spoken) {
      asked.answered |= asked.judgement != null && !spoken.heard().isBlank();
    } else if (event instanceof Event.TurnTakenBack) {
      asked.takenBack = true;
    }
  }
}
