package dev.parley.language.times;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.values.ReadValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers beside times, where it was asked when a taxi should come. */
class OtherTimesTest {
  private static final String ASKED = "What time should the taxi pick you up?";

  private static String time(String said) {
    return ReadValues.read(
        Variable.Format.TIME, said, ReadValues.context(Expects.TIME, ASKED, "US", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terminal two",
        "terminal five",
        "exit four",
        "I'm on flight 220.",
        "flight two twenty",
        "flight BA 220",
        "it's flight number 1430",
        "gate b four",
        "Gate C 12.",
        "i'll be at door two",
        "platform nine",
        "concourse b",
        "bay ten please",
        "stand six",
        "level 3 of the garage",
        "entrance one",
        "lobby of building four",
        "we're at 12 Oak Street",
        "pick me up at nine old mill lane",
        "At 4 Elm Road.",
        "the seven train",
        "carousel three",
        "room 215",
        "two adults one child",
        "car seat for one please",
        "one suitcase",
        "two large suitcases",
        "three women",
        "there's four of us",
        "there are five",
        "a party of five",
        "we're three",
        "just one passenger",
        "she's two",
        "my son is four",
        "my mother's eighty",
        "it cost me ten last time",
        "ten quid",
        "twenty four seven",
        "one wheelchair",
        "a family of four",
        "At 4 I'm seeing the doctor, so that's out.",
        "at three i'm in court so that's no good",
        "the taxi came at five last time",
        "i called you at three",
        "my flight landed at two",
        "arrivals two",
        "five b",
        "give me ten",
        "five foot six",
        "a two bedroom house",
        "my flight number is eleven fourteen",
        "mile marker eight",
        "delta two ten",
        "me plus one",
        "we are six",
        "they're four and six",
        "four plus luggage",
        "one with a wheelchair",
        "twenty max",
        "i'm at five forty oak avenue",
        "we left at four yesterday",
      })
  void numbersOfOtherThingsAreNoTimes(String said) {
    assertThat(time(said)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at two at terminal five                    | 14:00
          Terminal 5 at 2:30.                        | 14:30
          two adults and one child at four           | 16:00
          flight 220 so let's say three              | 15:00
          there's four of us at ten                  | 10:00
          pick me up at 12 Oak Street at five        | 17:00
          at five on main street                     | 17:00
          at 5 from oak street                       | 17:00
          five please                                | 17:00
          one                                        | 13:00
          one please                                 | 13:00
          one would be good                          | 13:00
          one thirty                                 | 13:30
          half past one                              | 13:30
          one today                                  | 13:00
          it's four                                  | 16:00
          for four please                            | 16:00
          a taxi for four                            | ?16:00
          we're free at ten                          | 10:00
          I'd say three                              | 15:00
          four p.m. sharp                            | 16:00
          he's landing at three so four              | 16:00
          there's one at ten                         | 10:00
          five for the airport                       | 17:00
          room four twelve at six thirty am          | 06:30
          a 4 would be good                          | 16:00
          at ten each morning                        | 10:00
          you're ten thirty, right                   | 10:30
          four, i finished early                     | 16:00
          make it ten                                | 10:00
          ten on monday                              | 10:00
          gate four at nine thirty                   | 09:30
          two fifteen                                | 14:15
          1430                                       | 14:30
          i said three                               | 15:00
          I wanted three.                            | 15:00
          i was thinking ten                         | 10:00
          """)
  void timesBesideThemAreFound(String said, @Nullable String time) {
    assertThat(time(said)).isEqualTo(ReadValues.expected(time));
  }
}
