package dev.parley.conversation;

import dev.parley.agent.Expects;
import dev.parley.audio.AudioFrame;
import dev.parley.stt.SttEvent;
import dev.parley.stt.SttOptions;
import dev.parley.stt.SttSession;
import java.util.List;

/** The listening half of a conversation: feeds the recogniser and finds the turns. */
final class Hearing {
  private static final double NO_CONFIDENCE = -99;

  /** What is kept of the audio before a turn begins. */
  private static final long KEPT = AudioFrame.RATE;

  private final SttSession stt;
  private final TurnDetector detector;
  private Expects expects = Expects.OPEN;
  private HeardWindow latest = new HeardWindow(0, System.nanoTime(), 0, 0);

  Hearing(SttSession stt, Endpointing endpointing) {
    this.stt = stt;
    this.detector = new TurnDetector(endpointing);
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

  /** Passes over 32 ms that nobody said to us, and what came before them. */
  void ignore(Input.Window input) {
    latest = input.window;
    stt.accept(input.samples, HeardWindow.SAMPLES, latest.position());
    stt.forget(latest.end());
    detector.forget();
  }

  /** Hears 32 ms. */
  List<TurnSignal> window(Input.Window input) {
    latest = input.window;
    stt.accept(input.samples, HeardWindow.SAMPLES, latest.position());
    List<TurnSignal> signals = detector.window(latest, System.nanoTime());
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

  /** Takes the recogniser's answer. */
  List<TurnSignal> heard(SttEvent event, long nanos) {
    return switch (event) {
      case SttEvent.Partial partial -> detector.partial(partial.text());
      case SttEvent.Final f -> detector.heard(f.from(), f.to(), f.text(), f.confidence(), nanos);
      case SttEvent.Failed f -> detector.heard(f.from(), f.to(), "", NO_CONFIDENCE, nanos);
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

  private static SttOptions.Expected expected(Expects expects) {
    return switch (expects) {
      case YES_NO -> SttOptions.Expected.YES_NO;
      case NUMBER, DIGITS, PHONE -> SttOptions.Expected.DIGITS;
      case NAME -> SttOptions.Expected.NAME;
      case OPEN, CHOICE, DATE, TIME, EMAIL, ADDRESS -> SttOptions.Expected.FREE;
    };
  }
}
