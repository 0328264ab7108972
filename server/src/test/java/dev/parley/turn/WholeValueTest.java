package dev.parley.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Turns in which a value is read out, with pauses. */
class WholeValueTest extends DetectedVoice {
  /** Whether a turn of these words is over after so long a silence. */
  private boolean over(Expects expects, String text, int millis) {
    detector.listen(expects);
    hear("##########");
    hear("....");
    words(text);
    hear(".".repeat(millis / 32 - 4));
    return seen.stream().anyMatch(signal -> signal.startsWith("ended"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EMAIL   | It's A-D-A.                   | 1600
          EMAIL   | It's Ada underscore           | 1600
          PHONE   | Four one five.                | 1600
          NAME    | My name is Fisher. F I S      | 1000
          NAME    | F, I, S, H.                   | 1000
          ADDRESS | It's 1 2 4.                   | 1600
          """)
  void isWaitedFor(Expects expects, String text, int millis) {
    assertThat(over(expects, text, millis)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NAME    | My name is Fisher.            | 600
          NAME    | Fisher. F I S H E R.          | 600
          EMAIL   | It's A-D-A. At example dot com. | 1400
          EMAIL   | I don't have one.             | 1400
          OPEN    | F, I, S, H.                   | 600
          """)
  void isNotWaitedForOnceItIsThere(Expects expects, String text, int millis) {
    assertThat(over(expects, text, millis)).isTrue();
  }
}
