package dev.parley.language.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeniedChoicesTest {
  private static final String ASKED = "Would you like the canoe or the kayak?";
  private static final List<String> LABELS = List.of("the canoe", "the kayak", "wrong number");

  @ParameterizedTest
  @ValueSource(
      strings = {"not the canoe", "anything but the canoe", "i don't want the canoe please"})
  void ofTwoTheOtherIsLeft(String reply) {
    assertThat(DeniedChoices.of(reply, LABELS, ASKED))
        .isEqualTo(new DeniedChoices(Set.of(0), Optional.of(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"the canoe", "not bad the canoe", "the canoe not that it matters"})
  void whatIsNotRefusedIsNotDenied(String reply) {
    assertThat(DeniedChoices.of(reply, LABELS, ASKED).places()).isEmpty();
  }

  @Test
  void ofThreeNoneIsLeft() {
    assertThat(
            DeniedChoices.of(
                "not the canoe",
                List.of("the canoe", "the kayak", "the raft"),
                "The canoe, the kayak or the raft?"))
        .isEqualTo(new DeniedChoices(Set.of(0), Optional.empty()));
  }
}
