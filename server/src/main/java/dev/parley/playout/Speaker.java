package dev.parley.playout;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioLine;
import dev.parley.audio.Gain;
import dev.parley.language.words.Sentences;
import dev.parley.tts.Speech;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.TtsException;
import dev.parley.tts.Voice;
import dev.parley.watch.Fatal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says words on a line, one sentence after the other, and knows what was really played. Its own
 * virtual thread synthesises and queues. The lock guards all state and the line's playing side, so
 * that the words can be stopped at once from outside.
 */
public final class Speaker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);
  private static final Duration FADE = Duration.ofMillis(40);
  private static final Duration PATIENCE = Duration.ofMillis(20);

  /** Between sentences, in ticks: the time of a breath. */
  static final int PAUSE = AudioClock.RATE * 320 / 1000;

  private static final int MOST_WAITING = 16;

  /** The last words are said to their end sooner than it is known whether to. */
  private static final int LAST_WORDS = AudioClock.RATE / 2;

  private final AudioLine line;
  private final LongSupplier nanos;
  private final Consumer<Playout> listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition given = lock.newCondition();
  private final Deque<SpokenUtterance> waiting = new ArrayDeque<>();
  private final Deque<SpokenUtterance> playing = new ArrayDeque<>();
  private final int rate;
  private final short[] pause;
  private final Thread thread;
  private final SpeechAhead ahead;

  /** Why another voice spoke last than the one asked for; of the speaker's thread. */
  private @Nullable String standIn;

  /**
   * Speaks on a line until closed.
   *
   * @param nanos the time in which the line says when its packets went
   * @param listener told of what is played, on any thread; must not block
   */
  public Speaker(TextToSpeech tts, AudioLine line, LongSupplier nanos, Consumer<Playout> listener) {
    this.line = line;
    this.nanos = nanos;
    rate = line.rate();
    pause = new short[PAUSE * AudioClock.samplesPerTick(rate)];
    ahead = new SpeechAhead(tts, rate);
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("speaker").start(this::run);
  }

  /** Says a text after those given before; refused as failed when too many wait already. */
  public void say(int say, String text, Voice voice) {
    say(say, text, voice, 0);
  }

  /**
   * The same, louder.
   *
   * @param gain in dB
   */
  public void say(int say, String text, Voice voice, double gain) {
    lock.lock();
    try {
      if (waiting.size() < MOST_WAITING) {
        waiting.add(new SpokenUtterance(say, text, voice, new Gain(gain)));
        given.signal();
      } else {
        listener.accept(new Playout.Failed(say, MOST_WAITING + " texts wait to be said already."));
        listener.accept(new Playout.Finished(say, "", false, line.queued(), line.queued()));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Begins to render a text's first sentence, because it will probably be said next. */
  public void expect(String text, Voice voice) {
    ahead.expect(text, voice);
  }

  /** Stops a text and those given after it; each gets its {@link Playout.Finished} at once. */
  public void stop(int say) {
    lock.lock();
    try {
      settle();
      if (playing.stream().anyMatch(u -> u.say >= say)) {
        long left = line.closed() ? line.played() : line.stop(FADE);
        while (!playing.isEmpty()) {
          finish(playing.removeFirst(), left);
        }
      }
      while (!waiting.isEmpty() && waiting.getLast().say >= say) {
        SpokenUtterance unsaid = waiting.removeLast();
        unsaid.from = line.queued();
        finish(unsaid, unsaid.from);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Falls silent in the middle of the words and keeps the rest.
   *
   * @return false when nothing is being said, or too little is left to be worth it
   */
  public boolean hold() {
    lock.lock();
    try {
      settle();
      boolean ending =
          waiting.isEmpty()
              && playing.stream().allMatch(u -> u.synthesized)
              && line.queued() - line.played() < LAST_WORDS;
      if (ending) {
        return false;
      }
      line.hold();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Says the rest after {@link #hold}. */
  public void resume() {
    lock.lock();
    try {
      line.resume();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (true) {
        SpokenUtterance next = next();
        try {
          synthesize(next);
        } catch (RuntimeException | Error e) {
          Fatal.pass(e);
          LOG.error("A voice failed", e);
          listener.accept(
              new Playout.Failed(next.say, "A defect: " + e.getClass().getSimpleName()));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private SpokenUtterance next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty()) {
        settle();
        if (playing.isEmpty()) {
          given.await();
        } else {
          given.awaitNanos(PATIENCE.toNanos());
        }
      }
      SpokenUtterance next = waiting.removeFirst();
      next.from = line.queued();
      next.to = next.from;
      playing.add(next);
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void synthesize(SpokenUtterance utterance) throws InterruptedException {
    boolean failed = false;
    try {
      List<String> sentences = Sentences.of(utterance.text);
      for (int i = 0; i < sentences.size(); i++) {
        if (i > 0 && !play(utterance, pause, pause.length)) {
          break;
        }
        if (!sentence(utterance, sentences.get(i))) {
          break;
        }
      }
    } catch (TtsException e) {
      listener.accept(new Playout.Failed(utterance.say, String.valueOf(e.getMessage())));
      failed = true;
    }
    lock.lock();
    try {
      utterance.failed = failed;
      utterance.synthesized = true;
    } finally {
      lock.unlock();
    }
  }

  private boolean sentence(SpokenUtterance utterance, String sentence) throws InterruptedException {
    lock.lock();
    try {
      utterance.words.begin(sentence, line.queued());
    } finally {
      lock.unlock();
    }
    short[] samples = new short[4 * AudioClock.FRAME * AudioClock.samplesPerTick(rate)];
    try (Speech speech = new TrimmedSpeech(ahead.speech(sentence, utterance.voice), rate)) {
      for (int count = speech.read(samples); count >= 0; count = speech.read(samples)) {
        tellOf(utterance.say, speech.standIn());
        utterance.gain.apply(samples, count);
        if (!play(utterance, samples, count)) {
          return false;
        }
      }
    }
    lock.lock();
    try {
      utterance.words.finish();
    } finally {
      lock.unlock();
    }
    return true;
  }

  private void tellOf(int say, @Nullable String why) {
    if (!Objects.equals(why, standIn)) {
      standIn = why;
      listener.accept(new Playout.StandIn(say, why));
    }
  }

  /** Queues samples, waiting for room; false once the words are over. */
  private boolean play(SpokenUtterance utterance, short[] samples, int count)
      throws InterruptedException {
    long synthesized = nanos.getAsLong();
    int from = 0;
    while (from < count) {
      lock.lock();
      try {
        settle();
        if (utterance.over) {
          return false;
        }
        from += queue(utterance, samples, from, count, synthesized);
      } finally {
        lock.unlock();
      }
      if (from < count && !line.awaitRoom(PATIENCE) && line.closed()) {
        return false;
      }
    }
    return true;
  }

  private int queue(
      SpokenUtterance utterance, short[] samples, int from, int count, long synthesized) {
    long position = line.queued();
    int taken = line.play(samples, from, count - from);
    if (utterance.queued(taken, line.queued())) {
      listener.accept(new Playout.Voiced(utterance.say, position, synthesized));
    }
    return taken;
  }

  /** Finishes what has been played to its end, or never will be. */
  private void settle() {
    if (line.closed()) {
      while (!playing.isEmpty()) {
        finish(playing.removeFirst(), line.played());
      }
      return;
    }
    while (!playing.isEmpty()
        && playing.getFirst().synthesized
        && line.played() >= playing.getFirst().to) {
      finish(playing.removeFirst(), line.played());
    }
  }

  private void finish(SpokenUtterance utterance, long left) {
    listener.accept(utterance.finish(left));
  }

  @Override
  public void close() {
    thread.interrupt();
    ahead.close();
  }
}
