package dev.parley.language.times;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.values.ReadValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Said on Wednesday, 25 February 2026; a question mark before the value stands for not sure. */
class AsidesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          my flight leaves on saturday so the day before           | 2026-02-27
          My husband is back on Monday. How about Tuesday?         | 2026-03-03
          my husband said monday but can we do tuesday             | 2026-03-03
          my boss wants the seventh but i'd rather the eighth      | 2026-03-08
          my last visit was on the second can we do the ninth      | 2026-03-09
          my last visit was on the second                          | ?2026-03-02
          she told me it was the third                             | ?2026-03-03
          friday is my wife's birthday                             | ?2026-02-27
          we usually meet on mondays                               | ?2026-03-02
          we leave on the fifth, so anytime before then            |
          I'm flying home on Tuesday so it needs to be before that |
          my daughter was born on the third of march twenty twelve |
          what day is it today                                     |
          what's the date on friday                                |
          is it the twenty sixth today                             |
          is the tenth a thursday                                  |
          did you say friday                                       |
          are you open saturdays                                   | ?2026-02-28
          Thursday? No, that's a holiday. Friday.                  | 2026-02-27
          friday but not before then                               | 2026-02-27
          is friday okay                                           | 2026-02-27
          i was hoping for the tenth                               | 2026-03-10
          i can start on monday                                    | 2026-03-02
          i'm off on friday                                        | 2026-02-27
          friday's my day off                                      | 2026-02-27
          friday i have time                                       | 2026-02-27
          my wife and i can do friday                              | 2026-02-27
          Thursday my husband works Tuesday.                       | ?2026-02-26
          the lady on the phone said the tenth                     | ?2026-03-10
          like i said the tenth                                    | 2026-03-10
          i'm back on the twelfth                                  | ?2026-03-12
          i have surgery on the fourth so the week after           | ?2026-03-11
          which friday                                             |
          what's today                                             |
          friday no wait                                           | ?2026-02-27
          thursday i'm home all day                                | 2026-02-26
          Today I've got the dentist, tomorrow is fine.            | 2026-02-26
          Tomorrow, I have an appointment today.                   | 2026-02-26
          The tenth's good for my husband too.                     | 2026-03-10
          Friday, I have no plans.                                 | 2026-02-27
          They all go on Saturday, I go on Sunday.                 | ?2026-03-01
          Thursday suits the vet, Friday suits me.                 | 2026-02-27
          The others come on Thursday, I can come tomorrow.        | 2026-02-26
          Mark could do Friday.                                    | ?2026-02-27
          """)
  void tellsDaysThatAnswerFromThoseThatAreToldOf(String said, @Nullable String date) {
    assertThat(ReadValues.read(Variable.Format.DATE, said)).isEqualTo(ReadValues.expected(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          At 3 I've got a dentist appointment, so not then. |
          i go to bed at ten                                |
          my apartment number is nine                       |
          I finish work at 5.                               | ?17:00
          my wife said two but i'd prefer three             | 15:00
          my husband's home at four can we do five          | 17:00
          what time is it is it two                         |
          i can leave at five                               | 17:00
          two o'clock works for my wife                     | 14:00
          i'm in a meeting at two                           | ?14:00
          do you close at five                              |
          my flatmate's home from one, I'm home at three    | ?15:00
          the tenants say nine, I'd want eight              | ?08:00
          ten for the others, eleven for me                 | ?11:00
          nine for me, six for him                          | ?09:00
          """)
  void tellsTimesThatAnswerFromThoseThatAreToldOf(String said, @Nullable String time) {
    assertThat(ReadValues.read(Variable.Format.TIME, said)).isEqualTo(ReadValues.expected(time));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          When does your flight leave?    | My flight is on Friday.           | 2026-02-27
          When is your wife back?         | My wife is back on Friday.        | 2026-02-27
          When did you start working?     | I started on the tenth of January | 2026-01-10
          """)
  void whatIsAskedForIsNoAside(String asked, String said, String date) {
    ValueContext context = ReadValues.context(Expects.DATE, asked, "US", null);
    assertThat(ReadValues.read(Variable.Format.DATE, said, context)).isEqualTo(date);
  }
}
