package dev.parley.bench.voice;

import dev.parley.bench.report.BenchException;
import dev.parley.tts.Speech;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Has a voice say texts, one at a time. */
final class Speaking {
  private static final int TELL_EVERY = 30;
  private static final int CHUNK = Utterance.RATE / 10;

  /** Said before anything is measured: the first words of a process take longer than all others. */
  private static final List<String> WARM_UP =
      List.of(
          "Hello, you are speaking with the assistant of the mill.",
          "We grind wheat and rye on weekdays, and we bake on Saturdays.",
          "Bring your own bags, or buy some of ours at $2.50 each.",
          "The wheel turns at 9:15, so do not be late.",
          "Ask for Georgina at the gate, or write to georgina@mill.example.");

  private final TextToSpeech voices;
  private final Voice voice;
  private final Consumer<String> progress;

  Speaking(TextToSpeech voices, Voice voice, Consumer<String> progress) {
    this.voices = voices;
    this.voice = voice;
    this.progress = progress;
  }

  /** What becomes of the texts; none of them may have been said before. */
  List<Utterance> say(List<String> texts) throws InterruptedException {
    for (String text : WARM_UP) {
      var _ = say(text, ProcessorTime.ofVoices());
    }
    ProcessorTime processor = ProcessorTime.ofVoices();
    List<Utterance> said = new ArrayList<>();
    for (String text : texts) {
      said.add(say(text, processor));
      if (said.size() % TELL_EVERY == 0) {
        progress.accept(
            "%s: %d of %d texts said".formatted(VoiceName.of(voice), said.size(), texts.size()));
      }
    }
    return said;
  }

  private Utterance say(String text, ProcessorTime processor) throws InterruptedException {
    short[] all = new short[0];
    short[] chunk = new short[CHUNK];
    Duration before = processor.used();
    long ordered = System.nanoTime();
    try (Speech speech = voices.speak(text, voice, Utterance.RATE)) {
      int count = speech.read(chunk);
      Duration first = Duration.ofNanos(System.nanoTime() - ordered);
      Duration firstUsed = processor.used().minus(before);
      for (; count >= 0; count = speech.read(chunk)) {
        int length = all.length;
        all = Arrays.copyOf(all, length + count);
        System.arraycopy(chunk, 0, all, length, count);
      }
      if (all.length == 0) {
        throw new BenchException("The voice %s gave no sound.".formatted(VoiceName.of(voice)));
      }
      Duration used = processor.used().minus(before);
      return new Utterance(text, all, new Utterance.Cost(first, firstUsed, used));
    }
  }
}
