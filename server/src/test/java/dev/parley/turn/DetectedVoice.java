package dev.parley.turn;

import dev.parley.audio.AudioClock;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link TurnDetector} that hears voice as a string, and what it says of it: {@code #} is 32 ms
 * of speech, {@code ~} of speech 20 dB below it, {@code ^} of a noise 15 dB above it, {@code =} of
 * the agent's own voice, {@code -} of sound that may be speech, {@code .} of silence.
 */
abstract class DetectedVoice {
  private static final long WINDOW_NANOS = 32_000_000;

  TurnDetector detector = detector(EndOfTurnOpinions.USUAL);
  final List<String> seen = new ArrayList<>();
  long position;
  TurnSignal.Decode lastDecode = new TurnSignal.Decode(0, 0);

  /** A detector with these opinions. */
  static TurnDetector detector(List<EndOfTurnOpinion.Source> opinions) {
    return new TurnDetector(
        Endpointing.DEFAULT,
        opinions.stream()
            .map(source -> source.listen(Endpointing.DEFAULT, AudioClock.RATE))
            .toList());
  }

  final long now() {
    return position * 125_000;
  }

  final void take(List<TurnSignal> signals) {
    for (TurnSignal signal : signals) {
      switch (signal) {
        case TurnSignal.SpeechStarted _ -> seen.add("started@" + millis());
        case TurnSignal.TakenBack _ -> seen.add("back@" + millis());
        case TurnSignal.Sure _ -> seen.add("sure@" + millis());
        case TurnSignal.BargeInSuspected _ -> seen.add("suspected@" + millis());
        case TurnSignal.BargeInDismissed _ -> seen.add("dismissed@" + millis());
        case TurnSignal.Decode decode -> {
          lastDecode = decode;
          seen.add("decode@" + millis());
        }
        case TurnSignal.Resumed _ -> seen.add("resumed@" + millis());
        case TurnSignal.Ignored _ -> seen.add("ignored@" + millis());
        case TurnSignal.EchoNoticed _ -> seen.add("echo");
        case TurnSignal.Ended ended -> seen.add("ended@" + millis() + ":" + ended.text());
      }
    }
  }

  private long millis() {
    return position / 8;
  }

  final void hear(String voice) {
    for (int i = 0; i < voice.length(); i++) {
      float probability =
          switch (voice.charAt(i)) {
            case '#', '~', '=', '^' -> 0.9f;
            case '-' -> 0.4f;
            default -> 0.02f;
          };
      int voiced = voice.charAt(i) == '.' ? 0 : HeardWindow.TICKS;
      float level =
          switch (voice.charAt(i)) {
            case '.' -> -70;
            case '~' -> -45;
            case '^' -> -10;
            default -> -25;
          };
      float own = voice.charAt(i) == '=' ? 0.9f : 0;
      var window = new HeardWindow(position, now() + WINDOW_NANOS, probability, voiced, level, own);
      position += HeardWindow.TICKS;
      take(detector.window(window, now()));
    }
  }

  final void words(String text) {
    words(text, -0.1);
  }

  final void words(String text, double confidence) {
    take(detector.heard(lastDecode.from(), lastDecode.to(), text, confidence, now()));
  }

  final void agent(boolean speaks) {
    take(detector.agentSpeaks(speaks));
  }
}
