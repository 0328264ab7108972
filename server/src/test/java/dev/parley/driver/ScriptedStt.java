package dev.parley.driver;

import dev.parley.audio.AudioClock;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.SttEvent;
import dev.parley.stt.SttOptions;
import dev.parley.stt.SttSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hears in each turn the next of the words it was given, whatever the sound. */
public final class ScriptedStt implements SpeechToText {
  static final double CONFIDENCE = -0.05;

  private final List<String> script;
  private final List<Long> turns = new ArrayList<>();
  final List<Long> decoded = new CopyOnWriteArrayList<>();

  /** Hears these. */
  public ScriptedStt(String... script) {
    this.script = List.of(script);
  }

  @Override
  public SttSession open(SttOptions options, Consumer<SttEvent> events) {
    return new SttSession() {
      private long next;

      @Override
      public void accept(short[] samples, int count, long position) {
        if (position != next && next != 0) {
          throw new IllegalStateException("A gap before sample " + position);
        }
        next = position + count / AudioClock.samplesPerTick(options.rate());
      }

      @Override
      public void decode(long from, long to, SttOptions.Expected expected) {
        decoded.add(from);
        if (!turns.contains(from)) {
          turns.add(from);
        }
        int turn = turns.indexOf(from);
        Thread.ofVirtual()
            .start(() ->
                events.accept(
                    turn < script.size()
                        ? answer(script.get(turn), from, to)
                        : new SttEvent.Failed(from, to, "The script is over.")));
      }

      @Override
      public void forget(long before) {}

      @Override
      public void close() {}
    };
  }

  private static SttEvent answer(String text, long from, long to) {
    return text.isEmpty()
        ? new SttEvent.Final("You", -2, from, to, Duration.ofMillis(1))
        : new SttEvent.Final(text, CONFIDENCE, from, to, Duration.ofMillis(1));
  }

  @Override
  public void close() {}
}
