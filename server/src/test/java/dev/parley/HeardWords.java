package dev.parley;

import dev.parley.audio.AudioFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a recogniser understands of a whole recording, and how far that is from what was said. */
public final class HeardWords {
  private static final int LOUD = 500;

  private HeardWords() {}

  /** The words of everything loud in a recording, one stretch between pauses after another. */
  public static List<String> of(short[] sound) throws InterruptedException {
    return of(sound, AudioFrame.NARROWBAND);
  }

  /** The same of so many samples a second. */
  public static List<String> of(short[] sound, int rate) throws InterruptedException {
    int margin = rate / 5;
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < sound.length) {
      if (Math.abs(sound[at]) < LOUD) {
        at++;
        continue;
      }
      int end = end(sound, at, rate * 6 / 10);
      short[] stretch =
          Arrays.copyOfRange(sound, Math.max(0, at - margin), Math.min(sound.length, end + margin));
      words.addAll(plain(SpeechFixture.heard(SpeechFixture.stt(), stretch, rate).text()));
      at = end + 1;
    }
    return words;
  }

  /** The last loud sample before a pause. */
  private static int end(short[] sound, int from, int pause) {
    int last = from;
    for (int i = from; i < sound.length && i - last < pause; i++) {
      if (Math.abs(sound[i]) >= LOUD) {
        last = i;
      }
    }
    return last;
  }

  /** The words of a text, without case and punctuation. */
  public static List<String> plain(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 ]", "").split(" +", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Words missing, wrong or too many, as a share of what was said: 0 is understood wholly. */
  public static double errorRate(List<String> said, List<String> heard) {
    int[] row = new int[heard.size() + 1];
    Arrays.setAll(row, i -> i);
    for (String word : said) {
      int diagonal = row[0]++;
      for (int i = 1; i < row.length; i++) {
        int same = diagonal + (word.equals(heard.get(i - 1)) ? 0 : 1);
        diagonal = row[i];
        row[i] = Math.min(same, Math.min(row[i], row[i - 1]) + 1);
      }
    }
    return (double) row[heard.size()] / said.size();
  }
}
