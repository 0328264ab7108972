package dev.parley.conversation;

import dev.parley.agent.Expects;
import dev.parley.audio.AudioFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the callee's turns in their voice. Time is counted in heard samples, so it depends on
 * nothing but what it is fed; it belongs to one thread.
 */
final class TurnDetector {
  /** Stands for the words of somebody who spoke and was not understood at all. */
  static final String UNINTELLIGIBLE = "(unintelligible)";

  private static final long NANOS_PER_SAMPLE = 125_000;

  private final Endpointing endpointing;
  private final List<TurnSignal> signals = new ArrayList<>();
  private final EchoWatch echo = new EchoWatch();
  private Expects expects = Expects.OPEN;
  private boolean agentSpeaks;
  private boolean echoNoticed;
  private long position;
  private int falseAlarms;
  private @Nullable HeardUtterance utterance;

  TurnDetector(Endpointing endpointing) {
    this.endpointing = endpointing;
  }

  /** Sets what kind of turn is expected. */
  void listen(Expects expects) {
    this.expects = expects;
  }

  /** Whether the callee is speaking, or may have only paused. */
  boolean hearing() {
    return utterance != null;
  }

  /** Forgets what is being said: it will not become a turn. */
  void forget() {
    utterance = null;
  }

  /** Tells whether the agent's voice is on the line. */
  List<TurnSignal> agentSpeaks(boolean speaks) {
    if (speaks && !agentSpeaks) {
      echo.agentBegins(position);
    } else if (!speaks && agentSpeaks) {
      echo.agentEnds(position);
    }
    agentSpeaks = speaks;
    HeardUtterance u = utterance;
    if (!speaks && u != null) {
      dismiss(u);
      announceIfMeant(u);
    }
    return drain();
  }

  /** Hears 32 ms; windows come in order and without a gap. */
  List<TurnSignal> window(HeardWindow window, long now) {
    HeardUtterance u = utterance;
    position = window.end();
    if (u != null && u.cut) {
      return drain();
    }
    if (speech(window)) {
      if (own(window.position())) {
        return drain();
      }
      u = u == null ? new HeardUtterance(echo.beginning(window.position()), agentSpeaks) : u;
      utterance = u;
      speech(u, window);
      if (window.end() - u.from >= samples(endpointing.longest())) {
        cut(u, now);
      }
    } else if (u == null) {
      echo.silence();
    } else {
      silence(u, now, window.end() - u.voiced);
    }
    return drain();
  }

  /** Whether speech that begins here, or goes on after a pause, is the agent's own. */
  private boolean own(long position) {
    HeardUtterance u = utterance;
    boolean begins = u == null || u.silence > 0;
    if (begins) {
      echo.speechBegins(position);
    }
    if (!begins || !echo.own(position) || (u != null && (u.announced || !u.overAgent))) {
      return false;
    }
    if (u != null) {
      ignore(u);
    }
    if (!echoNoticed) {
      echoNoticed = true;
      signals.add(new TurnSignal.EchoNoticed());
    }
    return true;
  }

  private boolean speech(HeardWindow window) {
    HeardUtterance u = utterance;
    if (u == null) {
      return window.probability() >= endpointing.enter();
    }
    boolean loud = window.voicedEnd() > 0 || !u.levelTells();
    return loud && window.probability() >= endpointing.hold();
  }

  /** Takes words that may still change. */
  List<TurnSignal> partial(String text) {
    HeardUtterance u = utterance;
    if (u != null && !TurnWords.acknowledging(text)) {
      announce(u);
    }
    return drain();
  }

  /**
   * Takes the words decoded between two positions; empty text and low confidence if that failed.
   */
  List<TurnSignal> heard(long from, long to, String text, double confidence, long now) {
    HeardUtterance u = utterance;
    if (u == null || from != u.from || (to != u.askedTo && to != u.peekedTo)) {
      return drain();
    }
    u.text = confidence < endpointing.noise() ? "" : text.strip();
    u.confidence = confidence;
    u.textTo = to;
    if (agentSpeaks) {
      if (TurnWords.acknowledging(u.text)) {
        dismissIfSilent(u);
      } else if (!hardlySaid(u)) {
        announce(u);
      }
    }
    endIfOver(u);
    return drain();
  }

  /** Tells that the words decoded between two positions answer what was asked. */
  List<TurnSignal> answered(long from, long to) {
    HeardUtterance u = utterance;
    if (u != null && u.from == from && u.to == to) {
      u.answered = true;
      endIfOver(u);
    }
    return drain();
  }

  private void speech(HeardUtterance u, HeardWindow window) {
    if (u.askedTo == u.to && u.to > 0) {
      signals.add(new TurnSignal.Resumed());
      u.askedTo = -1;
    }
    u.goesOn(window);
    announceIfMeant(u);
    suspect(u);
    if (!u.announced && u.peekedTo < 0 && u.speech >= samples(endpointing.bargeIn())) {
      u.peekedTo = u.to;
      signals.add(new TurnSignal.Decode(u.from, u.to));
    }
  }

  /** Ends a turn that goes on for too long; what follows is another. */
  private void cut(HeardUtterance u, long now) {
    u.cut = true;
    u.decidedNanos = now;
    announce(u);
    ask(u);
  }

  private void silence(HeardUtterance u, long now, long silence) {
    if (!u.announced && !agentSpeaks && u.speech < samples(endpointing.onset())) {
      ignoreAfter(u, silence, endpointing.brief());
      return;
    }
    if (u.askedTo != u.to && silence >= samples(endpointing.speculation(expects))) {
      ask(u);
    }
    u.silence = silence;
    u.silenceNanos = now;
    endIfOver(u);
    if (utterance != null && !u.announced && agentSpeaks) {
      if (silence >= samples(endpointing.brief())) {
        dismissIfSilent(u);
      }
      ignoreAfter(u, silence, endpointing.overlap());
    }
  }

  private void endIfOver(HeardUtterance u) {
    boolean over = u.cut || decided(u);
    if (over && u.announced && u.textKnown()) {
      utterance = null;
      boolean lost = u.text.isEmpty() && !u.overAgent && u.speech >= samples(endpointing.spoken());
      signals.add(
          new TurnSignal.Ended(
              lost ? UNINTELLIGIBLE : u.text,
              lost ? endpointing.noise() : u.confidence,
              u.from,
              u.to,
              u.voicedNanos,
              u.decidedNanos));
    }
  }

  /** Whether the silence has lasted long enough, and notes since when. */
  private boolean decided(HeardUtterance u) {
    Duration needed = needed(u);
    long beyond = u.silence - samples(needed);
    if (beyond < 0) {
      return false;
    }
    if (!needed.equals(u.decidedAfter)) {
      u.decidedAfter = needed;
      u.decidedNanos =
          u.silenceNanos - (beyond < HeardWindow.SAMPLES ? 0 : beyond * NANOS_PER_SAMPLE);
    }
    return true;
  }

  /** Silence needed to end the turn, by what is known of its words so far. */
  private Duration needed(HeardUtterance u) {
    if (!u.textKnown()) {
      return endpointing.least(expects);
    }
    Duration base =
        u.answered ? endpointing.silenceAfterAnswer(expects, u.text) : endpointing.silence(expects);
    // What will be asked again in any case is not waited for.
    boolean unclear = Phase.Turn.spoken(u.text, u.confidence).unclear();
    return !unclear && TurnWords.open(u.text) ? base.plus(endpointing.open()) : base;
  }

  private void announceIfMeant(HeardUtterance u) {
    Duration enough = agentSpeaks ? endpointing.bargeInSure() : endpointing.onset();
    if (u.speech >= samples(enough)) {
      announce(u);
    }
  }

  private void suspect(HeardUtterance u) {
    if (agentSpeaks
        && !u.announced
        && !u.suspected
        && u.speech - u.dismissed >= samples(endpointing.bargeInDoubt(falseAlarms))) {
      u.suspected = true;
      signals.add(new TurnSignal.BargeInSuspected(u.from));
    }
  }

  private void dismiss(HeardUtterance u) {
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

  private void dismissIfSilent(HeardUtterance u) {
    if (u.textKnown() && u.silence > 0) {
      dismiss(u);
    }
  }

  private void announce(HeardUtterance u) {
    if (!u.announced) {
      u.announced = true;
      falseAlarms = u.suspected ? 0 : falseAlarms;
      u.suspected = false;
      signals.add(new TurnSignal.SpeechStarted(u.from));
    }
  }

  /**
   * Whether a word or two, soon over, are so unsure that they may have been an "uh-huh": it is no
   * word, and is heard as many. Who meant it says more.
   */
  private boolean hardlySaid(HeardUtterance u) {
    return u.speech < samples(endpointing.murmur())
        && u.confidence < endpointing.murmured()
        && TurnWords.few(u.text);
  }

  private void ask(HeardUtterance u) {
    u.askedTo = u.to;
    if (u.peekedTo != u.to) {
      signals.add(new TurnSignal.Decode(u.from, u.to));
    }
  }

  private void ignoreAfter(HeardUtterance u, long silence, Duration limit) {
    if (silence >= samples(limit)) {
      ignore(u);
    }
  }

  private void ignore(HeardUtterance u) {
    utterance = null;
    dismiss(u);
    signals.add(new TurnSignal.Ignored(u.from, u.to));
  }

  private List<TurnSignal> drain() {
    List<TurnSignal> drained = List.copyOf(signals);
    signals.clear();
    return drained;
  }

  private static long samples(Duration duration) {
    return duration.toMillis() * AudioFrame.RATE / 1000;
  }
}
