package dev.parley.api;

import dev.parley.call.TeamId;
import dev.parley.driver.WrittenConversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One conversation that is held in writing, as it was after each turn of the callee's. */
final class Chat {
  /** Longer ones are begun anew. */
  static final int MOST_TURNS = 200;

  private final String id;
  private final TeamId team;
  private final String agent;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<WrittenConversation> states = new ArrayList<>();
  private int revision;
  private volatile Instant used;

  /** What is told of it. */
  record View(String id, String agent, int revision, int turn, WrittenConversation state) {}

  /** Something that the callee does. */
  interface Act {
    void on(WrittenConversation conversation) throws InterruptedException;
  }

  Chat(String id, TeamId team, String agent, WrittenConversation begun, Instant used) {
    this.id = id;
    this.team = team;
    this.agent = agent;
    this.used = used;
    states.add(begun);
  }

  String id() {
    return id;
  }

  TeamId team() {
    return team;
  }

  Instant used() {
    return used;
  }

  void use(Instant now) {
    used = now;
  }

  View view() {
    lock.lock();
    try {
      return shown();
    } finally {
      lock.unlock();
    }
  }

  private View shown() {
    return new View(id, agent, revision, states.size() - 1, states.getLast());
  }

  /**
   * Has the callee do something.
   *
   * @param expected the revision that whoever does it has seen
   * @param after behind which turn, what came later being forgotten; null for the last
   */
  View act(int expected, @Nullable Integer after, Act act) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (expected != revision) {
        throw ApiException.conflict(
                "chat_moved",
                "The chat is at revision %d and not at %d: something else was said meanwhile. Read it again (GET /chat/%s)."
                    .formatted(revision, expected, id))
            .in("revision");
      }
      int turn = after == null ? states.size() - 1 : after;
      if (turn >= states.size()) {
        throw ApiException.invalid(
            "after_turn",
            "The chat has %d turns, and after_turn is %d; 0 is before the first."
                .formatted(states.size() - 1, turn));
      }
      if (turn >= MOST_TURNS) {
        throw ApiException.of(
            422,
            "chat_too_long",
            "A chat has at most %d turns; begin another.".formatted(MOST_TURNS));
      }
      if (states.get(turn).ended() != null) {
        throw ApiException.of(
            422,
            "chat_ended",
            "The conversation is over after turn %d; go on from an earlier one (after_turn) or begin another."
                .formatted(turn));
      }
      WrittenConversation next = states.get(turn).copy();
      act.on(next);
      states.subList(turn + 1, states.size()).clear();
      states.add(next);
      revision++;
      return shown();
    } finally {
      lock.unlock();
    }
  }
}
