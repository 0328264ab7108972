package dev.parley.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in the light of what was asked: people, or money. */
class AskedNumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Me and three friends.                      | ?4
          My wife, me, and our four kids.            | ?6
          My husband and I                           | 2
          Myself plus one.                           | ?2
          Three adults and two children              | ?5
          Just me.                                   | 1
          It's me.                                   |
          Six including me.                          | 6
          Nobody.                                    | ?0
          None of your business.                     |
          Only the one.                              | 1
          The other one.                             |
          Eightish.                                  | ?8
          Thirty-odd                                 | ?30
          """)
  void countsWhoIsListed(String said, @Nullable String number) {
    assertThat(people(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We'll come by 7.                           |
          At six we'll be eight.                     | 8
          I have one question.                       |
          Twenty dollars.                            |
          I've got three cars and we're five.        | 5
          Call me at 4152223344.                     |
          Twelve percent                             |
          Six is too many.                           |
          Four of us, but two are babies.            | ?4
          Twelve guests.                             | 12
          Nine wheelchairs.                          | ?9
          My kids are five and seven.                |
          Can I bring five?                          | ?5
          does it fit five                           | ?5
          could be five                              | ?5
          Seven of us, maybe eight.                  | ?7-8
          Room 305.                                  |
          I have four kids.                          | ?4
          Not six five.                              | 5
          """)
  void passesOverWhatIsNotCounted(String said, @Nullable String number) {
    assertThat(people(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I can't do more than two thousand.         | ?2000
          We couldn't go above 20,000                | ?20000
          I'm not looking to spend over nine hundred | ?900
          Nothing above 4000.                        | ?4000
          I won't go below 300.                      | ?300
          I can't pay five hundred.                  |
          Not five hundred.                          |
          Half of what you quoted.                   |
          Half of five thousand.                     |
          Half a million.                            | 500000
          $200-$300                                  | 200-300
          2,500, 3,000.                              | ?2500-3000
          A third of my income.                      |
          Fifty percent of my savings.               |
          Fifteen percent.                           |
          Seven figures.                             |
          For two people.                            |
          Nineteen eighty.                           | ?1980
          2019                                       | 2019
          A thousand and change.                     | ?1000
          Ten or so thousand.                        | ?10000
          Five hundred euros.                        | ?500
          Just short of ten thousand                 | ?10000
          Eight hundred, give or take.               | ?800
          """)
  void readsLimitsAndSumsOfMoney(String said, @Nullable String number) {
    assertThat(money(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It was 400 before, now it's 600.           | ?600
          This year nine hundred, last year eight.   | ?900
          It used to be two thousand.                |
          It used to be two thousand, now three.     | ?3
          We paid four hundred last time.            | ?400
          It was four hundred when we talked.        | ?400
          I've got four hundred.                     | 400
          My neighbor paid nine thousand.            | ?9000
          Usually two thousand.                      | ?2000
          You told me eight hundred.                 | ?800
          I told you eight hundred.                  | 800
          My budget is eight hundred.                | 800
          Four hundred. Five hundred for my brother. |
          I'd pay nine hundred, my wife says eight.  | ?900
          No way I'm paying four hundred.            |
          I'm not going to spend four hundred.       |
          """)
  void takesWhatIsSoNow(String said, @Nullable String number) {
    assertThat(money(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How many hours a week do you work?         | I work forty hours.        | 40
          How many hours a week do you work?         | Eight hours a day.         | ?8
          How many hours a week do you work?         | Five days a week.          |
          How many bedrooms are there?               | Three bedrooms, two baths. | 3
          How many times did you call?               | Five times.                | 5
          How old are you?                           | I'm forty two years old.   | 42
          What is your monthly rent?                 | Nine hundred a month.      | 900
          Which year was it built?                   | Two thousand nine          | 2009
          """)
  void goesByTheQuestion(String asked, String said, @Nullable String number) {
    assertThat(read(said, asked)).isEqualTo(ReadValues.expected(number));
  }

  private static String people(String said) {
    return read(said, "How many people will be coming?");
  }

  private static String money(String said) {
    return read(said, "What is your budget, in dollars?");
  }

  private static String read(String said, String asked) {
    return ReadValues.read(
        Variable.Format.NUMBER, said, ReadValues.context(Expects.NUMBER, asked, "US", null));
  }
}
