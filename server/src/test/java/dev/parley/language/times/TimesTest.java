package dev.parley.language.times;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.values.ReadValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Said at 10:15; a question mark before the time stands for not sure. */
class TimesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Half past two.                             | 14:30
          A quarter to three.                        | 14:45
          Quarter past nine.                         | 09:15
          A quarter of eleven                        | 10:45
          Half three.                                | 15:30
          Half ten, please                           | 10:30
          Twenty-five to five.                       | 16:35
          Twenty past four in the afternoon          | 16:20
          Five minutes to eight.                     | ?07:55
          At ten to four.                            | 15:50
          Two thirty.                                | 14:30
          2:30 p.m.                                  | 14:30
          2:30pm                                     | 14:30
          230 pm                                     | 14:30
          At two.                                    | 14:00
          At ten.                                    | 10:00
          Nine in the morning.                       | 09:00
          Seven in the evening.                      | 19:00
          Nine o'clock at night                      | 21:00
          Eight tonight.                             | 20:00
          Six a.m.                                   | 06:00
          Three o'clock.                             | 15:00
          Three o'clock sharp                        | 15:00
          Noon.                                      | 12:00
          Twelve noon                                | 12:00
          12 pm                                      | 12:00
          12:15 a.m.                                 | 00:15
          Midnight.                                  | 00:00
          14:30                                      | 14:30
          Fifteen hundred hours.                     | 15:00
          Oh nine hundred hours                      | 09:00
          1730 hours                                 | 17:30
          Two oh five.                               | 14:05
          Ten forty five.                            | 10:45
          Next Tuesday at half past two.             | 14:30
          March third at two thirty.                 | 14:30
          Tuesday the third at four.                 | 16:00
          Friday at eleven fifteen.                  | 11:15
          Tomorrow morning at eight.                 | 08:00
          Tomorrow evening around eight thirty       | ?20:30
          Tuesday afternoon at three.                | 15:00
          11 AM on Friday.                           | 11:00
          In an hour.                                | 11:15
          In half an hour.                           | 10:45
          In two and a half hours                    | 12:45
          In two hours                               | 12:15
          Call me in twenty minutes.                 | 10:35
          """)
  void readsTimesHoweverTheyAreSaid(String said, @Nullable String time) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(time));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Not at two, at three.                      | 15:00
          At two. No, make it four.                  | 16:00
          Four o'clock, sorry, five o'clock          | 17:00
          Nine doesn't work, how about ten?          | 10:00
          Two thirty. Actually three.                | 15:00
          At three or at four.                       | ?15:00
          Three or four o'clock.                     | ?15:00
          Noonish.                                   | ?12:00
          Around ten.                                | ?10:00
          Three-ish, at three ish                    | ?15:00
          Tenish                                     | ?10:00
          After three.                               | ?15:00
          Not before ten.                            | ?10:00
          By five.                                   | ?17:00
          From four onwards                          | ?16:00
          At seven.                                  | ?07:00
          At six.                                    | ?18:00
          Maybe at nine.                             | ?09:00
          I could do eleven a.m.                     | 11:00
          """)
  void tellsWhichTimeIsMeant(String said, @Nullable String time) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "In two weeks.",
        "March 3rd.",
        "The third.",
        "I have three kids.",
        "In the afternoon.",
        "Monday, eight to four.",
        "From nine to five.",
        "Between two and four.",
        "Between ten and eleven thirty",
        "2-4 pm",
        "Two till five.",
        "Before ten.",
        "Until four.",
        "Any time except three o'clock.",
        "Not at nine.",
        "Three people.",
        "Twenty dollars.",
        "Apartment four.",
        "One of those.",
        "Did you say two thirty?",
        "25:00",
        "Room two thirty five is it",
        "Quarter to.",
        "I'm fifty two years old."
      })
  void findsNoTimeWhereNoneIsMeant(String said) {
    assertThat(
            ReadValues.read(
                Variable.Format.TIME, said, ReadValues.context(Expects.OPEN, "", "US", null)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Two.                     | 14:00
          Ten, please.             | 10:00
          Two thirty.              | 14:30
          2.30                     | 14:30
          Eleven works.            | 11:00
          Fifteen hundred          | 15:00
          Four or five.            | ?16:00
          Three thirty would be ok | 15:30
          March 3rd.               |
          In two weeks.            |
          Nine to five.            |
          For two people.          |
          Two of us                |
          """)
  void aNumberAloneIsATimeWhereOneWasAskedFor(String said, @Nullable String time) {
    ValueContext context = ReadValues.context(Expects.TIME, "", "US", null);
    assertThat(ReadValues.read(Variable.Format.TIME, said, context))
        .isEqualTo(ReadValues.expected(time));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The same time, but on Friday.              | 14:30 | 14:30
          Same time works                            | 14:30 | 14:30
          Thursday is right, but make it four thirty. | 14:30 | 16:30
          No, in the morning.                        | 14:30 | 02:30
          P.M., not a.m.                             | 09:00 |
          No, p.m.                                   | 09:00 | 21:00
          In the evening.                            | 07:00 | 19:00
          Half an hour later.                        | 14:30 | ?15:00
          An hour earlier please                     | 14:30 | ?13:30
          No, Thursday.                              | 14:30 |
          """)
  void correctsOnePartOfTheTimeKnown(String said, String known, @Nullable String time) {
    ValueContext context = ReadValues.context(Expects.OPEN, "", "US", known);
    assertThat(ReadValues.read(Variable.Format.TIME, said, context))
        .isEqualTo(ReadValues.expected(time));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ten past midnight                       | 00:10
          twenty to midnight                      | 23:40
          a minute to midnight                    | 23:59
          five past noon                          | 12:05
          ten to twelve noon                      | ?11:50
          half past twelve                        | 12:30
          an hour from now                        | 11:15
          half an hour from now                   | 10:45
          one and a half hours from now           | 11:45
          in an hour and twenty minutes           | 11:35
          an hour and fifteen minutes from now    | 11:30
          in three quarters of an hour            | 11:00
          in about two hours                      | ?12:15
          nine am sorry pm                        | 21:00
          nine in the morning no in the evening   | 21:00
          nine p.m. not a.m.                      | 21:00
          Nine a.m. No, p.m.                      | 21:00
          five thirty not six thirty              | 17:30
          around five thirty, six                 | ?17:30
          at four or before                       | ?16:00
          at eight                                | ?08:00
          ten after three                         | 15:10
          """)
  void readsTimesByWhatIsSaidBesideThem(String said, @Nullable String time) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(time));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          five past                               |
          Quarter past.                           |
          ten after                               |
          twenty to                               |
          ten to please                           |
          thirty five                             |
          forty eight                             |
          a hundred and five                      |
          ten seventy                             |
          either of the two                       |
          two questions                           |
          my number is four one five two two two  |
          fifteen                                 | ?15:00
          at fifteen hundred                      | 15:00
          twenty past four                        | 16:20
          ten works                               | 10:00
          eight not in the morning in the evening | 20:00
          three isn't good four is                | 16:00
          four doesn't work five does             | 17:00
          in two to three hours                   |
          eleven am or pm                         | ?11:00
          building nine                           |
          twenty to maybe                         |
          five or ten past                        |
          an hour or two from now                 |
          in an hour or two                       | ?11:15
          ten or half past ten                    | ?10:00
          ten something                           | ?10:00
          ten no wait                             | ?10:00
          """)
  void noPartOfANumberIsATime(String said, @Nullable String time) {
    ValueContext context = ReadValues.context(Expects.TIME, "", "US", null);
    assertThat(ReadValues.read(Variable.Format.TIME, said, context))
        .isEqualTo(ReadValues.expected(time));
  }

  @ParameterizedTest
  @CsvSource({"Five on the fifth., 17:00", "Twelve on Monday, 12:00", "I have two on Friday, ''"})
  void aNumberWithADayBehindItIsATime(String said, String time) {
    assertThat(read(said)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Noon's good for me. | 12:00
          midday's okay       | 12:00
          Midday's no good.   |
          """)
  void noonIsATimeWithWhatIsJoinedToIt(String said, @Nullable String time) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(time));
  }

  private static String read(String said) {
    return ReadValues.read(
        Variable.Format.TIME, said, ReadValues.context(Expects.OPEN, "", "US", null));
  }
}
