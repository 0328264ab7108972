package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausesTest {
  private final List<short[]> heard = new ArrayList<>();
  private final Pauses pauses =
      new Pauses((samples, count) -> heard.add(Arrays.copyOf(samples, count)));

  @Test
  void keepsSilenceWithinAPieceAndShortensItAround() {
    assertThat(pauses.accept(new short[9000])).isTrue();
    pauses.accept(sound(0, 100, 5000));
    pauses.accept(sound(0, 100, 0));
    pauses.end(Pauses.after("Yes."));
    pauses.accept(sound(2000, 10, 0));
    pauses.end(Pauses.after("well,"));
    int total = heard.stream().mapToInt(samples -> samples.length).sum();
    assertThat(total).isEqualTo(720 + 100 + 5000 + 100 + 720 + 10);
  }

  @Test
  void endsWithAPauseAsLongAsThePieceWants() {
    pauses.accept(sound(0, 1, 20_000));
    pauses.end(Pauses.after("Yes."));
    assertThat(heard.getLast()).hasSize(24 * 320);
    pauses.accept(sound(0, 1, 20_000));
    pauses.end(Pauses.after("Well then,"));
    assertThat(heard.getLast()).hasSize(24 * 160);
  }

  private static short[] sound(int before, int loud, int after) {
    short[] samples = new short[before + loud + after];
    Arrays.fill(samples, before, before + loud, (short) 1000);
    return samples;
  }
}
