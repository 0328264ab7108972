package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenOutTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It costs $245.60 today.|It costs two hundred forty-five dollars and sixty cents today.
          That is $0.99.|That is ninety-nine cents.
          About $3.2 million.|About three point two million dollars.
          Save 15% now.|Save fifteen percent now.
          At 2:30 PM on March 3.|At two thirty P.M. on March third.
          At 9:05, not at 10:00.|At nine oh five, not at ten o'clock.
          On the 21st of June 2026.|On the twenty-first of June twenty twenty-six.
          Call 415-555-0132 now.|Call four one five, five five five, zero one three two now.
          Call (212) 555-7788.|Call two one two, five five five, seven seven eight eight.
          Write to jane.doe42@mail.com.|Write to jane dot doe four two at mail dot com.
          Write to a.lee@x-y.org.|Write to A. dot lee at x dash y dot org.
          See www.example.com/help.|See www dot example dot com slash help.
          At 1284 Oak St., Suite 7.|At twelve eighty-four Oak Street, Suite seven.
          Near St. Mary's, Dr. Lee.|Near Saint Mary's, Doctor Lee.
          ZIP code 94107.|ZIP code nine four one zero seven.
          Order 00417, room 12B.|Order zero zero four one seven, room twelve B.
          We are open 24/7.|We are open twenty-four seven.
          It takes 2-3 hrs.|It takes two to three hours.
          Room #4 is 1.5 km away.|Room number four is one point five kilometers away.
          We have 1,250 seats.|We have one thousand two hundred fifty seats.
          """)
  void writesFiguresInWords(String text, String words) {
    assertThat(WrittenOut.of(text)).isEqualTo(words);
  }
}
