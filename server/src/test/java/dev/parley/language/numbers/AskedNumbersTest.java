package dev.parley.language.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.values.ReadValues;
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
          The third.                                 | 3
          It's on the second floor, dear.            | 2
          Top floor, that's the fifth.               | 5
          Like I said, fourth.                       | 4
          Maybe the 4th                              | ?4
          Not the second, the third.                 | 3
          The twenty-first.                          | 21
          Use my mobile, two oh two five five five oh one zero eight. |
          12025550108                                | 12025550108
          Six.                                       | 6
          """)
  void whatIsCountedOffHasItsPlace(String said, @Nullable String number) {
    assertThat(
            ReadValues.read(
                Variable.Format.NUMBER,
                said,
                ReadValues.context(Expects.NUMBER, "Which floor are you on?", "US", null)))
        .isEqualTo(ReadValues.expected(number));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Five of us are allergic to nuts.           | ?5
          Three of the guests don't eat pork.        | ?3
          Four of us are coming.                     | 4
          Six of us in total.                        | 6
          Six of them.                               | 6
          Two have allergies.                        | ?2
          Ten have confirmed.                        | 10
          One's a toddler.                           | ?1
          We're thirty, four of them are kids.       | 30
          Forty, five of whom are vegan.             | 40
          Of the guests, seven are vegetarians.      | ?7
          Twenty five on her side.                   | ?25
          Eight to a table.                          | ?8
          Fifteen from school plus the family        | ?15
          Twelve plus the kids.                      | ?12
          Seven of the ten are coming.               | 7
          Six people, two of them vegan.             | 6
          Five. Well, six with my mother.            | ?6
          They were going to be 60, we're down to 45 | ?45
          Two high chairs.                           | ?2
          There's one vegetarian.                    | ?1
          One guest.                                 | 1
          Sixty is the final number.                 | 60
          """)
  void tellsAPartFromTheWhole(String said, @Nullable String number) {
    assertThat(people(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We should arrive around 7.                 |
          The ceremony starts at about 4.            |
          There will be around 6.                    | 6
          We'll be around thirty.                    | 30
          We're at about twenty.                     | 20
          We'll be there around 6, ten of us.        | 10
          I moved here in 2004.                      |
          The wedding is in 2027 and we're ninety.   | 90
          My son's 12.                               |
          My husband just turned sixty.              |
          My son is four and we're six.              | ?6
          My mobile's eight oh five five one two     |
          My house number is 14.                     |
          We live at 42.                             |
          I live in 42 Oak Street.                   |
          My zip is 90210.                           |
          My party is eight.                         | 8
          """)
  void takesNoTimeYearAgeOrPlaceForACount(String said, @Nullable String number) {
    assertThat(people(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Only me.                                   | 1
          Just myself.                               | 1
          Nobody but me.                             | 1
          Me and my wife.                            | 2
          My sister and me                           | 2
          My wife and I and the baby.                | ?3
          Me, my brother and his two kids.           | ?4
          """)
  void isSureOfThoseWhoAreNamed(String said, @Nullable String number) {
    assertThat(people(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How many people are you bringing?  | Just me.                  | ?1
          How many people are you bringing?  | Just her.                 | ?1
          How many of you are vegan?         | Two of us are vegan.      | 2
          How many guests are there a table? | Eight to a table.         | 8
          How much do you earn?              | I make 4,000 a month.     | 4000
          How much do you earn?              | My salary is 52,000.      | 52000
          What do you pay in rent?           | My rent is nine hundred.  | 900
          What is your current balance?      | I owe three thousand.     | 3000
          What did the house cost?           | We paid 300,000.          | 300000
          How old are you?                   | I turned fifty.           | 50
          How many pets do you have?         | One cat.                  | 1
          How many tickets do you need?      | Two, one's for my son.    | 2
          How many hours a week do you work? | Forty, ten of them by car | 40
          """)
  void takesWhatTheQuestionSpeaksOf(String asked, String said, @Nullable String number) {
    assertThat(read(said, asked)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Our rent's 1,100.                          |
          My wages are 600 a week.                   |
          We bring in about five grand a month.      | ?5000
          My wife makes fifty thousand.              | ?50000
          I still owe 3,000 on my card.              | ?3000
          We have twenty thousand saved.             | ?20000
          I could pay 150 a month.                   | ?150
          The car costs twenty thousand.             | ?20000
          My credit score is 720.                    | ?720
          I have a 2015 Honda.                       |
          There's still 90,000 on the mortgage.      | ?90000
          Our rent is 1,100 plus 200 for bills.      |
          Three small loans.                         |
          One payment.                               |
          A couple of loans                          |
          A couple grand.                            | ?2000
          One loan of ten thousand.                  | 10000
          My rent is nine hundred, I need two grand. | 2000
          I earn 4,000 a month. Ten thousand.        | 10000
          I need 5,000 for the roof.                 | 5000
          My limit is 5000.                          | 5000
          I was thinking $750.                       | 750
          The most I can do is 5000.                 | 5000
          Ten thousand over five years.              | 10000
          """)
  void tellsALoanFromOtherSums(String said, @Nullable String number) {
    assertThat(read(said, "How much would you like to borrow, in dollars? The loan they want."))
        .isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Fourteen thousand, eighteen tops.          | ?14000-18000
          Twenty thousand thirty at the outside      | ?20000-30000
          Four thousand, maybe five at a push.       | ?4000-5000
          Six thousand. Seven if I can.              | ?6000-7000
          Eight, ten thousand.                       | ?8000-10000
          12,000, 15 max                             | ?12000-15000
          Fifteen hundred, two thousand tops.        | ?1500-2000
          A hundred thousand, two hundred at most    | ?100000-200000
          Five thousand, six hundred at most.        | ?5600
          Three thousand two hundred.                | 3200
          """)
  void takesTheScaleOfALimitFromTheSumBefore(String said, @Nullable String number) {
    assertThat(money(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Three hours.                              | 180
          an hour and a quarter                     | 75
          Two hours and five minutes.               | 125
          Quarter of an hour.                       | 15
          About half an hour.                       | 30
          Maybe an hour.                            | ?60
          an hour or so                             | ?60
          Ninety seconds.                           | 1.5
          Forty minutes.                            | 40
          A day.                                    |
          An hour or two.                           | ?60-120
          An hour after lunch.                      |
          Fifteen minutes. No, half an hour.        | 30
          One minute please.                        |
          Hang on five minutes, I'm asking my wife. |
          Give me ten minutes.                      | 10
          """)
  void countsDurationsInTheUnitAskedFor(String said, @Nullable String number) {
    assertThat(read(said, "How many minutes does the drive take?"))
        .isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Three and a half years.     | 3.5
          Eighteen months.            | 1.5
          two decades                 | 20
          A year and a half, I think. | ?1.5
          Seven years.                | 7
          Ten weeks.                  |
          """)
  void countsYearsInOtherUnits(String said, @Nullable String number) {
    assertThat(read(said, "How many years have you lived there?"))
        .isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We haven't got one.            |
          I never had one.               |
          There is one in every bedroom. |
          One for each of the kids.      |
          I've got one.                  | 1
          Just one in the kitchen.       | 1
          I don't want one, I want two.  | 2
          """)
  void takesNoOneThatStandsForAThing(String said, @Nullable String number) {
    assertThat(read(said, "How many smoke alarms do you have?"))
        .isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Eighty dollars.                   |
          About sixty bucks.                |
          From ninety to a hundred and ten. |
          From ten to fifteen percent.      | 10-15
          Eighteen.                         | 18
          """)
  void takesNoSumForAPercentage(String said, @Nullable String number) {
    assertThat(read(said, "By what percent did your rent rise?"))
        .isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Oh oh seven two four one.     | 007241
          k p as in papa one nine three | KP193
          Thirty one, sixty, twelve.    | 316012
          I have three policies.        |
          Double eight one two five.    | 88125
          """)
  void readsOutWhatIsANumberByName(String said, @Nullable String number) {
    assertThat(read(said, "What is your policy number?")).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Two.            | 2
          Twelve hundred. | 1200
          """)
  void countsWhatHasANumber(String said, @Nullable String number) {
    assertThat(read(said, "How many order numbers did we give you?"))
        .isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Two hundred and another fifty.                     | ?250
          A hundred from me and two hundred from my brother. | ?300
          Fifty plus ten more.                               | ?60
          Fifty plus ten, so sixty.                          | 60
          Fifty and another fifty.                           | ?100
          Fifty now and fifty next month.                    |
          Five hundred in March and five hundred in April.   |
          Two dozen plus another dozen.                      | ?36
          """)
  void addsWhatIsToldOneByOne(String said, @Nullable String number) {
    assertThat(money(said)).isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ten tomatoes and five peppers. | ?15
          Twenty, and another six.       | ?26
          Eight plus three makes eleven. | 11
          Four in the hall and two in the yard. | ?6
          Thirty, and two for the priest. | ?32
          """)
  void addsThingsOfSeveralKinds(String said, @Nullable String number) {
    assertThat(read(said, "How many plants would you like?"))
        .isEqualTo(ReadValues.expected(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The old van had ninety, the new one has sixty.             | ?60
          The previous tank was ninety, the one we have now is sixty. | ?60
          My old one was ninety and my new one is sixty.             | ?60
          It says ninety but it's really sixty.                      | 60
          """)
  void tellsTheOldOneFromTheNew(String said, @Nullable String number) {
    assertThat(read(said, "How many liters does it hold?")).isEqualTo(ReadValues.expected(number));
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
