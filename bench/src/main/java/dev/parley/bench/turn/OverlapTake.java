package dev.parley.bench.turn;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Level;
import dev.parley.bench.callee.CalleeReplies;
import dev.parley.bench.callee.CalleeVoices;
import dev.parley.bench.callee.Sounds;
import dev.parley.sim.Samples;
import dev.parley.tts.Voice;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A sound made over the agent's words.
 *
 * @param stopped first voiced packet of the sound to the agent's last, null when it spoke on
 * @param heard what the agent took the sound for when it stopped, and how surely
 * @param paused how long it fell silent before it spoke on, null when it did not or was stopped
 */
record OverlapTake(
    Sound sound, String said, String heard, @Nullable Duration stopped, @Nullable Duration paused) {
  private static final Duration WATCHED = Duration.ofMillis(2500);

  /** Of the noise below speech. */
  private static final double RATIO = 5;

  /** What sounds there are. */
  enum Sound {
    /** The only one that should stop the agent. */
    INTERRUPTION,
    COUGH,
    ACKNOWLEDGEMENT,
    NOISE
  }

  /** Makes the sound. */
  static OverlapTake of(
      Sound sound,
      int number,
      Voice voice,
      Interjection interjection,
      CalleeVoices voices,
      CalleeReplies replies)
      throws InterruptedException {
    String said =
        switch (sound) {
          case INTERRUPTION -> pick(replies.named("interruptions").plain(), number);
          case ACKNOWLEDGEMENT -> pick(replies.named("acknowledgements").plain(), number);
          case COUGH, NOISE -> "";
        };
    short[] samples =
        switch (sound) {
          case INTERRUPTION, ACKNOWLEDGEMENT -> voices.spoken(said, voice);
          case COUGH -> Sounds.cough(loudness(voice, voices), new Random(number));
          case NOISE -> {
            double rms = loudness(voice, voices) * Math.pow(10, -RATIO / 20);
            yield Samples.noise(2 * AudioFrame.NARROWBAND, rms, new Random(number));
          }
        };
    Interjection.Reaction reaction = interjection.over(samples, WATCHED);
    return new OverlapTake(sound, said, reaction.heard(), reaction.stopped(), reaction.paused());
  }

  /** For somebody who watches. */
  String described() {
    return "%s \"%s\": %s"
        .formatted(
            sound,
            said,
            stopped != null
                ? "stopped after %d ms, heard as %s".formatted(stopped.toMillis(), heard)
                : paused != null
                    ? "spoken on after a pause of " + paused.toMillis() + " ms"
                    : "spoken on");
  }

  private static String pick(List<String> texts, int number) {
    return texts.get(number / Sound.values().length % texts.size());
  }

  /** Of the voice, root mean square. */
  private static double loudness(Voice voice, CalleeVoices voices) throws InterruptedException {
    short[] spoken = voices.spoken("I already know about that.", voice);
    return Level.rms(spoken, 0, spoken.length);
  }
}
