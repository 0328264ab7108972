package dev.parley.language.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentLabelsTest {
  @ParameterizedTest
  @CsvSource({
    "take me off the list, OPTOUT",
    "does not want to be called again, OPTOUT",
    "remove number, OPTOUT",
    "opt out, OPTOUT",
    "don't call back, OPTOUT",
    "wants a call back, LATER",
    "ring later, LATER",
    "busy, LATER",
    "wrong person / not their car, WRONG",
    "wants to talk to the accountant, PERSON",
    "human, PERSON",
    "cancel the appointment,",
    "wants to talk about money,",
    "wrong number or call back,"
  })
  void someProvideForWhatIsWantedOfTheCall(String label, CalleeIntent about) {
    assertThat(IntentLabels.of(label)).isEqualTo(Optional.ofNullable(about));
  }
}
