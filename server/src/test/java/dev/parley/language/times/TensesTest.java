package dev.parley.language.times;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.values.ReadValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Said on Wednesday, 25 February 2026; a question mark before the value stands for not sure. */
class TensesTest {
  private static final String COMING = "Which day should our plumber come round?";

  private static String day(String asked, String said) {
    return ReadValues.read(
        Variable.Format.DATE, said, ReadValues.context(Expects.DATE, asked, "US", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it broke on the third of november",
        "we moved in on the first of october",
        "The leak started on Monday.",
        "i called you on monday",
        "It flooded on the 2nd of November.",
        "It started leaking on Saturday.",
        "i phoned on tuesday and nobody came",
        "the boiler was put in on the fifth of june",
        "You came here on the 3rd of September.",
        "My last appointment was October 9th.",
        "you people were here on october fifth",
        "We had it serviced in June, on the 9th.",
        "it happened on thursday night",
        "The heating packed up on Sunday.",
        "On Monday the pipe burst.",
        "friday we had no water",
        "We bought the house on the tenth of May.",
        "Your man didn't turn up on Tuesday.",
        "I spoke to your colleague on Friday.",
        "i paid the bill on the twelfth",
        "I was in hospital on the fifth.",
        "we lost power on monday night",
        "the washing machine died on sunday",
        "my neighbour noticed it on saturday",
        "I reported it on the sixth of January.",
        "We had a flood on the eighteenth.",
        "The tank was replaced on May 4th.",
        "i waited in for you on tuesday",
        "somebody came out on the ninth",
        "The last guy fixed it on the tenth of January.",
        "monday is when it started",
        "I saw water on the floor on Sunday",
        "They installed it in December, on the 12th.",
        "the water heater gave out on Saturday",
        "the tap was dripping on Monday",
        "your engineer never showed on Friday",
        "The toilet backed up Sunday.",
        "I was off work on Monday.",
        "I missed your call on Monday",
        "we tried to fix it on monday",
        "the drains overflowed on the fifth of January",
        "on saturday the tap came off in my hand",
        "the leak started on monday or tuesday",
        "I got a new boiler on the third.",
      })
  void whatHappenedIsNoVisit(String said) {
    assertThat(day(COMING, said)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it broke on sunday so can you come on friday            | 2026-02-27
          It flooded on the 2nd, can someone come on the 4th?     | 2026-03-04
          The pipe burst last Friday. Monday please.              | 2026-03-02
          the leak started on monday so friday would be good      | 2026-02-27
          It started leaking on Saturday. How about Thursday?     | 2026-02-26
          I wanted Monday.                                        | 2026-03-02
          i was thinking monday                                   | 2026-03-02
          I was hoping to get someone in on Monday                | 2026-03-02
          i called to book the tenth                              | 2026-03-10
          I need it fixed on Friday.                              | 2026-02-27
          i want the boiler looked at on friday                   | 2026-02-27
          I'd like it installed on the tenth                      | 2026-03-10
          I took Monday off.                                      | 2026-03-02
          we got friday off                                       | 2026-02-27
          we agreed on friday                                     | 2026-02-27
          we decided on the tenth                                 | 2026-03-10
          My preferred day is Friday.                             | 2026-02-27
          get it delivered on friday                              | 2026-02-27
          it broke and i need someone on friday                   | 2026-02-27
          The boiler broke down, I'd like Friday.                 | 2026-02-27
          we have no heating since sunday so friday               | 2026-02-27
          I said Friday.                                          | 2026-02-27
          I had Friday in mind.                                   | ?2026-02-27
          i moved things around so the tenth                      | 2026-03-10
          I cleared the tenth for you                             | 2026-03-10
          I changed my mind, Friday.                              | 2026-02-27
          i've decided on friday                                  | 2026-02-27
          Friday, I finally got the day off.                      | 2026-02-27
          come on friday when i'm back                            | 2026-02-27
          the last one was on the tenth so two weeks after that   |
          My tenant leaves on the 15th.                           | ?2026-03-15
          it broke on monday and friday would be good             | 2026-02-27
          i just opened my calendar and i have friday             | 2026-02-27
          we went with friday                                     | ?2026-02-27
          i got your letter and friday's good                     | 2026-02-27
          Sorry I missed your call. Friday.                       | 2026-02-27
          can you get started on the tenth                        | 2026-03-10
          I want the work started on Monday                       | 2026-03-02
          i wrote down friday                                     | 2026-02-27
          my meeting got moved to friday so monday                | 2026-03-02
          No later than the 9th.                                  | ?2026-03-09
          the tenants are leaving on the tenth                    | ?2026-03-10
          guests arrive on saturday                               | ?2026-02-28
          Friday is bin day                                       | ?2026-02-27
          the work needs finished by friday                       | ?2026-02-27
          the cleaner starts on the tenth                         | ?2026-03-10
          """)
  void whatIsWishedIsNoEvent(String said, @Nullable String date) {
    assertThat(day(COMING, said)).isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          i'm seeing the doctor on the ninth            |
          You can come on Monday.                       |
          the adjuster is coming on thursday            |
          I'll be back on the ninth.                    |
          we're flying home on tuesday                  |
          On Friday I'll see my lawyer.                 |
          i'd like to have it repaired on the tenth     |
          it's next monday                              |
          it's due on the tenth                         |
          i have one scheduled for the ninth            |
          could you call back on monday                 |
          ask me on monday                              |
          let's do this monday                          |
          tuesday                                       | 2026-02-24
          I can't remember, maybe the ninth             | 2026-02-09
          we could say the third                        | 2026-02-03
          I'd say the ninth.                            | 2026-02-09
          i'm thinking it was the ninth                 | 2026-02-09
          That would be the ninth.                      | 2026-02-09
          I want to say the ninth                       | 2026-02-09
          it happened on the third                      | 2026-02-03
          I can tell you it was the ninth               | 2026-02-09
          i'm pretty sure it was the ninth              | 2026-02-09
          """)
  void whatIsToComeIsNoEventOfThePast(String said, @Nullable String date) {
    assertThat(day("When did the accident happen?", said).replace("?", ""))
        .isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          What day did you want the visit?           | the third      | 2026-03-03
          What day were you thinking of?             | Monday.        | 2026-03-02
          Do you remember the day it broke?          | the third      | 2026-02-03
          When was the last visit?                   | the third      | 2026-02-03
          Can you tell me the date you bought it?    | January 9th    | 2026-01-09
          """)
  void questionsHaveTheirTense(String asked, String said, String date) {
    assertThat(day(asked, said)).isEqualTo(date);
  }
}
