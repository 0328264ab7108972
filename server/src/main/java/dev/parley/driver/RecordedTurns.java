package dev.parley.driver;

import dev.parley.agent.Expects;
import dev.parley.answerer.AnswererDetector;
import dev.parley.answerer.AnswererSignal;
import dev.parley.answerer.Signalling;
import dev.parley.audio.AudioClock;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.SttEvent;
import dev.parley.stt.SttException;
import dev.parley.stt.SttOptions;
import dev.parley.stt.SttSession;
import dev.parley.stt.VoiceActivity;
import dev.parley.turn.EndOfTurnOpinion;
import dev.parley.turn.Endpointing;
import dev.parley.turn.TurnSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the turns in a recording as a call would, by the same hearing, but as fast as the machine
 * can. The recogniser is taken to need always the same time, so that the same recording gives the
 * same turns on any machine.
 */
public final class RecordedTurns {
  /** Longer than any silence that is waited for. */
  private static final Duration TAIL = Duration.ofSeconds(4);

  /** What the recogniser needs for a short turn on an idle core. */
  private static final Duration RECOGNISING = Duration.ofMillis(100);

  private static final String ENGLISH = "en";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final SpeechToText stt;
  private final VoiceActivity activity;
  private final Endpointing endpointing;
  private final List<EndOfTurnOpinion.Source> endOfTurn;

  /** Hears by these, which stay open. */
  public RecordedTurns(
      SpeechToText stt,
      VoiceActivity activity,
      Endpointing endpointing,
      List<EndOfTurnOpinion.Source> endOfTurn) {
    this.stt = stt;
    this.activity = activity;
    this.endpointing = endpointing;
    this.endOfTurn = List.copyOf(endOfTurn);
  }

  /**
   * Finds the turns.
   *
   * @param samples mono, at a rate that a line can have
   * @param expects what kind of turn is expected
   */
  public List<HeardTurn> hear(short[] samples, int rate, Expects expects)
      throws InterruptedException {
    RecordedLine line = new RecordedLine(samples, rate, TAIL);
    List<Input.Window> windows = windows(line);
    BlockingQueue<SttEvent> answers = new LinkedBlockingQueue<>();
    SttOptions options = new SttOptions(ENGLISH, rate, stt.streams());
    try (SttSession session = stt.open(options, answers::add);
        Hearing hearing =
            new Hearing(
                session,
                endpointing,
                endOfTurn.stream().map(source -> source.listen(endpointing, rate)).toList(),
                new CallClock(InstantSource.fixed(Instant.EPOCH), () -> 0),
                new SentAudio(line))) {
      hearing.expect(expects);
      return new Pass(
              hearing, session, new AnswererDetector(Signalling.UNKNOWN, List.of(), rate), answers)
          .over(windows);
    }
  }

  private List<Input.Window> windows(RecordedLine line) throws InterruptedException {
    List<Input.Window> windows = new ArrayList<>();
    BlockingQueue<Boolean> over = new LinkedBlockingQueue<>();
    VoiceActivity.Listener listener =
        new VoiceActivity.Listener() {
          @Override
          public void window(short[] samples, long position, long nanos, float probability) {
            windows.add(AudioInput.input(samples, position, nanos, probability));
          }

          @Override
          public void closed() {
            over.add(true);
          }

          @Override
          public void failed(Throwable cause) {
            over.add(false);
          }
        };
    try (AutoCloseable _ = activity.watch(line, listener)) {
      if (!Boolean.TRUE.equals(over.poll(LIMIT.toSeconds(), TimeUnit.SECONDS))) {
        throw new SttException("The voice activity of a recording could not be found.");
      }
    } catch (InterruptedException | SttException e) {
      throw e;
    } catch (Exception e) {
      throw new SttException("The voice activity of a recording could not be found.", e);
    }
    return windows;
  }

  /** One pass over a recording. */
  private static final class Pass {
    private final Hearing hearing;
    private final SttSession session;
    private final AnswererDetector answerer;
    private final BlockingQueue<SttEvent> answers;
    private final List<HeardTurn> turns = new ArrayList<>();
    private @Nullable HeardTurn open;
    private @Nullable SttEvent waiting;
    private long due;
    private long position;
    private boolean goesOn;

    Pass(
        Hearing hearing,
        SttSession session,
        AnswererDetector answerer,
        BlockingQueue<SttEvent> answers) {
      this.hearing = hearing;
      this.session = session;
      this.answerer = answerer;
      this.answers = answers;
    }

    List<HeardTurn> over(List<Input.Window> windows) throws InterruptedException {
      for (Input.Window window : windows) {
        position = window.window.end();
        if (waiting != null && position >= due) {
          SttEvent event = waiting;
          waiting = null;
          heed(hearing.heard(event, nanos()));
        }
        heed(hearing.window(window));
        for (AnswererSignal signal : answerer.window(window.window, window.samples)) {
          if (signal instanceof AnswererSignal.Decode(long from, long to)) {
            session.decode(from, to, SttOptions.Expected.FREE);
            answer(from, to);
          }
        }
      }
      settle();
      return List.copyOf(turns);
    }

    private void heed(List<TurnSignal> signals) throws InterruptedException {
      for (TurnSignal signal : signals) {
        switch (signal) {
          case TurnSignal.Decode decode -> {
            waiting = answer(decode.from(), decode.to());
            due = position + AudioClock.ticks(RECOGNISING);
          }
          case TurnSignal.TakenBack _ -> goesOn = true;
          case TurnSignal.SpeechStarted _ -> settle();
          case TurnSignal.Ended ended -> ended(ended);
          case TurnSignal.Sure _ -> settle();
          case TurnSignal.BargeInSuspected _,
              TurnSignal.BargeInDismissed _,
              TurnSignal.EchoNoticed _,
              TurnSignal.Resumed _,
              TurnSignal.Ignored _ -> {}
        }
      }
    }

    private SttEvent answer(long from, long to) throws InterruptedException {
      while (true) {
        SttEvent event = answers.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        switch (event) {
          case null -> throw new SttException("The recogniser did not answer.");
          case SttEvent.Final words when words.from() == from && words.to() == to -> {
            answerer.words(from, to, words.text());
            return words;
          }
          case SttEvent.Failed failed when failed.from() == from && failed.to() == to -> {
            return failed;
          }
          case SttEvent.Final _,
              SttEvent.Failed _,
              SttEvent.Partial _,
              SttEvent.EndOfUtterance _,
              SttEvent.StandIn _ -> {}
        }
      }
    }

    private void ended(TurnSignal.Ended ended) {
      HeardTurn first = goesOn ? open : null;
      goesOn = false;
      Duration from = AudioClock.time(ended.from());
      Duration to = AudioClock.time(ended.to());
      Duration answered = AudioClock.time(position);
      if (first == null) {
        settle();
        open =
            new HeardTurn(
                from,
                to,
                ended.text(),
                ended.confidence(),
                answered,
                answerer.answerer(),
                List.of());
      } else {
        List<Duration> takenBack = new ArrayList<>(first.takenBack());
        takenBack.add(first.answered());
        open =
            new HeardTurn(
                first.from(),
                to,
                (first.text() + " " + ended.text()).strip(),
                Math.min(first.confidence(), ended.confidence()),
                answered,
                answerer.answerer(),
                takenBack);
      }
    }

    private void settle() {
      if (open != null && !open.text().isEmpty()) {
        turns.add(open);
      }
      open = null;
    }

    private long nanos() {
      return position * AudioClock.TICK_NANOS;
    }
  }
}
