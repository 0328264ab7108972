package dev.parley.driver;

import dev.parley.audio.Level;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.SttEvent;
import dev.parley.stt.SttOptions;
import dev.parley.stt.SttSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A recogniser that streams, in the manner of hosted ones: it hears a word of its script in every
 * 128 ms of sound, tells of them as they come and where they lie, and has an opinion of its own on
 * when the speaker is done, after three windows of silence.
 */
final class StreamingStt implements SpeechToText {
  private static final int WINDOWS_A_WORD = 4;
  private static final int WINDOWS_OF_SILENCE = 3;

  private final List<List<String>> script;
  final List<SttOptions> opened = new CopyOnWriteArrayList<>();
  final List<String> partials = new CopyOnWriteArrayList<>();

  /** Hears these, each in an utterance of its own. */
  StreamingStt(String... utterances) {
    script = List.of(utterances).stream().map(text -> List.of(text.split(" "))).toList();
  }

  @Override
  public boolean streams() {
    return true;
  }

  @Override
  public SttSession open(SttOptions options, Consumer<SttEvent> events) {
    opened.add(options);
    return new Stream(events);
  }

  @Override
  public void close() {}

  private final class Stream implements SttSession {
    private final Consumer<SttEvent> events;
    private final List<SttEvent.Word> heard = new ArrayList<>();
    private int utterance;
    private int words;
    private int loud;
    private int silent;

    Stream(Consumer<SttEvent> events) {
      this.events = events;
    }

    @Override
    public void accept(short[] samples, int count, long position) {
      if (Level.voiced(samples, 0, count)) {
        silent = 0;
        loud++;
        if (loud % WINDOWS_A_WORD == 0) {
          word(position, position + count);
        }
      } else if (words > 0 && ++silent == WINDOWS_OF_SILENCE) {
        events.accept(new SttEvent.EndOfUtterance(position + count, 0.96));
        utterance++;
        words = 0;
        loud = 0;
      }
    }

    private void word(long from, long to) {
      List<String> said = utterance < script.size() ? script.get(utterance) : List.of();
      if (words < said.size()) {
        heard.add(new SttEvent.Word(said.get(words), from, to, ScriptedStt.CONFIDENCE));
        words++;
        List<SttEvent.Word> soFar = heard.subList(heard.size() - words, heard.size());
        partials.add(text(soFar));
        events.accept(new SttEvent.Partial(text(soFar), soFar.getFirst().from(), to, soFar));
      }
    }

    @Override
    public void decode(long from, long to, SttOptions.Expected expected) {
      List<SttEvent.Word> within =
          heard.stream().filter(word -> word.to() > from && word.from() < to).toList();
      events.accept(
          new SttEvent.Final(
              text(within), ScriptedStt.CONFIDENCE, from, to, Duration.ZERO, within));
    }

    private static String text(List<SttEvent.Word> words) {
      return words.stream().map(SttEvent.Word::text).collect(Collectors.joining(" "));
    }

    @Override
    public void forget(long before) {
      heard.removeIf(word -> word.to() <= before);
    }

    @Override
    public void close() {}
  }
}
