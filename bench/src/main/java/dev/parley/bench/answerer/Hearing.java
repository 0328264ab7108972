package dev.parley.bench.answerer;

import dev.parley.answerer.AnswererDetector;
import dev.parley.answerer.AnswererOpinion;
import dev.parley.answerer.AnswererSignal;
import dev.parley.answerer.Signalling;
import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.bench.report.BenchException;
import dev.parley.call.Answerer;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.SttEvent;
import dev.parley.stt.SttOptions;
import dev.parley.stt.SttSession;
import dev.parley.stt.VoiceActivity;
import dev.parley.turn.EndOfTurnOpinions;
import dev.parley.turn.Endpointing;
import dev.parley.turn.HeardWindow;
import dev.parley.turn.TurnDetector;
import dev.parley.turn.TurnSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has a pickup heard as a call does, by the same voice activity, recogniser, turns and detector,
 * but faster than it sounds: words are there as soon as they are asked for.
 */
final class Hearing {
  private static final long LIMIT_SECONDS = 60;

  /** The pace at which words are wanted after the speech began: 3 s. */
  private static final long THREE = 3 * AudioClock.RATE;

  private final VoiceActivity activity;
  private final SpeechToText stt;
  private final List<? extends AnswererOpinion> opinions;

  Hearing(VoiceActivity activity, SpeechToText stt, List<? extends AnswererOpinion> opinions) {
    this.activity = activity;
    this.stt = stt;
    this.opinions = opinions;
  }

  /**
   * What was found.
   *
   * @param early who it was taken for 3 s after their speech began, null while that was open
   * @param last who it was taken for in the end
   * @param ever everybody it was taken for, in order
   * @param knownAfter from the beginning of the speech until the last, in milliseconds
   * @param greeted whether the agent would have begun to speak before it knew that it was a machine
   * @param beep whether a beep was heard
   * @param words that were heard
   */
  record Found(
      @Nullable Answerer early,
      @Nullable Answerer last,
      List<Answerer> ever,
      long knownAfter,
      boolean greeted,
      boolean beep,
      String words) {}

  private static final class Window {
    private final HeardWindow window;
    private final short[] samples;

    Window(HeardWindow window, short[] samples) {
      this.window = window;
      this.samples = samples;
    }
  }

  Found hear(short[] samples) throws InterruptedException {
    List<Window> windows = windows(samples);
    BlockingQueue<SttEvent> texts = new LinkedBlockingQueue<>();
    TurnDetector turns =
        new TurnDetector(
            Endpointing.DEFAULT,
            EndOfTurnOpinions.USUAL.stream()
                .map(source -> source.listen(Endpointing.DEFAULT, AudioFrame.NARROWBAND))
                .toList());
    AnswererDetector detector =
        new AnswererDetector(Signalling.UNKNOWN, opinions, AudioFrame.NARROWBAND);
    Course course = new Course();
    try (SttSession session =
        stt.open(new SttOptions("en-US", AudioFrame.NARROWBAND, false), texts::add)) {
      for (Window w : windows) {
        session.accept(w.samples, w.samples.length, w.window.position());
        long now = w.window.arrivedNanos();
        List<TurnSignal> turn = turns.window(w.window, now);
        List<AnswererSignal> found = detector.window(w.window, w.samples);
        course.take(w.window.end(), turn, found);
        for (TurnSignal signal : turn) {
          if (signal instanceof TurnSignal.Decode(long from, long to)) {
            answer(session, texts, from, to, turns, detector, course, now);
          }
        }
        for (AnswererSignal signal : found) {
          if (signal instanceof AnswererSignal.Decode(long from, long to)) {
            answer(session, texts, from, to, turns, detector, course, now);
          }
        }
        if (!turns.hearing()) {
          session.forget(w.window.end() - AudioClock.RATE);
        }
      }
    }
    return course.found();
  }

  private static void answer(
      SttSession session,
      BlockingQueue<SttEvent> texts,
      long from,
      long to,
      TurnDetector turns,
      AnswererDetector detector,
      Course course,
      long now)
      throws InterruptedException {
    session.decode(from, to, SttOptions.Expected.FREE);
    if (texts.poll(LIMIT_SECONDS, TimeUnit.SECONDS) instanceof SttEvent.Final words) {
      course.words.add(words.text());
      long at = now / AudioClock.TICK_NANOS;
      course.take(at, List.of(), detector.words(from, to, words.text()));
      course.take(at, turns.heard(from, to, words.text(), words.confidence(), now), List.of());
    } else {
      throw new BenchException("The recogniser gave no words.");
    }
  }

  private List<Window> windows(short[] samples) throws InterruptedException {
    List<Window> windows = new ArrayList<>();
    CountDownLatch over = new CountDownLatch(1);
    AutoCloseable watch =
        activity.watch(
            new ClipLine(samples),
            new VoiceActivity.Listener() {
              @Override
              public void window(
                  short[] heard, long position, long arrivedNanos, float probability) {
                windows.add(
                    new Window(
                        HeardWindow.of(
                            position,
                            (position + heard.length) * AudioClock.TICK_NANOS,
                            probability,
                            heard),
                        heard.clone()));
              }

              @Override
              public void closed() {
                over.countDown();
              }
            });
    boolean heard = over.await(LIMIT_SECONDS, TimeUnit.SECONDS);
    try {
      watch.close();
    } catch (Exception e) {
      throw new BenchException("A line cannot be let go of.", e);
    }
    if (!heard) {
      throw new BenchException("A pickup was not heard to its end.");
    }
    return windows;
  }

  /** What was found when. */
  private static final class Course {
    final List<String> words = new ArrayList<>();
    private final List<Answerer> ever = new ArrayList<>();
    private @Nullable Answerer early;
    private @Nullable Answerer last;
    private long begun = -1;
    private long known;
    private boolean greeted;
    private boolean beep;

    void take(long at, List<TurnSignal> turn, List<AnswererSignal> found) {
      for (TurnSignal signal : turn) {
        if (signal instanceof TurnSignal.SpeechStarted(long position) && begun < 0) {
          begun = position;
        }
        if (signal instanceof TurnSignal.Ended ended
            && !ended.text().isEmpty()
            && (last == null || last == Answerer.HUMAN)) {
          greeted = true;
        }
      }
      for (AnswererSignal signal : found) {
        if (signal instanceof AnswererSignal.Judged judged) {
          last = judged.answerer();
          ever.add(judged.answerer());
          known = at;
        }
        beep |= signal instanceof AnswererSignal.Beep;
      }
      if (begun < 0 || at <= begun + THREE) {
        early = last;
      }
    }

    Found found() {
      long after = begun < 0 ? 0 : Math.max(0, known - begun) * 1000 / AudioClock.RATE;
      return new Found(
          early, last, List.copyOf(ever), after, greeted, beep, String.join(" | ", words));
    }
  }
}
