package dev.parley.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PassagesTest {
  @Test
  void eachSentenceCanBeSaidAndIsFoundByThoseAroundIt() {
    var passages =
        Passages.of("One is red. Two is blue. Three is green. Four is grey. Five is not.");
    assertThat(passages)
        .extracting(Passages.Passage::said)
        .containsExactly(
            "One is red.", "Two is blue.", "Three is green.", "Four is grey.", "Five is not.");
    assertThat(passages.getFirst().passage())
        .isEqualTo("One is red. Two is blue. Three is green. Four is grey.");
    assertThat(passages.getLast().passage()).isEqualTo("Five is not.");
  }

  @Test
  void whatLeansOnTheSentenceBeforeIsSaidWithIt() {
    var passages = Passages.of("The lift is at the back. It is open at night.");
    assertThat(passages.getLast().said())
        .isEqualTo("The lift is at the back. It is open at night.");
  }

  @Test
  void paragraphsStandAlone() {
    var passages = Passages.of("Pets stay\noutside.\n\nThey may be\nbathed.");
    assertThat(passages)
        .containsExactly(
            new Passages.Passage("Pets stay outside.", "Pets stay outside."),
            new Passages.Passage("They may be bathed.", "They may be bathed."));
  }

  @Test
  void whatIsTooLongForATelephoneIsNotSaid() {
    String endless = "word ".repeat(200).strip() + ".";
    assertThat(Passages.of(endless + " Short."))
        .extracting(Passages.Passage::said)
        .containsExactly("Short.");
    assertThat(Passages.of("")).isEmpty();
    assertThat(
            Passages.of("no full stop").stream()
                .map(Passages.Passage::said)
                .collect(Collectors.joining()))
        .isEqualTo("no full stop");
  }
}
