package dev.parley.driver;

import dev.parley.call.CallEvent;
import dev.parley.conversation.OutcomeTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells of the outcomes that a conversation takes, step by step. */
final class OutcomeKeeper {
  private List<OutcomeTaken> known = List.of();

  /**
   * What a step changed.
   *
   * @param index of the step
   * @param now the outcomes taken until after it
   */
  List<CallEvent> changed(Instant at, int index, List<OutcomeTaken> now) {
    int same = 0;
    while (same < Math.min(known.size(), now.size()) && known.get(same).equals(now.get(same))) {
      same++;
    }
    List<CallEvent> events = new ArrayList<>();
    for (OutcomeTaken gone : known.subList(same, known.size()).reversed()) {
      events.add(
          new CallEvent.OutcomeWithdrawn(at, index, gone.node(), gone.step(), gone.outcome()));
    }
    for (OutcomeTaken taken : now.subList(same, now.size())) {
      events.add(
          new CallEvent.OutcomeTaken(at, index, taken.node(), taken.step(), taken.outcome()));
    }
    known = now;
    return events;
  }
}
