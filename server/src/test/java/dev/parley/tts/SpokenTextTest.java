package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "on 12/05/2026.| on December 5th, 2026.",
        "on 25/12/2026.| on December 25th, 2026.",
        "2026-05-22| May 22nd, 2026",
        "3/11/2026 or 3/1/2026| March 11th, 2026 or March 1st, 2026",
        "99/99/2026| 99/99/2026",
        "call 415-555-0132| call 415-555-0132",
        "$245.60 at 2:30 PM| $245.60 at 2:30 PM",
        "AT&T| AT and T",
        "**Hello**, `there`| Hello , there",
        "<speed level=\"20\">slow</speed>| slow",
        "a < b| a b",
        "nice 🙂 day| nice day",
        "it’s  fine| it's fine",
      })
  void saysIt(String written, String spoken) {
    assertThat(SpokenText.of(written)).isEqualTo(spoken);
  }
}
