package dev.parley.tts;

import dev.parley.audio.Fade;
import dev.parley.audio.Level;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Speech of a server at the rate of a line, and of another voice where that fails. Before the first
 * sound the other voice speaks in its place. After that it says the sentence again from its
 * beginning, as somebody does whom a noise cut short: of what came and was not yet passed on only
 * as much is said as leads to the next pause between two sounds, then there is a short silence.
 */
final class ServedSpeech implements Speech {
  private final SpeechBuffer buffer;
  private final LineSpeech served;
  private final Rendering rendering;
  private final Supplier<Speech> another;
  private final String name;
  private final int rate;
  private short[] ready = new short[0];
  private int at;
  private long given;
  private @Nullable Speech standIn;
  private volatile @Nullable String why;
  private volatile boolean closed;

  /**
   * Speech under way.
   *
   * @param another begins the same words with the other voice
   * @param name of the server's voice, for the record
   */
  ServedSpeech(
      SpeechBuffer buffer,
      LineSpeech served,
      Rendering rendering,
      Supplier<Speech> another,
      String name,
      int rate) {
    this.buffer = buffer;
    this.served = served;
    this.rendering = rendering;
    this.another = another;
    this.name = name;
    this.rate = rate;
  }

  @Override
  public int read(short[] into) throws InterruptedException {
    while (!closed) {
      if (at < ready.length) {
        int count = Math.min(into.length, ready.length - at);
        System.arraycopy(ready, at, into, 0, count);
        at += count;
        return count;
      }
      Speech other = standIn;
      if (other != null) {
        return other.read(into);
      }
      try {
        TtsException failure = buffer.failure();
        if (failure == null) {
          int count = served.read(into);
          given += Math.max(0, count);
          return count;
        }
        ready = toNextPause(left());
        at = 0;
        turnTo(failure);
      } catch (TtsException e) {
        turnTo(e);
      }
    }
    return -1;
  }

  /** What came before the failure and was not passed on. */
  private short[] left() throws InterruptedException {
    short[] left = new short[0];
    short[] chunk = new short[rate / 50];
    try {
      for (int n = served.read(chunk); n >= 0; n = served.read(chunk)) {
        left = Arrays.copyOf(left, left.length + n);
        System.arraycopy(chunk, 0, left, left.length - n, n);
      }
    } catch (TtsException _) {
      // It comes after the last sample.
    }
    return left;
  }

  /** As much as is worth saying of what will be said again. */
  private short[] toNextPause(short[] samples) {
    if (given == 0) {
      return new short[0];
    }
    int block = rate / 100;
    int end = 0;
    int most = Math.min(samples.length, rate / 2);
    while (end + block <= most && Level.voiced(samples, end, block)) {
      end += block;
    }
    end = end + block > most ? most : end;
    short[] said = Arrays.copyOf(samples, end);
    int fade = Math.min(end, 2 * block);
    Fade.ramp(said, end - fade, fade, 1, 0);
    return said;
  }

  private void turnTo(TtsException failure) {
    String reason = String.valueOf(failure.getMessage());
    rendering.failed(reason);
    if (given > 0) {
      ready = Arrays.copyOf(ready, ready.length + rate / 4);
      why = "%s broke off (%s); the sentence is said again".formatted(name, reason);
    } else {
      why = "%s failed (%s)".formatted(name, reason);
    }
    standIn = another.get();
  }

  @Override
  public @Nullable String standIn() {
    return why;
  }

  @Override
  public void close() {
    closed = true;
    rendering.stop();
    Speech other = standIn;
    if (other != null) {
      other.close();
    }
  }
}
