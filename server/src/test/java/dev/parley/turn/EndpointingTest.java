package dev.parley.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.agent.Expects;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The thresholds by which turns begin and end. */
class EndpointingTest {
  private static final Endpointing USUAL = Endpointing.DEFAULT;

  @Test
  void isScaledInTheSilencesThatEndATurnAndInNothingElse() {
    Endpointing twice = USUAL.scaled(2);
    assertThat(twice.stages().inOrder())
        .extracting(stage -> stage.silence().toMillis())
        .containsExactly(400L, 700L, 1100L, 1800L, 2600L, 3600L);
    assertThat(twice.stages().silence(0.6)).isEqualTo(millis(700));
    assertThat(twice).usingRecursiveComparison().ignoringFields("stages").isEqualTo(USUAL);
    assertThat(twice.scaled(0.5)).isEqualTo(USUAL);
  }

  @Test
  void knowsWhichKindsOfRepliesAreReadOut() {
    for (Expects expects : Expects.values()) {
      double readOut = USUAL.priors().of(expects).words();
      switch (expects) {
        case YES_NO, CHOICE, OPEN, NUMBER, DATE, TIME, NAME -> assertThat(readOut).isPositive();
        case DIGITS, PHONE, EMAIL, ADDRESS -> assertThat(readOut).isNegative();
      }
    }
  }

  @Test
  void theLongerTheSilenceTheLessItTakes() {
    assertThat(USUAL.stages().silence(0.95)).isEqualTo(millis(200));
    assertThat(USUAL.stages().silence(0.5)).isEqualTo(millis(550));
    assertThat(USUAL.stages().silence(0)).isEqualTo(millis(1800));
    assertThatThrownBy(
            () -> new Stages(List.of(new Stage(millis(200), 0.5), new Stage(millis(300), 0.5))))
        .hasMessageContaining("does not take less");
    assertThatThrownBy(() -> new Stages(List.of(new Stage(millis(200), 0.5))))
        .hasMessageContaining("no stage at which every turn is over");
  }

  @Test
  void anAgentThatFellSilentForNothingIsSlowerToDoSoButNeverBeyondTheLookAtTheWords() {
    Interruption interruption = USUAL.interruption();
    assertThat(interruption.doubt(0)).isEqualTo(millis(60));
    assertThat(interruption.doubt(1)).isEqualTo(millis(60));
    assertThat(interruption.doubt(2)).isEqualTo(millis(120));
    assertThat(interruption.doubt(1000)).isEqualTo(interruption.look());
  }

  @Test
  void refusesAThresholdThatWouldHoldSpeechLongerThanItBegins() {
    assertThatThrownBy(() -> new SpeechOnset(0.3f, 0.4f, millis(90), millis(300), 0.5f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("held at 0.4 and entered at 0.3");
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
