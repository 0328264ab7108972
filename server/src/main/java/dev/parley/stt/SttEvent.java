package dev.parley.stt;

import dev.parley.audio.AudioClock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a recogniser heard. Positions are ticks of {@link AudioClock} since the line opened. */
public sealed interface SttEvent {
  /**
   * A word and where it lies.
   *
   * @param confidence as of {@link Final}
   */
  record Word(String text, long from, long to, double confidence) {}

  /**
   * Words so far; they may still change.
   *
   * @param words the same one by one, as far as the recogniser knows where they lie
   */
  record Partial(String text, long from, long to, List<Word> words) implements SttEvent {
    public Partial {
      words = List.copyOf(words);
    }

    /** Words of which nobody knows where each of them lies. */
    public Partial(String text, long from, long to) {
      this(text, from, to, List.of());
    }
  }

  /**
   * The text between two positions, final for them. Empty when there was no speech.
   *
   * @param confidence average token log-probability; 0 is certain, below -0.8 is noise
   * @param took from the request to this answer
   * @param words the same one by one, as far as the recogniser knows where they lie
   */
  record Final(String text, double confidence, long from, long to, Duration took, List<Word> words)
      implements SttEvent {
    public Final {
      words = List.copyOf(words);
    }

    /** A text of which nobody knows where each of its words lies. */
    public Final(String text, double confidence, long from, long to, Duration took) {
      this(text, confidence, from, to, took, List.of());
    }
  }

  /**
   * The recogniser's own opinion on whether the speaker is done; told by those that have one, as
   * often as it changes.
   *
   * @param upTo what was heard when it was formed
   * @param probability that nothing follows, from 0 to 1
   */
  record EndOfUtterance(long upTo, double probability) implements SttEvent {}

  /**
   * From here on the words are another recogniser's than before.
   *
   * @param why the embedded one answers in place of a server's; null once the server's answers
   *     again
   */
  record StandIn(@Nullable String why) implements SttEvent {}

  /** The request could not be answered. */
  record Failed(long from, long to, String reason) implements SttEvent {}
}
