package dev.parley.turn;

import dev.parley.agent.Expects;
import dev.parley.audio.AudioClock;
import dev.parley.call.Certainty;
import dev.parley.language.intents.TurnWords;
import dev.parley.language.values.Dictation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the callee's turns in their voice. Time is counted in what is heard, in ticks of {@link
 * AudioClock}, so it depends on nothing but what it is fed; it belongs to one thread.
 */
public final class TurnDetector {
  /** Stands for the words of somebody who spoke and was not understood at all. */
  public static final String UNINTELLIGIBLE = "(unintelligible)";

  private final Endpointing endpointing;
  private final EndOfTurn endOfTurn;
  private final List<TurnSignal> signals = new ArrayList<>();
  private final BargeIn bargeIn;
  private final NearVoice nearVoice = new NearVoice();
  private final Onset onset = new Onset();
  private Expects expects = Expects.OPEN;
  private final TurnBefore before = new TurnBefore();
  private long position;
  private @Nullable HeardUtterance utterance;

  /**
   * A detector for one call.
   *
   * @param opinions by which a turn is over
   */
  public TurnDetector(Endpointing endpointing, List<? extends EndOfTurnOpinion> opinions) {
    this.endpointing = endpointing;
    endOfTurn = new EndOfTurn(endpointing.stages(), opinions);
    bargeIn = new BargeIn(endpointing.interruption(), signals);
  }

  /** Sets what kind of turn is expected. */
  public void listen(Expects expects) {
    this.expects = expects;
  }

  /** Whether the callee is speaking, or may have only paused. */
  public boolean hearing() {
    return utterance != null;
  }

  /** Forgets what is being said: it will not become a turn, nor go on with one. */
  public void forget() {
    utterance = null;
    before.forget();
  }

  /** Tells what the agent does after the turn that ended last. */
  public void agentIs(AgentTurn turn) {
    before.agentIs(turn, position);
  }

  /** Tells whether the agent's voice is on the line. */
  public List<TurnSignal> agentSpeaks(boolean speaks) {
    bargeIn.agentSpeaks(speaks, position);
    before.agentSpeaks(speaks, position);
    if (!speaks) {
      onset.forget();
    }
    HeardUtterance u = utterance;
    if (!speaks && u != null) {
      bargeIn.dismiss(u, position);
      announceIfMeant(u);
    } else if (!speaks) {
      settle();
    }
    return drain();
  }

  /** Hears 32 ms; windows come in order and without a gap. */
  public List<TurnSignal> window(HeardWindow window, long now) {
    HeardUtterance u = utterance;
    position = window.end();
    nearVoice.hear(window, bargeIn.agentSpeaks());
    if (u != null && u.cut) {
      return drain();
    }
    if (!endpointing.onset().speech(window, u)) {
      if (u != null) {
        u.ends();
      }
      nobody(u, window, now);
    } else if (own(window.position())) {
      return drain();
    } else if (nearVoice.near(u != null)) {
      callee(u, window, now);
    } else {
      others(u, window, now);
    }
    return drain();
  }

  /** The callee speaks. */
  private void callee(@Nullable HeardUtterance known, HeardWindow window, long now) {
    HeardUtterance u = known == null || drownedOut(known) ? begun(window) : known;
    utterance = u;
    nearVoice.speaks(window);
    speech(u, window);
    if (window.end() - u.from >= ticks(endpointing.longest())) {
      cut(u, now);
    } else if (u.overAgent
        && u.speech >= ticks(endpointing.mute())
        && nearVoice.doubtful(u.level())) {
      notTheirs(u, now);
    }
  }

  private HeardUtterance begun(HeardWindow window) {
    long from =
        bargeIn.agentSpeaks()
            ? window.position()
            : Math.min(
                bargeIn.beginning(window.position()),
                onset.before(window.position(), nearVoice.gate()));
    onset.forget();
    nearVoice.begins();
    return new HeardUtterance(from, bargeIn.agentSpeaks(), before.text(), before.readOut());
  }

  /** Whether what was heard so far was somebody in the room, and the callee begins only now. */
  private boolean drownedOut(HeardUtterance u) {
    if (!nearVoice.drownsOut(u.level(), u.windows())) {
      return false;
    }
    nearVoice.others(u.level());
    return true;
  }

  /** Somebody speaks who is not the callee, or only the end of a word of theirs. */
  private void others(@Nullable HeardUtterance u, HeardWindow window, long now) {
    if (u != null && !u.faint(window) && !nearVoice.othersKnown()) {
      return;
    }
    nearVoice.others();
    nobody(u, window, now);
  }

  private void nobody(@Nullable HeardUtterance u, HeardWindow window, long now) {
    if (u == null) {
      onset.quiet(window);
      bargeIn.silence();
      settle();
    } else {
      silence(u, now, window.end() - u.voiced);
    }
  }

  /** Ends what goes on over the agent's words and is too faint for the callee's voice. */
  private void notTheirs(HeardUtterance u, long now) {
    nearVoice.others(u.level());
    if (!u.announced) {
      ignore(u);
      return;
    }
    utterance = null;
    signals.add(new TurnSignal.Ended("", Certainty.LEAST, u.from, u.to, u.voicedNanos, now, true));
  }

  /** Takes words that may still change, and where they end. */
  public List<TurnSignal> partial(String text, long to) {
    HeardUtterance u = utterance;
    if (u != null && to > u.from && !TurnWords.acknowledging(text)) {
      announce(u);
    }
    return drain();
  }

  /**
   * Takes the words decoded between two positions; empty text and low confidence if that failed.
   */
  public List<TurnSignal> heard(long from, long to, String text, double confidence, long now) {
    HeardUtterance u = utterance;
    if (u == null || from != u.from || !u.words.take(to, text, confidence)) {
      return drain();
    }
    if (overWords()) {
      boolean letters = u.readOut && TurnWords.letters(u.words.text());
      if (!letters && polite(u.words.text())) {
        dismissIfSilent(u);
      } else if (letters || !bargeIn.hardlySaid(u)) {
        announce(u);
      }
    }
    endIfOver(u);
    return drain();
  }

  /** Whether words mean no more than that somebody listens, or says goodbye as the agent does. */
  private boolean polite(String words) {
    return TurnWords.acknowledging(words) || (before.leaving() && TurnWords.farewell(words));
  }

  /** Tells that the words decoded between two positions answer what was asked. */
  public List<TurnSignal> answered(long from, long to) {
    HeardUtterance u = utterance;
    if (u != null && u.from == from && u.to == to) {
      u.answered = true;
      endIfOver(u);
    }
    return drain();
  }

  /**
   * Takes a recogniser's own opinion on whether what was said up to here is all.
   *
   * @param probability that the turn is over, from 0 to 1
   */
  public List<TurnSignal> recogniserThinks(long upTo, double probability) {
    HeardUtterance u = utterance;
    if (u != null && upTo >= u.to) {
      u.thinks(probability);
      if (u.silence > 0) {
        endIfOver(u);
      }
    }
    return drain();
  }

  /** Whether speech that begins here, or goes on after a pause, is the agent's own. */
  private boolean own(long position) {
    HeardUtterance u = utterance;
    if (u != null && u.silence == 0) {
      return false;
    }
    boolean readsOut = u == null ? before.readOut() : u.readOut;
    if (!bargeIn.echoes(position, !readsOut)) {
      return false;
    }
    if (u != null) {
      if (u.announced || !u.overAgent) {
        return false;
      }
      ignore(u);
    }
    bargeIn.noticeEcho();
    return true;
  }

  private void speech(HeardUtterance u, HeardWindow window) {
    if (u.words.goOn(u.to)) {
      signals.add(new TurnSignal.Resumed());
    }
    u.goesOn(window);
    announceIfMeant(u);
    bargeIn.suspect(u);
    if (!u.announced && bargeIn.worthALook(u) && u.words.peek(u.to)) {
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
    long afterSound = ticks(endpointing.onset().over());
    if (!u.announced && !bargeIn.agentSpeaks() && !counts(u)) {
      if (silence >= afterSound) {
        ignore(u);
      }
      return;
    }
    if (!u.words.askedFor(u.to) && silence >= ticks(endpointing.lookAhead().of(expects))) {
      ask(u);
    }
    u.silence = silence;
    u.silenceNanos = now;
    endIfOver(u);
    if (utterance != null && !u.announced && overWords()) {
      if (silence >= afterSound) {
        dismissIfSilent(u);
      }
      if (bargeIn.waitedFor(silence)) {
        ignore(u);
      }
    }
  }

  private void endIfOver(HeardUtterance u) {
    boolean over = u.cut || endOfTurn.decided(u, expects);
    if (over && u.announced && u.textKnown()) {
      utterance = null;
      String text = u.words.text();
      boolean lost = text.isEmpty() && !u.overAgent && u.speech >= ticks(endpointing.spoken());
      String said = lost ? UNINTELLIGIBLE : text;
      boolean sure = said.isEmpty() || u.cut;
      signals.add(
          new TurnSignal.Ended(
              said,
              lost ? Certainty.LEAST : u.words.confidence(),
              u.from,
              u.to,
              u.voicedNanos,
              u.decidedNanos,
              sure));
      if (lost || said.isEmpty() || !counts(u)) {
        nearVoice.saidNothing();
      } else {
        nearVoice.spoke(u.level());
      }
      if (!sure) {
        before.is(
            new EndedTurn(
                endpointing.takeBack(),
                (u.begun + " " + said).strip(),
                Dictation.reads(expects) || u.readOut,
                u.voiced,
                position));
      }
    }
  }

  /** The callee is done with the turn that ended last, once they said nothing for long enough. */
  private void settle() {
    if (before.settles(position)) {
      signals.add(new TurnSignal.Sure());
    }
  }

  private boolean counts(HeardUtterance u) {
    return u.speech >= ticks(endpointing.onset().counts());
  }

  /** Whether the agent speaks, or has just said its last words, over which most say theirs. */
  private boolean overWords() {
    return bargeIn.agentSpeaks() || before.left();
  }

  private void announceIfMeant(HeardUtterance u) {
    if (overWords() ? bargeIn.sure(u) : counts(u)) {
      announce(u);
    }
  }

  private void announce(HeardUtterance u) {
    if (!u.announced) {
      u.announced = true;
      bargeIn.confirm(u);
      signals.add(
          u.goesOn() ? new TurnSignal.TakenBack(u.from) : new TurnSignal.SpeechStarted(u.from));
      before.forget();
    }
  }

  private void dismissIfSilent(HeardUtterance u) {
    if (u.textKnown() && u.silence > 0) {
      bargeIn.dismiss(u, position);
    }
  }

  private void ask(HeardUtterance u) {
    if (u.words.ask(u.to)) {
      signals.add(new TurnSignal.Decode(u.from, u.to));
    }
  }

  private void ignore(HeardUtterance u) {
    utterance = null;
    nearVoice.saidNothing();
    bargeIn.dismiss(u, position);
    signals.add(new TurnSignal.Ignored(u.from, u.to));
  }

  private List<TurnSignal> drain() {
    List<TurnSignal> drained = List.copyOf(signals);
    signals.clear();
    return drained;
  }

  private static long ticks(Duration duration) {
    return AudioClock.ticks(duration);
  }
}
