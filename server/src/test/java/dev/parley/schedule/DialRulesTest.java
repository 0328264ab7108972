package dev.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all | all",
        " us , De | DE,US",
        "+49 | DE",
        "+882,US | US,+882",
        "all,premium,Shared-Cost | all,premium,shared-cost",
        "+4930,+1900,GB | GB,+1900,+4930"
      })
  void readsWhatItWrites(String text, String canonical) {
    DialRules rules = DialRules.of(text);
    assertThat(rules.text()).isEqualTo(canonical);
    assertThat(DialRules.of(rules.text())).isEqualTo(rules);
  }

  @Test
  void theCallingCodeOfManyCountriesNamesThemAll() {
    assertThat(DialRules.of("+1").countries()).contains("US", "CA", "DO", "JM");
  }

  @Test
  void saysEverythingThatIsWrong() {
    assertThat(DialRules.parse("US,Narnia,+0,emergency,,premium"))
        .isInstanceOfSatisfying(
            DialRules.Result.Invalid.class,
            invalid ->
                assertThat(invalid.problems())
                    .hasSize(4)
                    .anyMatch(p -> p.contains("Narnia"))
                    .anyMatch(p -> p.contains("+0"))
                    .allMatch(p -> p.contains("premium, shared-cost, personal, pager, satellite")));
    assertThat(DialRules.parse("premium"))
        .isEqualTo(
            new DialRules.Result.Invalid(
                List.of("it names no country; write all,premium for all countries")));
  }
}
