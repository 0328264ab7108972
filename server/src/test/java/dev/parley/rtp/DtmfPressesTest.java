package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.rtp.DtmfPresses.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A script is words such as "E1@120": the event of key 1 at 120 ms; T is a tone, M a message. */
class DtmfPressesTest {
  private static String heard(String script) {
    DtmfPresses presses = new DtmfPresses();
    StringBuilder heard = new StringBuilder();
    for (String word : script.split(" ", -1)) {
      Way way =
          switch (word.charAt(0)) {
            case 'E' -> Way.EVENT;
            case 'T' -> Way.TONE;
            default -> Way.MESSAGE;
          };
      long now = 1_000_000_000L + Long.parseLong(word.substring(3)) * 1_000_000;
      if (word.charAt(2) == '-') {
        presses.held(word.charAt(1), way, now);
      } else if (presses.pressed(word.charAt(1), way, 0, now)) {
        heard.append(word.charAt(1));
      }
    }
    return heard.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "E1@0, 1",
    "E1@0 T1@60, 1",
    "T1@0 E1@60, 1",
    "E1@0 M1@700, 1",
    "M1@0 E1@900, 1",
    "M1@0 T1@300, 1",
    "E1@0 T1@40 M1@250, 1",
    "M1@0 E1@100 T1@140, 1",
    "E1@0 E1@200, 11",
    "T1@0 T1@100, 11",
    "M1@0 M1@30, 11",
    "E1@0 T1@60 E1@200 T1@260, 11",
    "E1@0 E1@150 T1@160 T1@320, 11",
    "E1@0 E1@200 M1@300 M1@500, 11",
    "E1@0 M1@900 E1@1000 M1@1900, 11",
    "E1@0 T1@50 M1@200 E1@300 T1@350 M1@500, 11",
    "E1@0 E2@150 T1@180 T2@200, 12",
    "E1@0 M1@100 E2@200 M2@300 E1@400 M1@500, 121",
    "E1@0 E2@150 E1@300 M1@350 M2@400 M1@450, 121",
    "E1@0 T1@900, 11",
    "E1@0 M1@2500, 11",
    "E1@0 E1-2300 M1@2500, 1",
    "T1@0 T1-2300 M1@2500, 1",
  })
  void countsEveryPressOnce(String script, String keys) {
    assertThat(heard(script)).isEqualTo(keys);
  }

  @Test
  void waitsLongerForAMessageAboutAKeyThatWasHeldLong() {
    DtmfPresses presses = new DtmfPresses();
    assertThat(presses.pressed('5', Way.EVENT, 0, 0)).isTrue();
    assertThat(presses.pressed('5', Way.MESSAGE, 4_000_000_000L, 5_000_000_000L)).isFalse();
  }

  @Test
  void forgetsWhatIsLongAgo() {
    DtmfPresses presses = new DtmfPresses();
    for (int i = 0; i < 100; i++) {
      char key = "0123456789".charAt(i % 10);
      assertThat(presses.pressed(key, Way.EVENT, 0, i * 200_000_000L)).isTrue();
      assertThat(presses.pressed(key, Way.MESSAGE, 0, i * 200_000_000L + 1)).isFalse();
    }
  }
}
