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

/** Said on Wednesday, 25 February 2026; a question mark before the day stands for not sure. */
class DatesTest {
  @ParameterizedTest
  @CsvSource({
    "From which date may we collect it?,2026-04-01",
    "When could you start?,2026-04-01",
    "Which day would suit you?,?2026-04-01"
  })
  void fromADayIsThatDayWhereItIsAskedWhenSomethingBegins(String asked, String date) {
    assertThat(
            ReadValues.read(
                Variable.Format.DATE,
                "From the first of April.",
                ReadValues.context(Expects.DATE, asked, "US", null)))
        .isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tomorrow.                                  | 2026-02-26
          Today, if you can.                         | ?2026-02-25
          The day after tomorrow.                    | 2026-02-27
          Tomorrow's good.                           | 2026-02-26
          Tomorrow morning would be great.           | 2026-02-26
          Tonight.                                   | 2026-02-25
          This afternoon                             | 2026-02-25
          In three days.                             | 2026-02-28
          In two weeks.                              | 2026-03-11
          In a fortnight.                            | 2026-03-11
          Ten days from now.                         | 2026-03-07
          In a week's time                           | 2026-03-04
          A week from Friday.                        | 2026-03-06
          A week on Saturday                         | 2026-03-07
          A fortnight on Friday.                     | 2026-03-13
          Two weeks from tomorrow                    | 2026-03-12
          A week tomorrow.                           | 2026-03-05
          Tomorrow week                              | 2026-03-05
          In a couple of days.                       | ?2026-02-27
          In six months                              | ?2026-08-25
          In two hours.                              | 2026-02-25
          The day after Christmas.                   | 2026-12-26
          New Year's Eve                             | 2026-12-31
          The day before the third of March          | 2026-03-02
          """)
  void readsDaysByHowFarOffTheyAre(String said, @Nullable String date) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tuesday.                                   | 2026-03-03
          Wednesday works.                           | ?2026-03-04
          Next Tuesday.                              | 2026-03-03
          Next Friday, please.                       | ?2026-03-06
          This Friday.                               | 2026-02-27
          This coming Sunday                         | 2026-03-01
          This Monday.                               | ?2026-03-02
          Friday next week.                          | 2026-03-06
          Thursday of next week                      | 2026-03-05
          Next week Thursday.                        | 2026-03-05
          Next week, maybe on Thursday?              | ?2026-03-05
          The week after next, Tuesday.              | 2026-03-10
          Friday, the week after next.               | 2026-03-13
          Friday, but the week after next            | 2026-03-13
          Monday week.                               | 2026-03-09
          Sunday fortnight                           | 2026-03-15
          The Tuesday after next                     | 2026-03-10
          Saturday in two weeks                      | 2026-03-14
          First Monday in March.                     | 2026-03-02
          The second Thursday of next month          | 2026-03-12
          The last Friday of the month               | 2026-02-27
          The first of the month.                    | 2026-03-01
          Fridays are good.                          | ?2026-02-27
          Thursday's fine.                           | 2026-02-26
          Friday this week                           | 2026-02-27
          """)
  void readsDaysByTheirWeekday(String said, @Nullable String date) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The third of March.                        | 2026-03-03
          March 3rd.                                 | 2026-03-03
          March third at two thirty.                 | 2026-03-03
          On the 3rd.                                | 2026-03-03
          The twenty first.                          | 2026-03-21
          The thirty-first of March                  | 2026-03-31
          Tuesday the third of March.                | 2026-03-03
          Tuesday, March 3rd.                        | 2026-03-03
          The third, that's a Tuesday.               | 2026-03-03
          January 5th.                               | 2027-01-05
          March 3, 2027.                             | 2027-03-03
          March third twenty twenty seven            | 2027-03-03
          5 May                                      | 2026-05-05
          3/15                                       | 2026-03-15
          12/05/2026                                 | 2026-12-05
          2026-03-03                                 | 2026-03-03
          Three slash fifteen                        | 2026-03-15
          February 29th.                             | 2028-02-29
          The fifth of next month.                   | 2026-03-05
          The last day of the month                  | 2026-02-28
          End of the month.                          | ?2026-02-28
          The end of March                           | ?2026-03-31
          The fifteenth would suit me.               | 2026-03-15
          Make it the 27th.                          | 2026-02-27
          The first of June                          | 2026-06-01
          """)
  void readsDaysByTheirNumber(String said, @Nullable String date) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Not Tuesday, Thursday.                          | 2026-02-26
          Tuesday, no wait, Thursday.                     | 2026-02-26
          Friday. I mean Monday.                          | 2026-03-02
          Friday. Actually, let's say Saturday.           | 2026-02-28
          I can't do Monday, but Tuesday is fine.         | 2026-03-03
          No, Thursday at four.                           | 2026-02-26
          Tuesday doesn't work, Friday does.              | 2026-02-27
          Monday's no good, Thursday?                     | 2026-02-26
          I'm busy on Friday. Saturday is better.         | 2026-02-28
          Tuesday or Thursday is better                   | 2026-02-26
          Tuesday or Friday.                              | ?2026-03-03
          Either Monday or Friday works.                  | ?2026-03-02
          I think Thursday.                               | ?2026-02-26
          Probably the fourth of March                    | ?2026-03-04
          By Friday.                                      | ?2026-02-27
          Monday the third.                               | ?2026-03-03
          Friday, March 3rd.                              | ?2026-03-03
          Tomorrow, that's Friday.                        | ?2026-02-26
          I have a meeting, so not tomorrow but Friday.   | 2026-02-27
          Why not Thursday?                               | 2026-02-26
          I don't mind Friday.                            | 2026-02-27
          How about Saturday?                             | 2026-02-28
          Could you do Monday?                            | 2026-03-02
          No, but Saturday at noon is fine.               | 2026-02-28
          Any day works, but Thursday is best.            | 2026-02-26
          I work Mondays, so Saturday.                    | 2026-02-28
          Not this Saturday, the Saturday after.          | ?2026-03-07
          """)
  void tellsWhichDayIsMeant(String said, @Nullable String date) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Next week.",
        "At three.",
        "The first one.",
        "I may come.",
        "February 30th.",
        "The thirty-first of April.",
        "June thirty first",
        "13/32",
        "Not on Tuesday.",
        "I don't know.",
        "Any day except Friday.",
        "Any day but Thursday.",
        "Every day other than Monday works.",
        "Whenever, just not Monday.",
        "Anything but Tuesday or Wednesday.",
        "Last Monday.",
        "Yesterday.",
        "Three days ago",
        "The day after the holiday.",
        "After Thursday.",
        "Any time before Friday",
        "Not until Monday.",
        "Monday to Wednesday.",
        "Between Monday and Thursday.",
        "Monday through Friday",
        "I can't do Thursday.",
        "Friday is out.",
        "Monday won't work for me.",
        "Thursday I'm away.",
        "Did you say Friday?",
        "Which Monday?",
        "How are you today?",
        "Sometime in March",
        "Give me a second.",
        "I live on the third floor.",
        "It's the second time you call.",
        "I have two appointments",
        "March two people in.",
        "In a few days."
      })
  void findsNoDayWhereNoneIsMeant(String said) {
    assertThat(read(said)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The fourth of July, nineteen sixty-eight.       | 1968-07-04
          July 4th 1968                                   | 1968-07-04
          July fourth, sixty eight.                       | 1968-07-04
          It's the ninth of November two thousand and one | 2001-11-09
          March third, oh five.                           | 2005-03-03
          Second of May, nineteen oh nine                 | 1909-05-02
          Oh seven, twenty one, seventy nine.             | 1979-07-21
          07/21/79                                        | 1979-07-21
          21 July 1979                                    | 1979-07-21
          December 31st one nine nine nine                | 1999-12-31
          Twelve twenty five nineteen ninety              | 1990-12-25
          The thirtieth of February nineteen eighty       |
          July fourth.                                    |
          Seventy nine.                                   |
          """)
  void keepsTheYearOfABirth(String said, @Nullable String date) {
    ValueContext context =
        ReadValues.context(Expects.DATE, "What is your date of birth?", "US", null);
    assertThat(ReadValues.read(Variable.Format.DATE, said, context))
        .isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Last Thursday.                 | 2026-02-19
          Yesterday.                     | 2026-02-24
          Two weeks ago                  | 2026-02-11
          On the tenth of January.       | 2026-01-10
          March 3rd                      | 2025-03-03
          The day before yesterday       | 2026-02-23
          Thursday.                      | ?2026-02-19
          Tomorrow.                      |
          """)
  void looksBackWhereThePastIsAsked(String said, @Nullable String date) {
    ValueContext context = ReadValues.context(Expects.DATE, "When did it happen?", "US", null);
    assertThat(ReadValues.read(Variable.Format.DATE, said, context))
        .isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          4/3                       | GB | 2026-03-04
          4/3                       | US | 2026-04-03
          4/3                       | -  | ?2026-04-03
          25/3                      | US | 2026-03-25
          3.4.2026                  | DE | 2026-04-03
          The third of the fourth   | GB | 2026-04-03
          05-06-2026                | AU | 2026-06-05
          """)
  void ordersDayAndMonthAsTheCalleeDoes(String said, @Nullable String region, String date) {
    ValueContext context = ReadValues.context(Expects.DATE, "", region, null);
    assertThat(ReadValues.read(Variable.Format.DATE, said, context)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Same day.                      | 2026-04-14 | 2026-04-14
          The day is right.              | 2026-04-14 | 2026-04-14
          No, May.                       | 2026-04-14 | ?2026-05-14
          A week later.                  | 2026-04-14 | ?2026-04-21
          The fifteenth, not the fourteenth. | 2026-04-14 | 2026-04-15
          No, nineteen eighty one.       | 1980-04-14 | ?1981-04-14
          No, Friday.                    | 2026-04-14 | 2026-02-27
          No, February.                  | 2026-04-30 |
          """)
  void correctsOnePartOfTheDayKnown(String said, String known, @Nullable String date) {
    ValueContext context = ReadValues.context(Expects.DATE, "", "US", known);
    assertThat(ReadValues.read(Variable.Format.DATE, said, context))
        .isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not friday the day after                                | 2026-02-28
          Not Monday, the day before.                             | 2026-03-01
          My exam's on the 4th, so the day after.                 | 2026-03-05
          not tuesday the following one                           | ?2026-03-10
          tomorrow or the day after                               | ?2026-02-26
          Either the 4th or the day after that.                   | ?2026-03-04
          march third or fourth                                   | ?2026-03-03
          december third no the fifth                             | 2026-12-05
          december third, actually make it the fifth              | 2026-12-05
          the tenth of december no the twelfth                    | 2026-12-12
          Friday, not next week but the week after.               | 2026-03-13
          next week is bad, the following week tuesday            | 2026-03-10
          not this week the week after on monday                  | 2026-03-02
          the week before christmas on tuesday                    | 2026-12-15
          two days after that                                     |
          the friday before christmas                             | 2026-12-18
          the fifth at the latest                                 | ?2026-03-05
          friday or sooner                                        | ?2026-02-27
          every second friday                                     | ?2026-02-27
          the sixth or the sixteenth i can't remember             | ?2026-03-06
          the fifteenth not the fiftieth                          | 2026-03-15
          friday not saturday                                     | 2026-02-27
          tuesday isn't good thursday is                          | 2026-02-26
          ten twelve                                              | ?2026-10-12
          my mother is visiting on friday so the following monday | ?2026-03-02
          any day before easter                                   |
          the day before easter                                   | ?2026-04-04
          the first friday of every month                         | ?2026-02-27
          next month on the fifth                                 | 2026-03-05
          December sometime, on a Monday.                         | ?2026-03-02
          I can't next week but Friday is fine.                   | ?2026-02-27
          after christmas the twenty eighth                       | ?2026-12-28
          before new year's the thirtieth                         | ?2026-12-30
          over christmas                                          |
          two fridays from now                                    | ?2026-03-06
          the tenth unless it rains                               | ?2026-03-10
          twelfth please                                          | 2026-03-12
          first                                                   |
          """)
  void readsDaysByTheOneBefore(String said, @Nullable String date) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          easter sunday                 | 2026-04-05
          easter monday                 | 2026-04-06
          the tuesday after easter      | ?2026-04-07
          black friday                  | 2026-11-27
          the monday after thanksgiving | 2026-11-30
          memorial day                  | 2026-05-25
          the day after boxing day      | 2026-12-27
          two days before new year's    | 2026-12-30
          Good Friday.                  | ?2026-04-03
          Sounds good, Friday.          | 2026-02-27
          okay good friday at ten then  | 2026-02-27
          christmas week                |
          after new year's              |
          """)
  void readsHolidays(String said, @Nullable String date) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the twelth                | 2026-03-12
          december nineth           | 2026-12-09
          the forth of december     | 2026-12-04
          thurs                     | 2026-02-26
          wensday week              | 2026-03-11
          febuary second            | 2027-02-02
          march twenty twenty seven |
          """)
  void readsDaysThatAreMisspelt(String said, @Nullable String date) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          third of june seventy one no seventy two             | ?1972-06-03
          June 3rd, 1971. Sorry, 1972.                         | ?1972-06-03
          may fourth sixty two no june                         | ?1962-06-04
          4 May 62 no 26                                       | ?1962-05-04
          april second nineteen fifty not nineteen sixty       | 1950-04-02
          fourth of may sixty two no fifth of may sixty two    | 1962-05-05
          march nineteen seventy                               |
          august twenty twenty                                 |
          june nineteenth eighty                               | 1980-06-19
          june nineteen nineteen eighty                        | 1980-06-19
          nineteen fifty five march the second                 | 1955-03-02
          1962, the 4th of May                                 | 1962-05-04
          twenty twelve may fourth                             | 2012-05-04
          july fifth the year was nineteen eighty one          | 1981-07-05
          I moved here in 1985. I was born on May 4th.         |
          christmas eve nineteen seventy five                  | 1975-12-24
          boxing day 1966                                      | 1966-12-26
          halloween                                            |
          oh six oh seven seven one                            | 1971-06-07
          His is May 2nd, 1981, mine's June 3rd, 1980.         | ?1980-06-03
          she was born on the fourth of may nineteen sixty two | ?1962-05-04
          may fourth sixty two no the fifth                    | 1962-05-05
          in nineteen sixty two may the fourth                 | 1962-05-04
          five four six two                                    | 1962-05-04
          around may nineteen sixty two                        |
          """)
  void readsWhatIsSaidOfABirthInAnyOrder(String said, @Nullable String date) {
    ValueContext context =
        ReadValues.context(Expects.DATE, "What is your date of birth?", "US", null);
    assertThat(ReadValues.read(Variable.Format.DATE, said, context))
        .isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          March fourth twenty thirty five          |
          The ninth of June two thousand and forty |
          March fourth thirty five                 | 1935-03-04
          May twentieth, thirty                    | 1930-05-20
          March fourth twenty fifteen              | 2015-03-04
          """)
  void noOneIsBornInTheFuture(String said, @Nullable String date) {
    ValueContext context =
        ReadValues.context(Expects.DATE, "What is your date of birth?", "US", null);
    assertThat(ReadValues.read(Variable.Format.DATE, said, context))
        .isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The ninth of August last year. | 2025-08-09
          August ninth of last year      | 2025-08-09
          September the second last year | 2025-09-02
          On January eighth this year.   | 2026-01-08
          It was last year.              |
          """)
  void aYearBesideADayIsTheYearOfIt(String said, @Nullable String date) {
    ValueContext context =
        ReadValues.context(Expects.DATE, "When did you last see a dentist?", "US", null);
    assertThat(ReadValues.read(Variable.Format.DATE, said, context))
        .isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          What day would suit you?    | The third of May twenty twenty. |
          What date is on the letter? | The third of May twenty twenty. | 2020-05-03
          What is your D.O.B.?        | The third of May twenty twenty. | 2020-05-03
          """)
  void aDayOfThePastIsNoneThatWillBe(String asked, String said, @Nullable String date) {
    ValueContext context = ReadValues.context(Expects.DATE, asked, "US", null);
    assertThat(ReadValues.read(Variable.Format.DATE, said, context))
        .isEqualTo(ReadValues.expected(date));
  }

  private static String read(String said) {
    return ReadValues.read(Variable.Format.DATE, said);
  }
}
