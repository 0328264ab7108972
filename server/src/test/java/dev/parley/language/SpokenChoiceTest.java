package dev.parley.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Choices by name and place: {@code ?} in front of one to be read back, {@code open} for none. */
class SpokenChoiceTest {
  private static final List<String> SIZES = List.of("small", "medium", "large");
  private static final List<String> PAYMENTS = List.of("credit card", "bank transfer", "cash");
  private static final List<String> PARTS = List.of("morning", "afternoon", "evening");

  private static void reads(
      List<String> labels, String asked, String said, @Nullable String choice) {
    SpokenChoice spoken = SpokenChoice.of(said, labels, asked, "");
    String read = spoken.place().isPresent() ? labels.get(spoken.place().getAsInt()) : "";
    String open = spoken.named() ? "" : "open";
    assertThat((spoken.sure() || (spoken.named() && read.isEmpty()) ? "" : "?") + read + open)
        .isEqualTo(ReadValues.expected(choice));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I'll go with medium.                                | medium
          Could I get the large, please?                      | large
          Large, please. How much is that?                    | large
          Small is enough.                                    | small
          The medium's fine.                                  | medium
          No. Large.                                          | large
          The large because we've got so much stuff.          | large
          Can you do a medium?                                | ?medium
          What about the medium?                              | ?medium
          Large?                                              | ?large
          If it fits, the small.                              | ?small
          Probably the small.                                 | ?small
          extra large                                         | ?large
          A large for my wife.                                | ?large
          We usually take the medium.                         | ?medium
          The smallest.                                       | open
          Either.                                             | ?open
          """)
  void aNameIsTaken(String said, @Nullable String choice) {
    reads(SIZES, "Would you like the small, the medium or the large box?", said, choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Anything except the large.                          |
          We don't have room for the large.                   |
          The small won't be enough.                          |
          No, not the medium.                                 |
          What does the large cost?                           |
          how big is the medium                               |
          Do you still have the large one?                    |
          Tell me about the medium.                           |
          My sister has the large.                            |
          It's a large family.                                |
          I have a small question.                            |
          There's no way the small is enough.                 |
          Both the small and the medium.                      |
          between small and medium                            |
          """)
  void whatIsRefusedAskedOrAnothersIsNot(String said, @Nullable String choice) {
    reads(SIZES, "Would you like the small, the medium or the large box?", said, choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Not medium, large.                                  | large
          Large, not medium.                                  | large
          I'd rather have medium than large.                  | medium
          medium no wait small                                | small
          Medium. Sorry, large.                               | large
          small isn't big enough so large                     | large
          small or medium, preferably medium                  | ?medium
          """)
  void theOneThatIsLeftIsMeant(String said, @Nullable String choice) {
    reads(SIZES, "Would you like the small, the medium or the large box?", said, choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The first one, please.                              | small
          third                                               | large
          the last one                                        | large
          The one in the middle.                              | medium
          Option two.                                         | medium
          Number three, please.                               | large
          option b                                            | medium
          Not the first, the second.                          | medium
          the first one no the last one                       | large
          not the first one                                   |
          The first or the second.                            |
          The second one is too small.                        |
          just a second                                       | open
          First, I have a question.                           | open
          the last time I moved                               | ?open
          second to last                                      | open
          the fourth one                                      | open
          """)
  void aPlaceNamesTheChoiceThere(String said, @Nullable String choice) {
    reads(SIZES, "Would you like the small, the medium or the large box?", said, choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Card, please.                                       | credit card
          I'll do a transfer.                                 | bank transfer
          not cash credit card                                | credit card
          No cash. Card.                                      | credit card
          My bank is closed.                                  | ?bank transfer
          I never carry cash.                                 |
          do you take cash                                    |
          cash or card                                        |
          """)
  void aWordOfALabelNamesIt(String said, @Nullable String choice) {
    reads(PAYMENTS, "How would you like to pay?", said, choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Good morning.                                       | open
          a morning appointment please                        | morning
          Mornings don't work for me.                         |
          Any time but the morning.                           |
          I'm busy in the morning.                            |
          I work mornings, so the afternoon.                  | afternoon
          morning is better than evening                      | morning
          """)
  void aGreetingOrABusyHourIsNoChoice(String said, @Nullable String choice) {
    reads(PARTS, "Would the morning, the afternoon or the evening suit you?", said, choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The first one.  | Would you like the large, the medium or the small one? | large
          The last one.   | Would you like the large, the medium or the small one? | small
          The latter.     | Is it the large or the small one?                      | small
          The first one.  | Which size would you like?                             | open
          """)
  void placesAreThoseInWhichTheyWereOffered(String said, String asked, String choice) {
    reads(SIZES, asked, said, choice);
  }
}
