package dev.parley.driver;

import dev.parley.agent.Expects;
import dev.parley.audio.AudioClock;
import dev.parley.audio.Level;
import dev.parley.stt.SttEvent;
import dev.parley.stt.SttOptions;
import dev.parley.stt.SttSession;
import dev.parley.turn.AgentTurn;
import dev.parley.turn.EndOfTurnOpinion;
import dev.parley.turn.Endpointing;
import dev.parley.turn.HeardWindow;
import dev.parley.turn.OwnVoice;
import dev.parley.turn.TurnDetector;
import dev.parley.turn.TurnSignal;
import java.util.List;

/** The listening half of a conversation: feeds the recogniser and finds the turns. */
final class Hearing implements AutoCloseable {
  private static final double NO_CONFIDENCE = -99;

  /** What is kept of the audio before a turn begins. */
  private static final long KEPT = AudioClock.RATE;

  private final SttSession stt;
  private final List<EndOfTurnOpinion> opinions;
  private final TurnDetector detector;
  private Expects expects = Expects.OPEN;
  private final CallClock clock;
  private final SentAudio sent;
  private final OwnVoice ownVoice;
  private HeardWindow latest;

  /**
   * Listens.
   *
   * @param opinions by which a turn is over; closed with this
   * @param sent what is said to the callee, which may come back
   */
  Hearing(
      SttSession stt,
      Endpointing endpointing,
      List<EndOfTurnOpinion> opinions,
      CallClock clock,
      SentAudio sent) {
    this.stt = stt;
    this.clock = clock;
    this.sent = sent;
    ownVoice = new OwnVoice(sent.rate());
    latest = new HeardWindow(0, clock.answeredNanos(), 0, 0, (float) Level.SILENCE, 0);
    this.opinions = opinions;
    this.detector = new TurnDetector(endpointing, opinions);
  }

  /** Sets what kind of turn is expected. */
  void expect(Expects expects) {
    this.expects = expects;
    detector.listen(expects);
  }

  /** Tells whether the agent's voice is on the line. */
  List<TurnSignal> agentSpeaks(boolean speaks) {
    return detector.agentSpeaks(speaks);
  }

  /** Tells what the agent does after the turn that ended last. */
  void agentIs(AgentTurn turn) {
    detector.agentIs(turn);
  }

  /** Passes over 32 ms that nobody said to us, and what came before them. */
  void ignore(Input.Window input) {
    hear(input);
    stt.forget(latest.end());
    detector.forget();
  }

  /** Hears 32 ms. */
  List<TurnSignal> window(Input.Window input) {
    hear(input);
    List<TurnSignal> signals = detector.window(latest, clock.nanos());
    for (TurnSignal signal : signals) {
      if (signal instanceof TurnSignal.Decode decode) {
        stt.decode(decode.from(), decode.to(), expected(expects));
      }
    }
    if (!detector.hearing()) {
      stt.forget(latest.end() - KEPT);
    }
    return signals;
  }

  private void hear(Input.Window input) {
    latest = input.window.owned(ownVoice.share(sent.next(HeardWindow.TICKS), input.samples));
    stt.accept(input.samples, input.samples.length, latest.position());
    opinions.forEach(opinion -> opinion.hear(latest, input.samples));
  }

  /** Has words made out although no turn asks for them. */
  void decode(long from, long to) {
    stt.decode(from, to, SttOptions.Expected.FREE);
  }

  /** Takes the recogniser's answer. */
  List<TurnSignal> heard(SttEvent event, long nanos) {
    return switch (event) {
      case SttEvent.Partial partial -> detector.partial(partial.text(), partial.to());
      case SttEvent.Final f -> detector.heard(f.from(), f.to(), f.text(), f.confidence(), nanos);
      case SttEvent.EndOfUtterance(long upTo, double probability) ->
          detector.recogniserThinks(upTo, probability);
      case SttEvent.Failed f -> detector.heard(f.from(), f.to(), "", NO_CONFIDENCE, nanos);
      case SttEvent.StandIn _ -> List.of();
    };
  }

  /** Tells that the words between two positions answer what was asked. */
  List<TurnSignal> answered(long from, long to) {
    return detector.answered(from, to);
  }

  /** When the packet came in that carried the sample before a position. */
  long arrivalOf(long position) {
    return latest.arrivalOf(position);
  }

  @Override
  public void close() {
    opinions.forEach(EndOfTurnOpinion::close);
  }

  private static SttOptions.Expected expected(Expects expects) {
    return switch (expects) {
      case YES_NO -> SttOptions.Expected.YES_NO;
      case NUMBER, DIGITS, PHONE -> SttOptions.Expected.DIGITS;
      case NAME -> SttOptions.Expected.NAME;
      case OPEN, CHOICE, DATE, TIME, EMAIL, ADDRESS -> SttOptions.Expected.FREE;
    };
  }
}
