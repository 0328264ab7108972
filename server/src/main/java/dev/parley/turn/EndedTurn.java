package dev.parley.turn;

import dev.parley.audio.AudioClock;

/**
 * A turn that was taken for over, as long as the callee may go on with it. Positions are heard
 * ticks of {@link AudioClock}.
 */
final class EndedTurn {
  private static final long NEVER = -1;

  /** All that was said of it. */
  final String text;

  /** Whether it answered a question whose answers are read out, often in pieces. */
  final boolean readOut;

  private final TakeBack limits;
  private final long to;
  private final long ended;
  private AgentTurn agent = AgentTurn.ANSWERING;
  private boolean speaks;
  private long spokeFrom = NEVER;
  private long quietFrom;

  /** Whether the last words of ours were on the line. */
  private boolean saidLast;

  /**
   * A turn that ends.
   *
   * @param to where its last speech ended
   * @param ended where it was taken for over
   */
  EndedTurn(TakeBack limits, String text, boolean readOut, long to, long ended) {
    this.limits = limits;
    this.text = text;
    this.readOut = readOut;
    this.to = to;
    this.ended = ended;
    quietFrom = to;
  }

  /** What the agent does from here on. */
  void agentIs(AgentTurn now, long position) {
    if (agent == now) {
      return;
    }
    if (!leaves(agent) && leaves(now)) {
      quietFrom = position;
      saidLast = false;
    }
    if (agent == AgentTurn.THINKING && !speaks) {
      spokeFrom = NEVER;
    }
    agent = now;
  }

  /** The agent's voice begins or ends here. */
  void agentSpeaks(boolean now, long position) {
    if (now && spokeFrom == NEVER) {
      spokeFrom = position;
    }
    if (!now && speaks) {
      quietFrom = position;
    }
    saidLast |= now && leaves(agent);
    speaks = now;
  }

  /** Whether the agent says its last words, or has. */
  boolean leaving() {
    return leaves(agent);
  }

  private static boolean leaves(AgentTurn turn) {
    return turn == AgentTurn.LEAVING || turn == AgentTurn.LEFT;
  }

  /** Whether it has said them. */
  boolean left() {
    return leaving() && answered();
  }

  /** Whether the callee, who said nothing more until here, is done with it. */
  boolean sure(long position) {
    return switch (agent) {
      case THINKING -> false;
      case ANSWERING -> answered() || waited(position);
      case LEAVING -> saidLast && quiet(position);
      case LEFT -> quiet(position);
    };
  }

  private boolean quiet(long position) {
    return !speaks && position - quietFrom >= AudioClock.ticks(limits.farewell());
  }

  /** Whether they heard an answer to its end: what they say now is said to that. */
  private boolean answered() {
    return spokeFrom != NEVER && !speaks;
  }

  private boolean waited(long position) {
    return position - to >= AudioClock.ticks(limits.silence())
        && position - Math.max(ended, spokeFrom) >= AudioClock.ticks(limits.answer());
  }
}
