package dev.parley.sim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a persona says, as its file has it: words, and between them {@code [400 ms]} for a pause and
 * {@code [beep]} for the tone of an answering machine.
 *
 * @param parts in order
 */
public record SpokenText(String text, List<Part> parts) {
  private static final Pattern MARK = Pattern.compile("\\[([^\\]]*)\\]");
  private static final Pattern PAUSE = Pattern.compile("(\\d{1,5}) ms");
  private static final String BEEP = "beep";

  /** Of the tone: 1 kHz for 400 ms, at -15 dBFS. */
  private static final double BEEP_HERTZ = 1000;

  private static final int BEEP_MS = 400;
  private static final double BEEP_PEAK = 8000;

  /** A piece of it. */
  public sealed interface Part {}

  /** Said in one go. */
  public record Words(String words) implements Part {}

  /** From the last sound before it to the first behind it. */
  public record Pause(int ms) implements Part {}

  /** The tone after which an answering machine records. */
  public record Beep() implements Part {}

  /** Copies the parts. */
  public SpokenText {
    parts = List.copyOf(parts);
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if something in brackets is neither a pause nor a tone
   */
  @JsonCreator
  static SpokenText of(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    int from = 0;
    while (mark.find()) {
      words(text.substring(from, mark.start()), parts);
      parts.add(marked(mark.group(1)));
      from = mark.end();
    }
    words(text.substring(from), parts);
    return new SpokenText(text, parts);
  }

  private static void words(String words, List<Part> parts) {
    if (!words.isBlank()) {
      parts.add(new Words(words.strip()));
    }
  }

  private static Part marked(String mark) {
    Matcher pause = PAUSE.matcher(mark);
    if (pause.matches()) {
      return new Pause(Integer.parseInt(pause.group(1)));
    }
    if (mark.equals(BEEP)) {
      return new Beep();
    }
    throw new IllegalArgumentException(
        "\"[%s]\" cannot be said. Maybe \"[400 ms]\" or \"[beep]\".".formatted(mark));
  }

  /** What it sounds like; words beside a pause or a tone without the silence around them. */
  short[] samples(TextToSpeech tts, Voice voice, int rate) throws InterruptedException {
    short[] all = new short[0];
    for (Part part : parts) {
      short[] more =
          switch (part) {
            case Words(String words) -> {
              short[] said = Rendered.speech(tts, voice, words, rate);
              yield parts.size() == 1 ? said : Samples.trimmed(said, rate);
            }
            case Pause(int ms) -> new short[rate / 1000 * ms];
            case Beep _ -> beep(rate);
          };
      int before = all.length;
      all = Arrays.copyOf(all, before + more.length);
      System.arraycopy(more, 0, all, before, more.length);
    }
    return all;
  }

  private static short[] beep(int rate) {
    short[] beep = new short[rate / 1000 * BEEP_MS];
    for (int i = 0; i < beep.length; i++) {
      beep[i] = (short) (BEEP_PEAK * Math.sin(2 * Math.PI * BEEP_HERTZ * i / rate));
    }
    return beep;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
