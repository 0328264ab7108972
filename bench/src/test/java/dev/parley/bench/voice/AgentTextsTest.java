package dev.parley.bench.voice;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgentTextsTest {
  static List<SpokenValue> values() {
    return AgentTexts.values();
  }

  @Test
  void areSixtySentencesAndFifteenValuesOfEachKind() {
    assertThat(AgentTexts.sentences()).hasSize(60).doesNotHaveDuplicates();
    assertThat(values()).doesNotHaveDuplicates();
    assertThat(values().stream().collect(groupingBy(SpokenValue::kind, counting())).values())
        .hasSize(4)
        .containsOnly(15L);
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsReadFromItsOwnWordsAndNotFromOthers(SpokenValue value) {
    assertThat(value.readFrom(value.text()))
        .as(value.text() + " " + value.read(value.text()))
        .isTrue();
    assertThat(value.readFrom("I have it all written down.")).isFalse();
  }

  @Test
  void aPriceIsTheSameHoweverItIsWritten() {
    SpokenValue price = new SpokenValue(SpokenValue.Kind.PRICE, "15.50");
    assertThat(price.readFrom("The price is fifteen dollars and fifty cents.")).isTrue();
    assertThat(price.readFrom("The price is $15.50.")).isTrue();
    assertThat(price.readFrom("The price is $50.50.")).isFalse();
  }
}
