package dev.parley.language.phones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.values.ReadValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It's 415-555-0132.                                             | +14155550132
          (415) 555-0132                                                 | +14155550132
          415.555.0132                                                   | +14155550132
          Four one five, five five five, oh one three two.               | +14155550132
          Area code 415 and then five five five oh one three two         | +14155550132
          Two one two, triple five, oh one double nine.                  | +12125550199
          One, three one zero, five five five, zero one four seven       | +13105550147
          It's 1 617 555 0168.                                           | +16175550168
          +1 415 555 0132                                                | +14155550132
          Eight hundred, five five five, twelve twelve.                  | +18005551212
          Six one seven, five fifty-five, oh one sixty eight             | +16175550168
          Three oh five. Five five five. Zero one twenty three.          | +13055550123
          Plus four four two oh seven nine four six oh nine five eight.  | +442079460958
          Double zero four nine, eight nine, one two three four five six seven | +49891234567
          Two one two five five five oh one nine nine extension four two | +12125550199;ext=42
          212-555-0199 x 7                                               | +12125550199;ext=7
          This number is fine.                                           | +14155550100
          The same number you called.                                    | +14155550100
          Use the number you just dialed                                 | +14155550100
          My cell is 212 555 0199, no wait, 212 555 0188.                | +12125550188
          It's 2125550199, not 2125550188                                | +12125550199
          """)
  void readsNumbersInAnyGrouping(String said, @Nullable String number) {
    assertThat(read(said, "US")).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Oh two oh, seven nine four six, oh nine five eight             | GB | +442079460958
          Double oh one, two one two, five five five, oh one nine nine   | GB | +12125550199
          07700 900 123                                                  | GB | ?+447700900123
          Oh seven four double oh, one two three, four five six          | GB | +447400123456
          oh two, nine one two three, four five six seven                | AU | +61291234567
          Oh eight nine, one two three four five six seven               | DE | +49891234567
          """)
  void goesByTheNumberingPlanOfTheNumberDialled(String said, String region, String number) {
    assertThat(read(said, region)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          123 456 7890                                                   | ?+11234567890
          Home is 212 555 0199 and mobile is 917 555 0123.               | ?+19175550123
          212 555 0133. Sorry, 32.                                       | ?+12125550132
          The first part is 212, the rest is 555 0199.                   | ?+12125550199
          555 555 5555                                                   | ?+15555555555
          212 555 0199, I think.                                         | ?+12125550199
          My wife's number is 212 555 0199.                              | ?+12125550199
          Is it 212 555 0199?                                            | ?+12125550199
          """)
  void tellsWhichAreNotSure(String said, String number) {
    assertThat(read(said, "US")).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          212 555 0199 or 917 555 0123                                   | ?+12125550199
          call me at home two one two five five five oh one nine nine or at work nine one seven five five five oh one two three | ?+12125550199
          My mobile is 917 555 0123, the house is 212 555 0199.          | ?+19175550123
          212 555 0199 is my work and 917 555 0123 is my cell            | ?+19175550123
          My old number was 212 555 0199, the new one's 917 555 0123     | ?+19175550123
          It changed from 212 555 0199 to 917 555 0123.                  | ?+19175550123
          my husband's is two one two five five five oh one nine nine mine is nine one seven five five five oh one two three | ?+19175550123
          My work is 212 555 0199, but don't call me there, call 917 555 0123. | ?+19175550123
          Don't call 212 555 0199, call 917 555 0123.                    | +19175550123
          917 555 0123. The one you have, 212 555 0199, is my landlord's. | ?+19175550123
          I had 212 555 0199 but I changed it to 917 555 0123.           | ?+19175550123
          917 555 0123. That's 917 555 0123.                             | +19175550123
          I don't have a cell, my landline is 212 555 0199               | +12125550199
          Can you call me at 212 555 0199?                               | +12125550199
          """)
  void tellsWhichOfSeveralIsMeant(String said, String number) {
    assertThat(read(said, "US")).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It's 212 444, no sorry, 555 0199.                              | ?+12125550199
          nine one seven five five four no five five five oh one nine nine | ?+19175550199
          212, 555, 019. I mean 0199.                                    | ?+12125550199
          212 555 0133, no wait, 0199                                    | ?+12125550199
          nine one seven, sorry, two one two, five five five, oh one nine nine | +12125550199
          212 555 0133, sorry, 0188, sorry, 0199                         | ?+12125550199
          212 555 0199, no, the end is a 3                               | ?+12125550199
          212 555 0199 before five, 212 555 0133 after                   | ?+12125550199
          212 555 0199. Sorry, one second.                               | +12125550199
          """)
  void takesDigitsSaidAgainInTheMiddle(String said, String number) {
    assertThat(read(said, "US")).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          555 0199, area code 212                                        | +12125550199
          five five five oh one nine nine and the area code is two one two | +12125550199
          three hundred twelve five five five oh one twenty three        | +13125550123
          nine hundred and seventeen five five five oh one double nine   | +19175550199
          eight hundred five five five thirty three forty four           | +18005553344
          plus four four twenty seven nine four six oh nine five eight   | ?+442079460958
          plus four nine thirty one two three four five six seven        | ?+49301234567
          """)
  void readsGroupsInTheGroupingThatIsANumber(String said, String number) {
    assertThat(read(said, "US")).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "Room 12.",
    "212-555-01999",
    "one two three four five six seven eight nine ten",
    "Don't call me on 212 555 0199.",
    "please stop calling two one two five five five oh one nine nine",
    "I don't have a phone.",
    "'Four one five, five five five, oh one three.'",
    "212 555 019",
    "555 0132",
    "'Two one two, five five five, oh one nine nine, nine.'",
    "You have it already.",
    "What number do you have?",
    "Not this number.",
    "Is it this number you called?",
    "'My order is 4711.'",
    "Twelve."
  })
  void findsNoneWhereNoneIsWhole(String said) {
    assertThat(read(said, "US")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No, it ends in four seven.                 | ?+12125550147
          The last four are 0188.                    | ?+12125550188
          Not 99, 89.                                | ?+12125550189
          It's zero one two nine at the end.         | ?+12125550129
          The area code is 646.                      | ?+16465550199
          No.                                        |
          """)
  void correctsOnePartOfTheNumberKnown(String said, @Nullable String number) {
    ValueContext context = ReadValues.context(Expects.PHONE, "", "US", "+12125550199");
    assertThat(ReadValues.read(Variable.Format.PHONE, said, context))
        .isEqualTo(ReadValues.expected(number));
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
          Oh seven four one two                         | 07412
          415-555-0132                                  | 4155550132
          Twenty five, thirty.                          | 2530
          One two three four. No, one two three five.   | 1235
          Oh, I don't have it.                          |
          No idea.                                      |
          """)
  void readsDigitsReadOut(String said, @Nullable String digits) {
    ValueContext context = ReadValues.context(Expects.DIGITS, "", "US", null);
    assertThat(ReadValues.read(Variable.Format.NUMBER, said, context))
        .isEqualTo(ReadValues.expected(digits));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plus four four, twenty, seven nine four six, oh nine one two | +442079460912
          Four one five, five five five, thirty, two one.              | +14155553021
          Four one five, five five five, thirty two ten.               | +14155553210
          """)
  void keepsTheNoughtOfATenBeforeAPause(String said, @Nullable String number) {
    assertThat(read(said, "US")).isEqualTo(ReadValues.expected(number));
  }

  private static String read(String said, String region) {
    return ReadValues.read(
        Variable.Format.PHONE, said, ReadValues.context(Expects.PHONE, "", region, null));
  }
}
