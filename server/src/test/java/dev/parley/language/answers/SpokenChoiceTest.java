package dev.parley.language.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.language.values.ReadValues;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Choices by name and place: {@code ?} in front of one to be read back, {@code open} for none. */
class SpokenChoiceTest {
  private static final List<String> SIZES = List.of("small", "medium", "large");
  private static final List<String> PAYMENTS = List.of("credit card", "bank transfer", "cash");
  private static final List<String> PLANS = List.of("gold", "silver", "bronze");
  private static final String PLAN = "Would you like the gold, the silver or the bronze plan?";
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The gold costs a fortune.                           |
          Gold's a scam.                                      |
          the silver frightens me a bit                       |
          Silver is way overpriced.                           |
          The bronze feels pointless.                         |
          gold is above my budget                             |
          I tried the silver and hated it.                    |
          we used to have the gold and it didn't work for us  |
          I'm not a fan of the silver.                        |
          sick of the bronze                                  |
          The trouble with gold is the price.                 |
          the bronze looks a little thin                      |
          So the silver is thirty dollars.                    |
          the gold gets on my nerves                          |
          The silver let me down.                             |
          the gold put me off                                 |
          Bronze got worse.                                   |
          silver failed twice                                 |
          gold makes me nervous                               |
          can't stand the bronze                              |
          The gold seems like a rip-off.                      |
          gold is daylight robbery                            |
          silver is beyond our means                          |
          I regret getting the gold.                          |
          there's always a problem with the silver            |
          I've had nothing but trouble with the silver.       |
          i cancelled the gold                                |
          bronze is useless silver please                     | silver
          The gold costs too much, so silver.                 | silver
          I want to switch from bronze to silver.             | silver
          """)
  void whatIsComplainedOfIsNoChoice(String said, @Nullable String choice) {
    reads(PLANS, PLAN, said, choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          My neighbor's on the silver.                        |
          My uncle pays for the gold.                         |
          everyone at work uses the bronze                    |
          he's on the gold                                    |
          they gave my mom the silver                         |
          My mate had the gold.                               |
          grandpa's got the gold                              |
          Kevin's on the bronze.                              |
          I am currently subscribed to the gold.              |
          I'm still on the silver plan.                       | ?silver
          her parents are on the silver                       |
          People at church rave about the bronze.             |
          my ex-wife took the gold                            |
          The neighbors went with gold.                       |
          I bought the silver last year.                      |
          i tried gold once                                   |
          we pay for the silver now                           |
          we have the gold at work                            |
          I have the bronze already.                          |
          we're on silver now                                 |
          I'm a gold customer already.                        |
          I've got bronze at the moment.                      |
          i was on the silver                                 |
          I used to be on bronze.                             |
          we had the gold before                              |
          I have the silver.                                  | ?silver
          I'm on bronze and I want to keep it.                | ?bronze
          I'm on silver now and I'm happy with it, same again. | ?silver
          silver you say                                      | ?silver
          """)
  void whatIsHadIsNoChoice(String said, @Nullable String choice) {
    reads(PLANS, PLAN, said, choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I'll have the gold.                                 | gold
          Could I have silver, please?                        | silver
          We'll go with bronze for now.                       | bronze
          Sign me up for the gold.                            | gold
          put me down for silver                              | silver
          I've decided on gold.                               | gold
          Let's try the bronze.                               | bronze
          Silver makes the most sense.                        | silver
          Gold works best for us.                             | gold
          I'm happy with the silver.                          | silver
          I'd be fine with bronze.                            | bronze
          Bronze is plenty.                                   | bronze
          silver suits me fine                                | silver
          My wife and I would like the gold.                  | gold
          My choice is silver.                                | silver
          the second one you mentioned                        | silver
          The first one you said, please.                     | gold
          I like gold but let's do silver.                    | ?silver
          my husband wants the gold but I'd say silver        | ?silver
          Bronze, the gold is too expensive.                  | bronze
          I think silver would do.                            | ?silver
          I have to say gold.                                 | gold
          I'm going to take the gold.                         | gold
          I've got to go with bronze.                         | bronze
          Gold for the whole family.                          | ?gold
          bronze should be enough                             | bronze
          I'm leaning towards silver.                         | silver
          The silver one sounds good.                         | silver
          It has to be gold.                                  | gold
          I've always wanted the gold.                        | ?gold
          Silver works. Thanks.                               | silver
          Just the bronze thanks.                             | bronze
          Give me the gold, my wife loves that stuff.         | ?gold
          Is it possible to get the bronze?                   | bronze
          Silver, it's the best.                              | silver
          What's on offer is fine, gold.                      | ?gold
          My wife and I decided on silver.                    | silver
          I have bronze, I'd like silver.                     | silver
          We're on silver, upgrade us to gold.                | gold
          The kids want gold.                                 | ?gold
          silver cards for both of us                         | ?silver
          Silver, based on the price.                         | ?silver
          We'd like to start with bronze.                     | bronze
          I guess silver.                                     | ?silver
          Silver has everything I need.                       | silver
          Can you put me on the bronze?                       | ?bronze
          My vote goes to silver.                             | silver
          I'm in for the gold.                                | gold
          i want to upgrade to gold                           | gold
          """)
  void aWishIsSure(String said, @Nullable String choice) {
    reads(PLANS, PLAN, said, choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I have the silver.                                  | silver
          We've got gold already.                             | gold
          I'm on the bronze now.                              | bronze
          """)
  void whatIsHadAnswersAQuestionForIt(String said, @Nullable String choice) {
    reads(PLANS, "Which plan do you have now?", said, choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I can smell gas.              |
          There's a smell of gas.       |
          I smelled some oil yesterday. |
          We use gas.                   | gas
          It's oil, I can hear it.      | oil
          """)
  void whatIsSmeltOrHeardIsNotChosen(String said, @Nullable String choice) {
    reads(List.of("gas", "oil", "electric"), "Is it gas, oil or electric?", said, choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It used to be oil, but now it's gas.     | ?gas
          We had electric and changed over to oil. | ?oil
          I'd have preferred gas but ours is oil.  | ?oil
          It was gas and oil.                      |
          Gas, now and then oil.                   |
          """)
  void whatItIsNowCountsAndNotWhatItWas(String said, @Nullable String choice) {
    reads(List.of("gas", "oil", "electric"), "Is it gas, oil or electric?", said, choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Solar.                     | ?open
          A wood stove, I think.     | ?open
          Propane or something.      | ?open
          Gas.                       | gas
          The second one.            | oil
          """)
  void anotherOfTheKindIsNoSureChoice(String said, @Nullable String choice) {
    reads(
        List.of("gas", "oil", "electric"),
        "What do you heat with, gas, oil or electric?",
        said,
        choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It was wonderful. | open
          Awful.            | open
          Bad.              | bad
          """)
  void whatIsOfADegreeMayBeSaidInManyWords(String said, @Nullable String choice) {
    reads(List.of("good", "fair", "bad"), "How was the service?", said, choice);
  }
}
