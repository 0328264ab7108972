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
          At 1284 Oak St., Suite 7.|At twelve eighty-four Oak Street, Suite seven.
          Near St. Mary's, Dr. Lee.|Near Saint Mary's, Doctor Lee.
          ZIP code 94107.|ZIP code nine four one zero seven.
          Order 00417, room 12B.|Order zero zero four one seven, room twelve B.
          We are open 24/7.|We are open twenty-four seven.
          It takes 2-3 hrs.|It takes two to three hours.
          Room #4 is 1.5 km away.|Room number four is one point five kilometers away.
          We have 1,250 seats.|We have one thousand two hundred fifty seats.
          The line 555-0132.|The line five five five, zero one three two.
          It weighs 1 kg, not 2 lbs.|It weighs one kilogram, not two pounds.
          The flat has 850 sq ft.|The flat has eight hundred fifty square feet.
          At 65 mph for 20 min. or so.|At sixty-five miles per hour for twenty minutes or so.
          Take 5 mL or 250 mg.|Take five milliliters or two hundred fifty milligrams.
          It is 6 ft by 3 m.|It is six feet by three meters.
          A 12V, 60 W lamp, 500GB.|A twelve volts, sixty watts lamp, five hundred gigabytes.
          It is $50/mo, or $5m.|It is fifty dollars per month, or five million dollars.
          It was -4 degrees.|It was minus four degrees.
          For 50¢ or USD 20.|For fifty cents or twenty dollars.
          2½ hours, or ¾ of it.|two and a half hours, or three quarters of it.
          A 3x4 or 5 × 7 print.|A three by four or five by seven print.
          Mon-Fri 9am-5pm.|Monday to Friday nine A.M. to five P.M. .
          On Tue, Mar 3 or Sat. at 5.|On Tuesday, March third or Saturday at five.
          The sun sat low.|The sun sat low.
          It is due by 3/14.|It is due by March fourteenth.
          Lunch w/ tea, w/o sugar.|Lunch with tea, without sugar.
          Your appt. is c/o Sgt. Lee.|Your appointment is care of Sergeant Lee.
          Tel. 5 5 5, max. 3 mins.|telephone five five five, maximum three minutes.
          S, A, R, A, H, 8 2.|S, A., R, A., H, eight two.
          """)
  void writesFiguresInWords(String text, String words) {
    assertThat(WrittenOut.of(text)).isEqualTo(words);
  }
}
