package dev.parley.turn;

import dev.parley.audio.AudioClock;
import dev.parley.language.intents.TurnWords;
import java.time.Duration;
import java.util.List;

/**
 * Speech over the agent's words: whether it is meant to interrupt, is a sign of listening, or the
 * agent's own voice given back. What it finds is added to the signals.
 */
final class BargeIn {
  private final Interruption limits;
  private final List<TurnSignal> signals;
  private final EchoWatch echo = new EchoWatch();
  private boolean agentSpeaks;
  private boolean echoNoticed;
  private int falseAlarms;

  BargeIn(Interruption limits, List<TurnSignal> signals) {
    this.limits = limits;
    this.signals = signals;
  }

  boolean agentSpeaks() {
    return agentSpeaks;
  }

  /** The agent's voice begins or ends here; told again, it changes nothing. */
  void agentSpeaks(boolean speaks, long position) {
    if (speaks && !agentSpeaks) {
      echo.agentBegins(position);
    } else if (!speaks && agentSpeaks) {
      echo.agentEnds(position);
    }
    agentSpeaks = speaks;
  }

  /** Nobody speaks. */
  void silence() {
    echo.silence();
  }

  /** Where speech began that is found here. */
  long beginning(long position) {
    return echo.beginning(position);
  }

  /**
   * Speech begins here, or goes on after a pause; whether it is the agent's own voice.
   *
   * @param suspicious whether it may be that at all: letters that are read out begin again and
   *     again
   */
  boolean echoes(long position, boolean suspicious) {
    if (suspicious) {
      echo.speechBegins(position);
    }
    return echo.own(position);
  }

  /** Tells, once, that the line gives back what the agent says. */
  void noticeEcho() {
    if (!echoNoticed) {
      echoNoticed = true;
      signals.add(new TurnSignal.EchoNoticed());
    }
  }

  /** Whether so much was said that it interrupts whatever the words are. */
  boolean sure(HeardUtterance u) {
    return u.speech >= AudioClock.ticks(limits.sure());
  }

  /** Whether so much was said that its words are to be looked at. */
  boolean worthALook(HeardUtterance u) {
    return u.speech >= AudioClock.ticks(limits.look());
  }

  /** Whether a short answer has waited long enough for the agent to finish. */
  boolean waitedFor(long silence) {
    return silence >= AudioClock.ticks(limits.patience());
  }

  /**
   * Whether a word or two, soon over, are so unsure that they may have been an "uh-huh": it is no
   * word, and is heard as many. Who meant it says more.
   */
  boolean hardlySaid(HeardUtterance u) {
    return u.speech < AudioClock.ticks(limits.murmur())
        && u.words.confidence() < limits.murmured()
        && TurnWords.few(u.words.text());
  }

  /** Suspects an interruption once there is enough speech for a doubt. */
  void suspect(HeardUtterance u) {
    if (agentSpeaks
        && !u.announced
        && !u.suspected
        && u.speech - u.dismissed >= AudioClock.ticks(doubt(u))) {
      u.suspected = true;
      signals.add(new TurnSignal.BargeInSuspected(u.from, u.goesOn()));
    }
  }

  private Duration doubt(HeardUtterance u) {
    return limits.doubt(u.goesOn() ? 0 : falseAlarms);
  }

  /** It was none. */
  void dismiss(HeardUtterance u, long position) {
    if (u.suspected) {
      u.suspected = false;
      u.dismissed = u.speech;
      falseAlarms++;
      if (agentSpeaks) {
        echo.agentBegins(position);
      }
      signals.add(new TurnSignal.BargeInDismissed());
    }
  }

  /** It was one. */
  void confirm(HeardUtterance u) {
    falseAlarms = u.suspected ? 0 : falseAlarms;
    u.suspected = false;
  }
}
