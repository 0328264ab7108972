package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.audio.AudioFrame;
import dev.parley.turn.EndOfTurnOpinions;
import dev.parley.turn.Endpointing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Turns in recordings. */
class RecordedTurnsTest {
  private static List<HeardTurn> hear(short[] samples, int rate, String... words)
      throws InterruptedException {
    return new RecordedTurns(
            new ScriptedStt(words),
            new LevelActivity(),
            Endpointing.DEFAULT,
            EndOfTurnOpinions.USUAL)
        .hear(samples, rate, Expects.OPEN);
  }

  /** A voice that falls where there are marks, 100 ms each. */
  private static short[] tone(String marks, int rate) {
    short[] samples = new short[marks.length() * rate / 10];
    double phase = 0;
    int since = 0;
    for (int i = 0; i < samples.length; i++) {
      boolean loud = marks.charAt(i * 10 / rate) == '#';
      since = loud ? since + 1 : 0;
      phase += 2 * Math.PI * 140 * Math.pow(0.6, (double) since / rate) / rate;
      samples[i] = (short) (loud ? 9000 * Math.sin(phase) : 0);
    }
    return samples;
  }

  @Test
  void eachTurnIsFoundWithWhenItWouldHaveBeenAnswered() throws InterruptedException {
    List<HeardTurn> turns =
        hear(
            tone("...######....................#######", AudioFrame.NARROWBAND),
            AudioFrame.NARROWBAND,
            "It is broken.",
            "Since Monday.");
    assertThat(turns).extracting(HeardTurn::text).containsExactly("It is broken.", "Since Monday.");
    HeardTurn first = turns.getFirst();
    assertThat(first.from().toMillis()).isBetween(250L, 350L);
    assertThat(first.to().toMillis()).isBetween(850L, 950L);
    assertThat(first.answered()).isGreaterThan(first.to()).isLessThan(Duration.ofMillis(1700));
    assertThat(first.takenBack()).isEmpty();
    assertThat(turns.getLast().answered()).isGreaterThan(Duration.ofMillis(3600));
  }

  @Test
  void whoGoesOnTakesTheirTurnBack() throws InterruptedException {
    List<HeardTurn> turns =
        hear(
            tone("...######........#######", AudioFrame.WIDEBAND),
            AudioFrame.WIDEBAND,
            "It is broken.",
            "Since Monday.");
    assertThat(turns).hasSize(1);
    assertThat(turns.getFirst().text()).isEqualTo("It is broken. Since Monday.");
    assertThat(turns.getFirst().takenBack()).hasSize(1);
    assertThat(turns.getFirst().takenBack().getFirst()).isLessThan(Duration.ofMillis(1700));
    assertThat(turns.getFirst().answered()).isGreaterThan(Duration.ofMillis(2400));
  }

  @Test
  void theSameRecordingGivesTheSameTurns() throws InterruptedException {
    short[] samples = tone("..####..####.........####", AudioFrame.NARROWBAND);
    assertThat(hear(samples, AudioFrame.NARROWBAND, "I", "would", "like"))
        .isEqualTo(hear(samples, AudioFrame.NARROWBAND, "I", "would", "like"));
  }

  @Test
  void silenceHasNoTurns() throws InterruptedException {
    assertThat(hear(tone(".....", AudioFrame.NARROWBAND), AudioFrame.NARROWBAND)).isEmpty();
  }
}
