package dev.parley.language.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.values.ReadValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Forty two.                                 | 42
          Twenty-five                                | 25
          I'm 42 years old.                          | 42
          One hundred and five.                      | 105
          A hundred                                  | 100
          Two thousand three hundred and one.        | 2301
          1,250                                      | 1250
          Three point five.                          | 3.5
          Three point oh five.                       | 3.05
          3.5                                        | 3.5
          Minus four.                                | -4
          One two three four.                        | 1234
          Five. No, six.                             | 6
          Zero.                                      | 0
          Nought point two five                      | 0.25
          Point seven.                               | 0.7
          Ninety-nine point nine percent             | 99.9
          It's around eighty.                        | 80
          Roughly two hundred, I'd say.              | 200
          We have seventeen employees.               | 17
          Just the one.                              |
          Forty, four zero.                          |
          Double seven three.                        | 773
          About a dozen.                             | 12
          Two dozen                                  | 24
          Half a dozen.                              | 6
          A couple.                                  | 2
          A couple hundred                           | 200
          A couple of thousand.                      | 2000
          A hundred and twenty five thousand         | 125000
          Six and a half.                            | 6.5
          Three and a half million                   | 3500000
          One and a quarter million.                 | 1250000
          A million and a half                       | 1500000
          A quarter of a million.                    | 250000
          Three quarters of a million                | 750000
          Half a thousand.                           | 500
          One point two million                      | 1200000
          1.5 million                                | 1500000
          Twelve hundred.                            | 1200
          Forty-five hundred                         | 4500
          Two hundred grand.                         | 200000
          Six grand                                  | 6000
          80k                                        | 80000
          Eighty K a year.                           | 80000
          £35k                                       | 35000
          $2m                                        | 2000000
          Two lakh.                                  | 200000
          Three million, two hundred thousand        | 3200000
          Two thousand, four hundred, ninety nine    | 2499
          Thousand.                                  | 1000
          Hundred and thirty.                        | 130
          Thousand two hundred                       | 1200
          A few hundred.                             |
          Three eighty K                             | 380000
          One twenty thousand.                       | 120000
          Four million five.                         | ?4500000
          Six thousand five                          | ?6500
          Two thousand three.                        | ?2003
          Two thousand and three.                    | 2003
          Five thousand five hundred                 | 5500
          Four fifths.                               | ?0.8
          Five sixths                                |
          Two thirds of it.                          |
          The thirty first.                          |
          Low six figures.                           |
          """)
  void readsNumbersInWordsAndDigits(String said, @Nullable String number) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nineteen dollars.                          | 19
          $19.95                                     | 19.95
          Nineteen dollars and ninety-five cents.    | 19.95
          Nineteen dollars ninety-five               | 19.95
          A dollar fifty.                            | 1.5
          Five bucks                                 | 5
          Forty quid.                                | 40
          Two pounds fifty                           | 2.5
          Seven euros and nine cents.                | 7.09
          Sixty cents.                               | 0.6
          Ninety-nine p                              | 0.99
          Twelve hundred dollars                     | 1200
          One thousand two hundred and fifty dollars | 1250
          A hundred and one dollars and one cent.    | 101.01
          It was 1,299 dollars.                      | 1299
          """)
  void readsMoney(String said, @Nullable String number) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Between twenty and thirty.                 | 20-30
          Somewhere between 200 and 300              | 200-300
          Five to seven.                             | 5-7
          From eight to twelve people                | 8-12
          5-10                                       | 5-10
          Twenty to thirty thousand.                 | 20000-30000
          Two to three hundred                       | 200-300
          Between one and two million dollars.       | 1000000-2000000
          Five hundred to a thousand.                | 500-1000
          Sixty to seventy percent                   | 60-70
          Forty to fifty k.                          | 40000-50000
          Two or three.                              | ?2-3
          Ten or twelve, maybe.                      | ?10-12
          Three to four hundred thousand.            | 300000-400000
          A hundred to three hundred thousand        | 100000-300000
          Fifty to a hundred thousand.               | 50000-100000
          Four hundred to a million.                 | ?400-1000000
          One fifty to two hundred thousand          | ?150000-200000
          Ten to fifteen hundred.                    | 1000-1500
          200 to 300,000                             | ?200-300000
          Five k to eight.                           | ?5000-8000
          Eight nine hundred                         | ?800-900
          Ten, twelve people.                        | ?10-12
          Seven eight.                               | ?7-8
          Not seven eight.                           | 8
          Forty forty five thousand                  | ?40000-45000
          Six grand eight, tops.                     | ?6000-8000
          Eight, maybe nine.                         | ?8-9
          Nine or maybe eight                        | ?8-9
          Fourteen or forty.                         |
          Three forty.                               | ?340
          """)
  void keepsTheEndsOfARange(String said, @Nullable String number) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nineteen eighty-eight.                     | 1988
          Twenty twenty-four                         | 2024
          Two thousand and nine.                     | 2009
          Nineteen oh six                            | 1906
          Two fifty.                                 | ?250
          Twelve ninety nine                         | ?1299
          At least sixty.                            | ?60
          More than a thousand                       | ?1000
          Under five hundred.                        | ?500
          Up to twenty                               | ?20
          Thirty plus.                               | ?30
          Maybe four.                                | ?4
          I think it's eleven.                       | ?11
          Nine, I guess.                             | ?9
          Fifteen, sorry, fifty.                     | 50
          Not fifteen, fifty.                        | 50
          Thirty. Actually, make that forty.         | 40
          Three out of ten                           | 3
          """)
  void tellsWhatIsSureFromWhatIsNot(String said, @Nullable String number) {
    assertThat(read(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource({"Oh seven, ?2007", "Eighty two., ?1982", "Nineteen ninety one, 1991", "2013, 2013"})
  void readsAYearInFullWhereOneIsAsked(String said, String year) {
    ValueContext context =
        ReadValues.context(Expects.NUMBER, "Which year was the house built?", "US", null);
    assertThat(ReadValues.read(Variable.Format.NUMBER, said, context)).isEqualTo(year);
  }

  @ParameterizedTest
  @CsvSource({
    "A few.",
    "Nothing.",
    "Several thousand people know that",
    "That one.",
    "The first one, please.",
    "No one told me.",
    "One of those.",
    "One moment please.",
    "Just a second.",
    "At three o'clock.",
    "At 2:30.",
    "'Twenty four seven.'",
    "Fifty-fifty.",
    "24/7",
    "My 401k.",
    "'I have two kids and nine cats.'",
    "Did you say fifty?",
    "March 3rd",
    "A hundred percent sure.",
    "I don't know.",
    "Who's calling?"
  })
  void findsNoNumberWhereNoneIsMeant(String said) {
    assertThat(read(said)).isEmpty();
  }

  private static String read(String said) {
    return ReadValues.read(Variable.Format.NUMBER, said);
  }
}
