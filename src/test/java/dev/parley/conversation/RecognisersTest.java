package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in replies as a recogniser writes them down; nothing where nothing was said. */
class RecognisersTest {
  /** A Wednesday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 2, 25);

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  private static String expected(@Nullable String value) {
    return value == null ? "" : value;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tomorrow.                                  | 2026-02-26
          Today, if you can.                         | 2026-02-25
          The day after tomorrow.                    | 2026-02-27
          Tuesday.                                   | 2026-03-03
          Wednesday works.                           | 2026-03-04
          Next Tuesday.                              | 2026-03-03
          Next Friday, please.                       | 2026-03-06
          This Friday.                               | 2026-02-27
          Friday next week.                          | 2026-03-06
          A week from Friday.                        | 2026-03-06
          The third of March.                        | 2026-03-03
          March 3rd.                                 | 2026-03-03
          March third at two thirty.                 | 2026-03-03
          On the 3rd.                                | 2026-03-03
          The twenty first.                          | 2026-03-21
          Tuesday the third of March.                | 2026-03-03
          Tuesday, March 3rd.                        | 2026-03-03
          January 5th.                               | 2027-01-05
          March 3, 2027.                             | 2027-03-03
          5 May                                      | 2026-05-05
          In three days.                             | 2026-02-28
          In two weeks.                              | 2026-03-11
          Ten days from now.                         | 2026-03-07
          3/15                                       | 2026-03-15
          12/05/2026                                 | 2026-12-05
          2026-03-03                                 | 2026-03-03
          February 29th.                             | 2028-02-29
          Not Tuesday, Thursday.                     | 2026-02-26
          Tuesday, no wait, Thursday.                | 2026-02-26
          Friday. I mean Monday.                     | 2026-03-02
          I can't do Monday, but Tuesday is fine.    | 2026-03-03
          Tuesday or Wednesday.                      | 2026-03-03
          No, Thursday at four.                      | 2026-02-26
          Next week.                                 |
          At three.                                  |
          The first one.                             |
          I may come.                                |
          February 30th.                             |
          Not on Tuesday.                            |
          I don't know.                              |
          """)
  void findsDays(String said, @Nullable String date) {
    assertThat(text(Dates.of(said, TODAY))).isEqualTo(expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Half past two.                             | 14:30
          A quarter to three.                        | 14:45
          Quarter past nine.                         | 09:15
          Ten to four.                               | 15:50
          Two thirty.                                | 14:30
          2:30 p.m.                                  | 14:30
          2:30pm                                     | 14:30
          2.30                                       | 14:30
          230 pm                                     | 14:30
          At two.                                    | 14:00
          Around ten.                                | 10:00
          Nine in the morning.                       | 09:00
          Seven in the evening.                      | 19:00
          Six a.m.                                   | 06:00
          Three o'clock.                             | 15:00
          Noon.                                      | 12:00
          12 pm                                      | 12:00
          Midnight.                                  | 00:00
          14:30                                      | 14:30
          Two oh five.                               | 14:05
          Ten forty five.                            | 10:45
          Next Tuesday at half past two.             | 14:30
          March third at two thirty.                 | 14:30
          Tuesday the third at four.                 | 16:00
          Not at two, at three.                      | 15:00
          At two. No, make it four.                  | 16:00
          Tuesday afternoon at three.                | 15:00
          11 AM on Friday.                           | 11:00
          In two weeks.                              |
          March 3rd.                                 |
          The third.                                 |
          I have three kids.                         |
          In the afternoon.                          |
          """)
  void findsTimes(String said, @Nullable String time) {
    assertThat(text(Times.of(said, false, TODAY))).isEqualTo(expected(time));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Two.                     | 14:00
          Ten, please.             | 10:00
          Two thirty.              | 14:30
          March 3rd.               |
          In two weeks.            |
          """)
  void aNumberAloneIsATimeWhereOneWasAskedFor(String said, @Nullable String time) {
    assertThat(text(Times.of(said, true, TODAY))).isEqualTo(expected(time));
    assertThat(LocalTime.parse("14:00").toString()).isEqualTo("14:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Forty two.                             | 42
          Twenty-five                            | 25
          I'm 42 years old.                      | 42
          One hundred and five.                  | 105
          A hundred                              | 100
          Two thousand three hundred and one.    | 2301
          1,250                                  | 1250
          Three point five.                      | 3.5
          Three point oh five.                   | 3.05
          3.5                                    | 3.5
          Minus four.                            | -4
          One two three four.                    | 1234
          Five. No, six.                         | 6
          Two or three.                          |
          A few.                                 |
          Nothing.                               |
          """)
  void findsNumbers(String said, @Nullable String number) {
    assertThat(text(Numbers.of(said))).isEqualTo(expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Four one five, um, five five five.            | 415555
          4 1 5 5 5 5                                   | 415555
          It's double five triple zero.                 | 55000
          Nine oh two one oh.                           | 90210
          415-555-0132                                  | 4155550132
          Twenty five, thirty.                          | 2530
          Oh, I don't have it.                          |
          No idea.                                      |
          """)
  void findsDigits(String said, @Nullable String digits) {
    assertThat(text(Digits.of(said))).isEqualTo(expected(digits));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It's 415-555-0132.                                             | 4155550132
          (415) 555-0132                                                 | 4155550132
          Four one five, five five five, oh one three two.               | 4155550132
          Plus four four two oh seven nine four six oh nine five eight.  | +442079460958
          +1 415 555 0132                                                | +14155550132
          Area code 415 and then five five five oh one three two         | 4155550132
          Room 12.                                                       |
          I don't have a phone.                                          |
          """)
  void findsPhoneNumbers(String said, @Nullable String number) {
    assertThat(text(Digits.phone(said))).isEqualTo(expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          John dot Smith at gmail dot com.                  | john.smith@gmail.com
          It's john.smith@gmail.com.                        | john.smith@gmail.com
          john.smith at gmail.com                           | john.smith@gmail.com
          My email is maria underscore 82 at yahoo dot co dot uk | maria_82@yahoo.co.uk
          You can reach me at anna at example dot org.      | anna@example.org
          J O H N at acme dot com                           | john@acme.com
          bob dash jones at my-company dot com              | bob-jones@my-company.com
          I'm at home.                                      |
          I don't have one.                                 |
          Meet me at noon dot.                              |
          """)
  void findsEmailAddresses(String said, @Nullable String email) {
    assertThat(text(Emails.of(said))).isEqualTo(expected(email));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          My name is Maria Lopez.         | true  | Maria Lopez
          My name is maria lopez.         | false | Maria Lopez
          This is Tom O'Brien speaking.   | false | Tom O'Brien
          Hi, I'm Anna.                   | false | Anna
          It's Jean-Luc Picard.           | true  | Jean-Luc Picard
          Maria speaking.                 | false | Maria
          Maria Lopez.                    | true  | Maria Lopez
          maria lopez                     | true  | Maria Lopez
          Yes, Maria.                     | true  | Maria
          Call me Bob, please.            | false | Bob
          Maria Lopez.                    | false |
          I'm busy right now.             | true  |
          This is fine.                   | true  |
          I don't want to say.            | true  |
          Who is this?                    | true  |
          What?                           | true  |
          No.                             | true  |
          """)
  void findsNames(String said, boolean asked, @Nullable String name) {
    assertThat(text(Names.of(said, asked))).isEqualTo(expected(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Yes.                                  | true
          Yeah, sure.                           | true
          Uh-huh.                               | true
          No problem.                           | true
          I can make it.                        | true
          That's right.                         | true
          Sounds good to me.                    | true
          I think so.                           | true
          Why not?                              | true
          No.                                   | false
          Nope.                                 | false
          Not really.                           | false
          I'm afraid not.                       | false
          I can't.                              | false
          That's not right.                     | false
          Absolutely not.                       | false
          Um, no, sorry.                        | false
          No, thank you.                        | false
          Not sure.                             |
          I don't know.                         |
          Maybe.                                |
          Yes and no.                           |
          Yes, but I can't make it then.        |
          The weather is nice.                  |
          """)
  void tellsYesFromNo(String said, @Nullable String answer) {
    assertThat(text(YesNo.of(said))).isEqualTo(expected(answer));
  }
}
