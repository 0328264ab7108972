package dev.parley.tts;

import dev.parley.outbound.Rest;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * One text that a server speaks, on a virtual thread of its own. What it begins with and nobody
 * hears is left out, so that the first sample there is means that the voice speaks.
 */
final class Rendering {
  /** As loud as {@link LineSpeech} begins. */
  private static final int SOUND = 60;

  /** Four times as fast as people speak. */
  private static final Duration LEAST_A_LETTER = Duration.ofMillis(15);

  /** Shorter texts are said in no time. */
  private static final int MANY_LETTERS = 20;

  /** After so much silence nothing more is waited for, in seconds. */
  private static final int LONGEST_SILENCE = 2;

  private final VoiceEngine engine;
  private final SpeechBuffer buffer;
  private final Rest.Attempt attempt;
  private final boolean live;
  private final Thread thread;
  private boolean sounds;

  /** Samples passed on, and how many of the last of them nobody hears. */
  private long passed;

  private long quiet;

  /** What is rendered, by which voice. */
  record Text(String spoken, String voice, double speed) {
    /** Samples that it must have at least; a stream may end early and look whole. */
    long least(int rate) {
      long letters = spoken.chars().filter(Character::isLetter).count();
      return letters < MANY_LETTERS
          ? 1
          : (long) (letters * LEAST_A_LETTER.toMillis() * rate / (1000 * Math.max(1, speed)));
    }
  }

  /**
   * Begins.
   *
   * @param buffer takes the samples
   * @param live whether it is for somebody who listens, so that to be late is to fail
   * @param whole told all samples, if all came
   */
  Rendering(
      VoiceEngine engine,
      Text text,
      SpeechBuffer buffer,
      Rest.Attempt attempt,
      boolean live,
      Consumer<short[]> whole) {
    this.engine = engine;
    this.buffer = buffer;
    this.attempt = attempt;
    this.live = live;
    thread = Thread.ofVirtual().name("served-voice").start(() -> run(text, whole));
  }

  private void run(Text text, Consumer<short[]> whole) {
    try {
      engine.render(text.spoken(), text.voice(), text.speed(), this::take);
      if (buffer.closed()) {
        unwanted();
      } else if (!sounds) {
        fail(new TtsException("only silence came"));
      } else if (passed - quiet < text.least(engine.rate())) {
        fail(
            new TtsException(
                "the text ends after %d ms, too soon for its length"
                    .formatted(1000 * (passed - quiet) / engine.rate())));
      } else {
        buffer.finish();
        spoke();
        whole.accept(buffer.rendered());
      }
    } catch (TtsException e) {
      fail(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      buffer.fail(new TtsException("nobody waited for it"));
      unwanted();
    } catch (RuntimeException e) {
      fail(new TtsException("a defect: " + e.getClass().getSimpleName(), e));
    } finally {
      attempt.abandoned();
    }
  }

  private boolean take(short[] samples, int count) {
    int from = sounds ? 0 : begin(samples, count);
    if (from == count) {
      return !buffer.closed();
    }
    short[] rest = from == 0 ? samples : Arrays.copyOfRange(samples, from, count);
    passed += count - from;
    for (int i = 0; i < count - from; i++) {
      quiet = Math.abs(rest[i]) < SOUND ? quiet + 1 : 0;
    }
    boolean wanted = buffer.append(rest, count - from);
    return wanted && quiet < (long) LONGEST_SILENCE * engine.rate();
  }

  /** Where the sound begins, with 20 ms before it as far as they are here. */
  private int begin(short[] samples, int count) {
    int at = 0;
    while (at < count && Math.abs(samples[at]) < SOUND) {
      at++;
    }
    if (at == count) {
      return count;
    }
    sounds = true;
    return Math.max(0, at - engine.rate() / 50);
  }

  private void spoke() {
    if (!buffer.late()) {
      attempt.succeeded();
    } else if (live) {
      attempt.failed("its first sound came too late");
    }
  }

  /** Who stops listening to a voice that speaks has nothing against it. */
  private void unwanted() {
    if (sounds) {
      spoke();
    }
  }

  private void fail(TtsException e) {
    attempt.failed(String.valueOf(e.getMessage()));
    buffer.fail(e);
  }

  /** It took too long, so that its samples are wanted no more. */
  void failed(String why) {
    attempt.failed(why);
    stop();
  }

  /** Nobody wants more. */
  void stop() {
    buffer.close();
    thread.interrupt();
  }
}
