package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierOrLaterTest {
  private static final List<String> SLOTS =
      List.of("between eight and twelve", "between one and five");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The early one.                          | 0
          The later one, I don't get up so early. | 1
          Late, please.                           | 1
          Well, the earlier slot would be great.  | 0
          Afternoon.                              | 1
          In the morning is fine.                 | 0
          After lunch.                            | 1
          Before noon, please.                    | 0
          """)
  void isTheFirstOrTheLast(String reply, int place) {
    assertThat(EarlierOrLater.of(reply, SLOTS)).hasValue(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Good afternoon.",
        "The evening.",
        "Not the early one.",
        "The early one, no, the late one.",
        "I'm late.",
        "Later than that?"
      })
  void otherWordsAreNeither(String reply) {
    assertThat(EarlierOrLater.of(reply, SLOTS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"in the morning,in the afternoon,1", "8 am,2 pm,1", "from 5 pm,at 9 am,0"})
  void ofLabelsThatTellTheirHalfOfTheDay(String first, String second, int later) {
    assertThat(EarlierOrLater.of("The later one.", List.of(first, second))).hasValue(later);
  }

  @ParameterizedTest
  @CsvSource({"too warm,too cold", "one bag,two bags", "by card,by cheque"})
  void whatIsNoTimeOfDayIsNeither(String first, String second) {
    assertThat(EarlierOrLater.of("The later one.", List.of(first, second))).isEmpty();
  }
}
