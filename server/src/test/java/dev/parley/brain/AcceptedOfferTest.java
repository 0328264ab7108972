package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.reading.Whereabouts;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedOfferTest {
  private static Optional<String> in(String reply) {
    return AcceptedOffer.in(
        new Question(
            "Could we deliver it this Thursday?",
            reply,
            List.of(),
            Expects.OPEN,
            List.of(new Question.Choice("ok", "yes, Thursday is fine")),
            List.of()),
        new ValueContext(
            Expects.OPEN,
            "",
            LocalDateTime.of(2026, 11, 28, 10, 0),
            Whereabouts.in(ZoneOffset.UTC),
            null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Thursday works, make it the morning.  | Thursday works.
          Yes, that's me, that is fine, come early. |
          That works for us, ring the bell.     | That works for us.
          Okay, Thursday is good. Use the gate. | Okay, Thursday is good.
          """)
  void isTakenAndMoreTold(String reply, String clause) {
    assertThat(in(reply)).isEqualTo(Optional.ofNullable(clause));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thursday works, but not before ten.",
        "Friday works, make it the morning.",
        "Thursday works.",
        "Thursday works, or Friday.",
        "That works, doesn't it?",
        "That is fine, if you come late."
      })
  void elseTheWholeIsRead(String reply) {
    assertThat(in(reply)).isEmpty();
  }
}
