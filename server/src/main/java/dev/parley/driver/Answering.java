package dev.parley.driver;

import dev.parley.answerer.AnswererDetector;
import dev.parley.answerer.AnswererSignal;
import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.call.LegId;
import dev.parley.conversation.Event;
import dev.parley.stt.SttEvent;
import java.util.List;
import java.util.Optional;

/** Who took the call: hears with the conversation, for the core and the journal. */
final class Answering {
  private final AnswererDetector detector;
  private final Hearing hearing;
  private final LegId leg;
  private final CallJournal journal;
  private final CallClock clock;
  private boolean opening;
  private AnswererSignal.Decode wanted = new AnswererSignal.Decode(0, 0);

  Answering(
      AnswererDetector detector, Hearing hearing, LegId leg, CallJournal journal, CallClock clock) {
    this.detector = detector;
    this.hearing = hearing;
    this.leg = leg;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Hears 32 ms.
   *
   * @param opening whether nobody is spoken with yet, so that words are wanted before a pause
   */
  List<Event> window(Input.Window input, boolean opening) {
    this.opening = opening;
    return told(detector.window(input.window, input.samples));
  }

  /** Takes words. */
  List<Event> words(SttEvent.Final words) {
    return told(detector.words(words.from(), words.to(), words.text()));
  }

  /** Whether words were asked for here, and end no turn. */
  boolean asked(SttEvent.Final words) {
    return words.from() == wanted.from() && words.to() == wanted.to();
  }

  private List<Event> told(List<AnswererSignal> signals) {
    return signals.stream().flatMap(signal -> told(signal).stream()).toList();
  }

  private Optional<Event> told(AnswererSignal signal) {
    return switch (signal) {
      case AnswererSignal.Judged judged -> {
        journal.append(
            new CallEvent.AnswererJudged(
                clock.now(), leg, judged.answerer(), judged.probability(), judged.because()));
        yield Optional.of(new Event.AnswererJudged(judged.answerer()));
      }
      case AnswererSignal.Beep _ -> Optional.of(new Event.Beep());
      case AnswererSignal.Decode decode -> {
        if (opening) {
          wanted = decode;
          hearing.decode(decode.from(), decode.to());
        }
        yield Optional.empty();
      }
    };
  }
}
