package dev.parley.language.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnyChoiceTest {
  private static final String ASKED = "Shall we send a wreath, a bouquet or a basket?";
  private static final List<String> LABELS = List.of("a wreath", "a bouquet", "a basket");

  @ParameterizedTest
  @CsvSource({
    "a basket or a bouquet i don't mind, 2, true",
    "wreath or basket either is fine, 0, true",
    "either a bouquet or a basket whichever you've got time for, 1, true",
    "i don't mind, 0, false",
    "any of them, 0, false",
    "you choose, 0, false"
  })
  void ofAnyTheFirstNamedIsTakenOrElseTheFirstOffered(String reply, int place, boolean named) {
    assertThat(AnyChoice.of(reply, LABELS, ASKED)).contains(new AnyChoice(place, named));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whichever is cheaper",
        "i don't care for wreaths",
        "a wreath or a basket i can't decide i don't mind",
        "neither of them",
        "the basket",
        "who is calling"
      })
  void whoMindsIsNotIndifferent(String reply) {
    assertThat(AnyChoice.of(reply, LABELS, ASKED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no preference", "not decided yet"})
  void anAuthorMayProvideForIt(String label) {
    assertThat(AnyChoice.of("i don't mind", List.of("a wreath", "a bouquet", label), ASKED))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "as early as possible, 0",
    "the sooner the better, 0",
    "the later one, 1",
    "I think the later one would be better, 1",
    "whichever is sooner, 0"
  })
  void ofTimesTheEarliestOrTheLatestMayBeWanted(String reply, int place) {
    assertThat(
            AnyChoice.of(
                reply,
                List.of("between nine and one", "between one and five", "neither"),
                "Should we come between nine and one, or between one and five?"))
        .contains(new AnyChoice(place, false));
    assertThat(AnyChoice.of(reply, LABELS, ASKED)).isEmpty();
  }
}
