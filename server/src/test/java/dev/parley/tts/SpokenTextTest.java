package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
        "call 415-555-0132 now| call 4 1 5, 5 5 5, 0 1 3 2 now",
        "call (212) 555-7788.| call 2 1 2, 5 5 5, 7 7 8 8.",
        "call 4155550132 or 1-800-555-0199| call 4 1 5, 5 5 5, 0 1 3 2 or 1, 8 0 0, 5 5 5, 0 1 9 9",
        "call +1 415 555 0132| call plus 1, 4 1 5, 5 5 5, 0 1 3 2",
        "call +442079460958| call plus 4 4, 2 0, 7 9 4 6, 0 9 5 8",
        "it is $1250 for 2500 of 10,000| it is $1250 for 2500 of 10,000",
        "write to jane.doe42@mail.com.| write to jane dot, D, O, E, 4 2, at, mail dot com.",
        "a.lee@x-y.org| A, dot, L, E, E, at, X, then a dash, Y, dot org",
        "to sarah_lee@gmail.com, please| to S, A, R, A, H, underscore, L, E, E, at, gmail dot com, please",
        "(see www.example.com/help)| (see W, W, W, dot example dot com, slash, help)",
        "https://gate.org/faq?id=7.| gate dot org, slash, F, A, Q, question mark, I, D, equals, 7.",
        "mailto:info@example.com| info, at, example dot com",
        "it was 5.30 at Foo.Bar, e.g. 3.5| it was 5.30 at Foo.Bar, e.g. 3.5",
        "room #4| room number 4",
        "21°C or 70 °F or 5°| 21 degrees Celsius or 70 degrees Fahrenheit or 5 degrees",
        "$245.60 at 2:30 PM| $245.60 at 2:30 PM",
        "AT&T| AT and T",
        "**Hello**, `there` and *you*| Hello, there and you",
        "<speed level=\"20\">slow</speed>| slow",
        "a < b| a b",
        "nice 🙂 day 👍🏽| nice day",
        "press 1️⃣ ☎️ now| press 1 now",
        "see [our page](https://example.com/x) <b class='a'>now</b>| see our page now",
        "write to <info@example.com>| write to info, at, example dot com",
        "it’s  fine| it's fine",
      })
  void saysIt(String written, String spoken) {
    assertThat(SpokenText.of(written)).isEqualTo(spoken);
  }

  @Test
  void leavesMarkdownOut() {
    assertThat(
            SpokenText.of(
                """
                ## Opening hours
                We are open:
                - on *weekdays*
                - on **Saturdays** until noon.

                ---
                | day | hours |
                |-----|-------|
                | Sun | none  |
                > Please ~~call~~ come by.
                1. Ring the bell.
                ```
                """))
        .isEqualTo(
            "Opening hours. We are open: on weekdays, on Saturdays until noon. day hours Sun none"
                + " Please call come by. 1. Ring the bell.");
  }
}
